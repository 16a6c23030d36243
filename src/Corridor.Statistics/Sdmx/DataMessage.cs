using Corridor.Reference;
using Corridor.Statistics.Store;

namespace Corridor.Statistics.Sdmx;

/// <summary>What the head of every message says.</summary>
/// <param name="Id">The id of the message.</param>
/// <param name="Prepared">When it was made.</param>
/// <param name="Self">The address that it answers.</param>
/// <param name="Root">The address of the API.</param>
/// <param name="Version">The version of the API.</param>
/// <param name="Language">The language of names that are told once.</param>
internal sealed record MessageHead(string Id, DateTimeOffset Prepared, string Self, string Root, SdmxVersion Version, Language Language)
{
    public string PreparedText => TradeCodes.Moment(Prepared.AddTicks(-(Prepared.Ticks % TimeSpan.TicksPerSecond)))!;

    /// <summary>The address of an artefact.</summary>
    public string AddressOf(Artefact artefact) => Version == SdmxVersion.V1
        ? $"{Root}/{artefact.Resource}/{artefact.Agency}/{artefact.Id}/{artefact.Version}"
        : $"{Root}/structure/{(artefact is ActualContent ? "dataconstraint" : artefact.Resource)}/{artefact.Agency}/{artefact.Id}/{artefact.Version}";
}

/// <summary>Figures with all that a writer needs to tell them. They are read anew each time, so that nothing has to be kept.</summary>
internal sealed record DataMessage(MessageHead Head, SdmxFormat Format, TradeQuery Query, TradeCodes Codes, TradeStructures Structures, StoreFile File)
{
    /// <summary>After so many figures a writer lets its stream be sent.</summary>
    public const int Step = 512;

    public Language Language => Head.Language;

    public Dataflow Flow => Structures.Flow;

    /// <summary>The figures in their order.</summary>
    public IEnumerable<Observation> Read(StoreFile.Lease lease)
    {
        using var command = lease.Command(TradeSql.Ordered(Query, Codes, File));
        command.UseStreamingMode = true;
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return ObservationSql.Of(rows, File) is var o && rows.GetBoolean(20) ? o with { IsWithdrawn = true } : o;
        }
    }

    /// <summary>The value of a figure in a dimension, time among them.</summary>
    public string Key(Observation o, int place) => place == TradeQuery.Time ? SdmxPeriod.Text(o.Period) : Codes.Code(o, place);

    /// <summary>Whether two figures are of one series.</summary>
    public bool IsSameSeries(Observation a, Observation b)
    {
        foreach (var place in Query.SeriesDimensions)
        {
            if (Key(a, place) != Key(b, place))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether two figures are of one data set: what holds and what was withdrawn are two, and with history each dissemination is one.</summary>
    public bool IsSameDataSet(Observation a, Observation b) => a.IsWithdrawn == b.IsWithdrawn
        && (!Query.IncludeHistory || (Codes.ValidFrom(a) == Codes.ValidFrom(b) && Codes.ValidTo(a) == Codes.ValidTo(b)));

    /// <summary>What is to be done with what the message holds, but for what was withdrawn.</summary>
    public string Action => Query.UpdatedAfter is null ? "Information" : "Append";

    /// <summary>What is to be done with the data set of a figure: changes are added to what the client has, what was withdrawn is deleted.</summary>
    public string ActionOf(Observation o) => o.IsWithdrawn ? "Delete" : Action;

    /// <summary>The attributes that are told of observations.</summary>
    public IEnumerable<SdmxComponent> Attributes => Query.Attributes.Select(a => TradeComponents.Attributes[a]);

    /// <summary>The name of a code in the language of the message; the code itself where it has none.</summary>
    public string Name(SdmxComponent component, string code) => Structures.Find(component.List, code)?.Name.In(Language) is { Length: > 0 } name ? name : code;

    public static string Text(decimal value) => Decimals.Text(value);

}
