using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Corridor.Measures.Duties;
using Corridor.Reference.Economies;
using Corridor.Reference.Packs.Importing;
using Corridor.Reference.Time;

namespace Corridor.Measures.Charges;

/// <summary>
/// Reads the notes «С» to the Common Customs Tariff of the Eurasian Economic Union (Council Decision No 80 of
/// 14 September 2021): "Ставка ввозной таможенной пошлины в размере 0 (ноль) % от таможенной стоимости применяется с
/// 01.01.2022 по 31.12.2023 включительно." A wording counts as read only where every word of it was used; any other
/// is kept as text.
/// </summary>
public static partial class TariffNoteText
{
    /// <summary>A note longer than this is no note of the tariff.</summary>
    public const int MostCharacters = 4000;

    private static readonly string[] Months =
        ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];

    private static readonly TariffNoteReading NotRead = new(TariffNoteKind.NotUnderstood, [], null);

    /// <summary>Reads a note; a wording that is not known in full gives <see cref="TariffNoteKind.NotUnderstood"/>.</summary>
    public static TariffNoteReading Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > MostCharacters)
        {
            return NotRead;
        }

        var wording = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace('–', '-').Replace('—', '-');
        if (Repeal().Match(wording) is { Success: true } repeal)
        {
            return Act(repeal) is { } by ? new TariffNoteReading(TariffNoteKind.Repealed, [], by) : NotRead;
        }

        if (Opening().Match(wording) is not { Success: true } opening)
        {
            return NotRead;
        }

        var rates = ImmutableArray.CreateBuilder<TariffNoteRate>();
        var at = opening.Length;
        while (true)
        {
            var clause = Clause().Match(wording, at);
            if (!clause.Success || Rate(clause) is not { } rate)
            {
                return NotRead;
            }

            rates.Add(rate);
            at += clause.Length;
            if (wording[at..] == ".")
            {
                return new TariffNoteReading(TariffNoteKind.Rates, rates.ToImmutable(), null);
            }

            if (!wording.AsSpan(at).StartsWith(", "))
            {
                return NotRead;
            }

            at += 2;
        }
    }

    private static TariffNoteRate? Rate(Match clause)
    {
        // "10 % от таможенной стоимости, но не менее 1,5 евро за 1 шт,": what remains is the wording of the tariff's own rates.
        var printed = clause.Groups["rate"].Value.TrimEnd(',', ' ');
        var text = Zero().Replace(printed, "0").Replace(" от таможенной стоимости", "", StringComparison.Ordinal);
        text = Percent().Replace(text, "$1");
        if (!printed.Contains('%', StringComparison.Ordinal) || !EaeuDutyText.TryParse(text, out var rate, out _))
        {
            return null;
        }

        DateOnly? from = null, to = null;
        CitedAct? starts = null;
        if (clause.Groups["from"] is { Success: true } first)
        {
            if (Day(first.Value) is not { } day)
            {
                return null;
            }

            from = day;
        }

        if (clause.Groups["to"] is { Success: true } last)
        {
            if (Day(last.Value) is not { } day)
            {
                return null;
            }

            to = day;
        }

        if (clause.Groups["number"].Success)
        {
            if (Act(clause) is not { } act)
            {
                return null;
            }

            starts = act;
        }

        var days = new DateRange(from, to);
        if (!days.IsOrdered || (starts is not null && to < starts.Date))
        {
            return null;
        }

        EconomyCode? area = null;
        if (clause.Groups["member"] is { Success: true } member)
        {
            if (!EconomyWords.Of(typeof(TariffNoteText).Assembly, "eaeu-temporary-rates").TryGetValue(member.Value, out var code))
            {
                return null;
            }

            area = code;
        }

        // A rate for all goods, everywhere and always would be the tariff's own; such a wording was misread.
        if (days == DateRange.Always && starts is null && area is null && !clause.Groups["goods"].Success)
        {
            return null;
        }

        return new TariffNoteRate(text, rate, days, starts, area, clause.Groups["goods"] is { Success: true } goods ? goods.Value.Trim() : null);
    }

    private static CitedAct? Act(Match match) =>
        Day(match.Groups["of"].Value) is { } day ? new CitedAct($"Решение {match.Groups["body"].Value} от {match.Groups["of"].Value} № {match.Groups["number"].Value}", day) : null;

    private static DateOnly? Day(string text)
    {
        if (DateOnly.TryParseExact(text, "dd.MM.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return Plausible(day);
        }

        var words = text.Split(' ');
        return words.Length == 4 && Array.IndexOf(Months, words[1]) is var month and >= 0
            && DateOnly.TryParseExact($"{words[2]}-{month + 1:00}-{words[0].PadLeft(2, '0')}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
            ? Plausible(day) : null;
    }

    private static DateOnly? Plausible(DateOnly day) => day.Year is >= 1990 and < 2200 ? day : null;

    private const string Date = @"(?:\d{2}\.\d{2}\.\d{4}|\d{1,2} [а-я]{3,8} \d{4} г\.)";

    private const string Decision = @"Решени(?:я|ем) (?<body>(?:Совета|Коллегии) Евразийской экономической комиссии)(?: от)? (?<of>\d{1,2} [а-я]{3,8} \d{4} г\.) № (?<number>\d{1,4})";

    private const string Period = $"(?:с (?<from>{Date})|с даты вступления в силу {Decision})?(?: ?по (?<to>{Date}) включительно)?";

    private const string Scope = @"(?: ?в отношении товаров(?:, ввозимых в (?<member>[А-Я][а-я]+ [А-Я][а-я]+)|(?<goods> [^.]{3,2000}?)))?";

    [GeneratedRegex($@"^Примечание утратило силу в соответствии с {Decision}\.$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Repeal();

    [GeneratedRegex("^Ставка ввозной таможенной пошлины ", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Opening();

    // "в размере R применяется с A по B", "с A - в размере R", "в размере R - с A по B", each for all goods or for some.
    [GeneratedRegex($@"\G(?:в размере (?<rate>\d[^;]{{0,200}}?) применяется (?:{Period})?{Scope}|(?:{Period}) - в размере (?<rate>\d[^;]{{0,200}}?){Scope}|в размере (?<rate>\d[^;]{{0,200}}?) - (?:{Period}){Scope})(?=\.$|, с (?:\d|даты )|, в размере )", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Clause();

    [GeneratedRegex(@"\b0 ?\(ноль\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Zero();

    [GeneratedRegex(@"(\d) ?%", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Percent();
}
