using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Economies;
using Corridor.Statistics.Store;
using DuckDB.NET.Data;

namespace Corridor.Statistics.Loading;

/// <summary>
/// Imports a file of figures as a release of a data set. The work is done in a file of its own beside the store's,
/// by the embedded engine, in bounded memory; only when everything is done does the new file take the place of the
/// old, so an import is there whole or not at all.
/// </summary>
public sealed class StatisticsImport
{
    private readonly StatisticsStore store;
    private readonly EconomyCatalogue economies;

    /// <summary>Imports into a store, with the economies that codes and names are looked up among.</summary>
    public StatisticsImport(StatisticsStore store, EconomyCatalogue economies) => (this.store, this.economies) = (store, economies);

    /// <summary>Imports; what is wrong with the whole of the file is a fault, and then nothing has changed.</summary>
    public bool TryRun(ImportRequest request, [NotNullWhen(true)] out ImportReport? report, [NotNullWhen(false)] out Fault? fault)
    {
        StatisticsTexts.Register();
        report = null;
        if (request.Dataset.Length is 0 or > 60 || request.Dataset.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
        {
            fault = new Fault("statistics.dataset", Fault.Quote(request.Dataset));
            return false;
        }

        if (!TryFormats(request, out var formats, out fault))
        {
            return false;
        }

        ReleaseFolder folder;
        try
        {
            folder = ReleaseFolder.Lock(store.Cache);
        }
        catch (IOException e) when (ImportInput.IsDiskFull(e))
        {
            fault = new Fault("statistics.diskFull", store.Cache);
            return false;
        }
        catch (IOException)
        {
            fault = new Fault("statistics.busy");
            return false;
        }
        catch (UnauthorizedAccessException e)
        {
            fault = new Fault("folder.unwritable", store.Cache, e.Message, "--cache");
            return false;
        }

        using (folder)
        {
            // What another process imported in between is what this import goes on from.
            store.Refresh();
            var next = folder.Next();
            var part = StoreBuilder.PartOf(next);
            try
            {
                if (!ImportInput.TryOpen(request, part + ".work", out var input, out fault))
                {
                    return false;
                }

                using (input)
                {
                    using (var run = new ImportRun(store.Current, part, request, input, formats, economies))
                    {
                        if (!run.TryFill(out report, out fault))
                        {
                            return false;
                        }
                    }

                    File.Move(part, next);
                    folder.Publish(next);
                }

                store.Refresh();
                return true;
            }
            catch (ReleaseMerge.TooManyDisagreeException)
            {
                fault = new Fault("statistics.disagreeMany", ReleaseMerge.MostDisagreements.ToString(CultureInfo.InvariantCulture));
                report = null;
                return false;
            }
            catch (Exception e) when (e is DuckDBException or IOException or InvalidDataException)
            {
                fault = IsDiskFull(e) ? new Fault("statistics.diskFull", Path.GetDirectoryName(next)!) : new Fault("statistics.engine", Fault.Quote(FirstLine(e.Message)));
                report = null;
                return false;
            }
            finally
            {
                StoreBuilder.Remove(part);
                foreach (var left in new[] { part + ".work", part + ".tmp" }.Where(Directory.Exists))
                {
                    Directory.Delete(left, recursive: true);
                }
            }
        }
    }

    private static bool TryFormats(ImportRequest request, out ImmutableArray<FormatMapping> formats, [NotNullWhen(false)] out Fault? fault)
    {
        fault = null;
        formats = FormatMapping.Known;
        if (request.Format is not { } name)
        {
            return true;
        }

        if (FormatMapping.Known.FirstOrDefault(f => f.Name == name) is { } known)
        {
            formats = [known];
            return true;
        }

        if (!File.Exists(name))
        {
            fault = new Fault("statistics.formatUnknown", Fault.Quote(name), string.Join(", ", FormatMapping.Known.Select(f => f.Name)));
            return false;
        }

        if (!FormatMapping.TryRead(name, out var own, out fault))
        {
            return false;
        }

        formats = [own];
        return true;
    }

    private static bool IsDiskFull(Exception e) => (e is IOException io && ImportInput.IsDiskFull(io))
        || e.Message.Contains("No space left on device", StringComparison.OrdinalIgnoreCase) || e.Message.Contains("disk full", StringComparison.OrdinalIgnoreCase)
        || e.Message.Contains("max_temp_directory_size", StringComparison.OrdinalIgnoreCase);

    private static string FirstLine(string text) => text.Split('\n')[0];
}
