using System.CommandLine;
using Corridor.Reference;
using Corridor.Reference.Packs;
using Corridor.Support.Programmes;

namespace Corridor.Commands;

/// <summary><c>corridor pack build</c>, <c>pack check</c>, <c>pack list</c>.</summary>
internal static class PackCommands
{
    public static Command Make(Language language, Func<ParseResult, CommandRun> run)
    {
        var kinds = string.Join(", ", Workspace.Imports.Select(i => i.Kind));
        var command = new Command("pack", Texts.Get(language, "cli.pack"));

        var kind = new Argument<string>("KIND") { Description = Texts.Format(language, "cli.pack.kind", kinds) };
        var from = new Option<string>("--from") { Description = Texts.Get(language, "cli.pack.from"), Required = true };
        var build = new Command("build", Texts.Get(language, "cli.pack.build")) { kind, from };
        build.SetAction(parse => Build(run(parse), parse.GetValue(kind)!, parse.GetValue(from)!));

        var check = new Command("check", Texts.Get(language, "cli.pack.check"));
        check.SetAction(parse => Check(run(parse)));

        var list = new Command("list", Texts.Get(language, "cli.pack.list"));
        list.SetAction(parse => List(run(parse)));

        command.Add(build);
        command.Add(check);
        command.Add(list);
        return command;
    }

    private static int Build(CommandRun run, string kind, string from)
    {
        var chosen = Workspace.Imports.Where(i => i.Kind == kind || (kind == "all" && !i.IsForOwnFiles)).ToList();
        if (chosen.Count == 0)
        {
            return run.Fail(new Fault("pack.unknown", Fault.Quote(kind), string.Join(", ", Workspace.Imports.Select(i => i.Kind).Append("all"))));
        }

        if (!Directory.Exists(from))
        {
            return run.Fail(new Fault("file.missing", from));
        }

        var workspace = run.Workspace;
        Workspace.NeedWritable(workspace.Data, "--data");
        foreach (var import in chosen)
        {
            // A pack is made aside, checked whole, and only then takes the place of the one before.
            var target = Path.Combine(workspace.Data, import.Pack);
            var part = Path.Combine(workspace.Data, ".part-" + import.Kind);
            try
            {
                Directory.CreateDirectory(part);
                var faults = import.Build(from, part).ToList();
                if (faults.Count == 0)
                {
                    var (packKind, name) = (import.Pack[..import.Pack.IndexOf('/')], import.Pack[(import.Pack.IndexOf('/') + 1)..]);
                    var pack = Pack.Open(part, packKind, name, faults);
                    if (pack is not null)
                    {
                        faults.AddRange(Workspace.Check.Check(pack));
                    }
                }

                if (faults.Count > 0)
                {
                    return run.Fail(faults.Prepend(new Fault("pack.notBuilt", import.Pack)));
                }

                if (Directory.Exists(target))
                {
                    Directory.Delete(target, recursive: true);
                }

                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                Directory.Move(part, target);
            }
            finally
            {
                if (Directory.Exists(part))
                {
                    Directory.Delete(part, recursive: true);
                }
            }

            WriteNotice(workspace.Data);
            run.Out.WriteLine(run.Json ? System.Text.Json.JsonSerializer.Serialize(new { pack = import.Pack, built = true }) : run.T("cli.pack.built", import.Pack, Rows(target)));
        }

        return Exit.Done;
    }

    private static int Check(CommandRun run)
    {
        var workspace = run.Workspace;
        var bad = 0;
        var packs = PackLibrary.Folders(workspace.Data).ToList();
        if (packs.Count == 0)
        {
            return run.Fail(new Fault("pack.none", workspace.Data));
        }

        foreach (var (path, folder) in packs)
        {
            var faults = new List<Fault>();
            var pack = Pack.Open(folder, path[..path.IndexOf('/')], path[(path.IndexOf('/') + 1)..], faults);
            if (pack is not null)
            {
                faults.AddRange(Workspace.Check.Check(pack));
            }

            bad += faults.Count > 0 ? 1 : 0;
            if (run.Json)
            {
                run.Out.WriteLine(System.Text.Json.JsonSerializer.Serialize(new
                {
                    pack = path,
                    good = faults.Count == 0,
                    faults = faults.Select(f => new { f.Code, file = f.Place?.File, line = f.Place?.Line, column = f.Place?.Column, field = f.Place?.Field, message = f.Message(run.Language) }),
                }, Api.JsonForm.Options));
                continue;
            }

            run.Out.WriteLine(faults.Count == 0 ? run.T("cli.pack.good", path, Rows(folder)) : run.T("cli.pack.bad", path, faults.Count));
            foreach (var fault in faults)
            {
                run.Out.WriteLine("  " + fault.Message(run.Language));
            }
        }

        return bad > 0 ? Exit.Negative : Exit.Done;
    }

    private static int List(CommandRun run)
    {
        var workspace = run.Workspace;
        foreach (var pack in workspace.Library.Packs)
        {
            var m = pack.Manifest;
            run.Out.WriteLine(run.Json
                ? System.Text.Json.JsonSerializer.Serialize(new { pack = m.Path, title = m.Title.In(run.Language), m.Edition, m.Publisher, m.Licence, coverage = m.Coverage.Days.ToString(), complete = m.Coverage.IsComplete, pack.Hash }, Api.JsonForm.Options)
                : $"{m.Path}\t{m.Edition}\t{m.Title.In(run.Language)}");
        }

        foreach (var refused in workspace.Library.Refused)
        {
            run.Error.WriteLine(run.T(refused.LastGoodInUse ? "cli.pack.refusedLastGood" : "cli.pack.refused", refused.Path));
            run.Fail(refused.Faults);
        }

        return workspace.Library.Refused.IsEmpty ? Exit.Done : Exit.Negative;
    }

    // The notice says whose facts the packs carry over; it is made from the manifests so that none is forgotten.
    private static void WriteNotice(string data)
    {
        var text = new System.Text.StringBuilder(Texts.Get(Language.En, "notice.head")).Append('\n');
        foreach (var (path, folder) in PackLibrary.Folders(data))
        {
            if (Pack.Open(folder, path[..path.IndexOf('/')], path[(path.IndexOf('/') + 1)..], [])?.Manifest is not { } m)
            {
                continue;
            }

            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n{path}: {m.Title.In(Language.En)}\n  {m.Publisher}. {m.Licence}.{(m.Url is null ? "" : " " + m.Url)}\n");
            foreach (var s in m.Sources)
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  - {s.Title}. {s.Publisher}. {s.Licence}.{(s.Url is null ? "" : " " + s.Url)}\n");
            }

            // Programmes name their sources each in its own file.
            foreach (var s in path == ProgrammeLibrary.Pack ? ProgrammeLibrary.Sources(folder) : [])
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  - {s.Title.Resolve(Language.En).Text}.{(s.AsOf is null ? "" : $" {s.AsOf}.")}{(s.Url is null ? "" : " " + s.Url)}\n");
            }
        }

        File.WriteAllText(Path.Combine(data, "NOTICE"), text.ToString());
    }

    private static int Rows(string folder)
    {
        var pack = Pack.Open(folder, "", "", []);
        return pack?.Manifest.Tables.Keys.Sum(t => pack.Table(t).Count) ?? 0;
    }
}
