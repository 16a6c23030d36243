using System.Collections.Immutable;
using System.Globalization;
using Corridor.Reference;
using Corridor.Reference.Currencies;
using Corridor.Reference.Economies;
using Corridor.Reference.Time;
using Corridor.Statistics.Indicators;

namespace Corridor.Statistics.Briefing;

/// <summary>
/// Puts a briefing into words as trade officers publish them. What has no value is never said; a note names it.
/// </summary>
public sealed class BriefingWriter
{
    private const int MostListed = 3;

    private readonly Language language;
    private readonly Func<CurrencyCode, LocalizedText> currencies;
    private readonly List<BriefingParagraph> paragraphs = [];
    private readonly List<string> notLoaded = [];
    private readonly List<string> notDefined = [];

    private BriefingWriter(Language language, Func<CurrencyCode, LocalizedText> currencies)
    {
        this.language = language;
        this.currencies = currencies;
    }

    /// <summary>The text of a briefing.</summary>
    /// <param name="briefing">What to say.</param>
    /// <param name="language">In which language.</param>
    /// <param name="currencies">The word that follows a sum of a currency (<see cref="NameForms.After"/>).</param>
    public static BriefingText Write(TradeBriefing briefing, Language language, Func<CurrencyCode, LocalizedText> currencies)
    {
        StatisticsTexts.Register();
        var writer = new BriefingWriter(language, currencies);
        foreach (var statement in briefing.Statements)
        {
            switch (statement)
            {
                case TradeStatement trade:
                    writer.Trade(trade);
                    break;
                case InvestmentStatement investment:
                    writer.Investment(investment);
                    break;
            }
        }

        writer.End(briefing);
        return new BriefingText(language, [.. writer.paragraphs]);
    }

    private void Trade(TradeStatement trade)
    {
        var subject = trade.Counterpart is null ? "world" : "pair";
        var text = new Composition(language);
        void Level(string measure, Figure level, Figure? growth, string growthName) => text.Add($"briefing.level.{measure}.{subject}", When(trade.Period), Of(trade.Reporter), With(trade.Counterpart), Money(level),
            Said(growth, growthName, trade) ? Change(growth!, trade.Period) : "", Goods(trade.Goods));
        if (Said(trade.Level, "level", trade))
        {
            Level(Word(trade.Measure), trade.Level, trade.Growth, "growth");
            Whole(text, trade);
            text.Add("briefing.stop");
            Flows(text, trade);
        }
        else if (trade is { Exports.IsDefined: true, Imports.IsDefined: false })
        {
            // Of a trade that is known one way only, that way is told, and what is missing is named.
            Level(Word(TradeMeasure.Exports), trade.Exports, trade.ExportGrowth, "exportGrowth");
            Said(trade.Imports, "imports", trade);
            text.Add("briefing.stop");
        }
        else if (trade is { Imports.IsDefined: true, Exports.IsDefined: false })
        {
            Level(Word(TradeMeasure.Imports), trade.Imports, trade.ImportGrowth, "importGrowth");
            Said(trade.Exports, "exports", trade);
            text.Add("briefing.stop");
        }
        else
        {
            return;
        }

        Close(BriefingPart.Trade, text);

        text = new Composition(language);
        if (trade.Drivers is { } drivers)
        {
            var moved = drivers.Where(d => d.Contribution.IsDefined && BriefingNumbers.Sign(d.Contribution) != 0).ToList();
            List(text, "briefing.drivers.up", moved.Where(d => d.Contribution.Value > 0).OrderByDescending(d => d.Contribution.Value), Driver);
            List(text, "briefing.drivers.down", moved.Where(d => d.Contribution.Value < 0).OrderBy(d => d.Contribution.Value), Driver);
            Missing(drivers.IsEmpty, MissingReason.NotLoaded, "drivers", trade);
        }

        Largest(text, trade, trade.LargestExports, trade.ExportsListedBy, "exports");
        Largest(text, trade, trade.LargestImports, trade.ImportsListedBy, "imports");
        Close(BriefingPart.Goods, text);

        text = new Composition(language);
        if (trade.Counterpart is { } counterpart)
        {
            Fit(text, trade, trade.Complementarity, trade.Reporter, counterpart);
            Fit(text, trade, trade.ReverseComplementarity, counterpart, trade.Reporter);
            if (Said(trade.Intensity, "intensity", trade))
            {
                text.Next();
                text.Add("briefing.intensity", Of(trade.Reporter), With(counterpart), new BriefingSpan(BriefingNumbers.Index(trade.Intensity!, language), trade.Intensity));
            }
        }

        Close(BriefingPart.Complementarity, text);
    }

    // The growth against that of the reporter's whole trade, and the share in it.
    private void Whole(Composition text, TradeStatement trade)
    {
        var (against, share) = (Said(trade.AgainstWhole, "against", trade), Said(trade.Share, "share", trade));
        if (!against && !share)
        {
            return;
        }

        text.Add("briefing.clause");
        if (against)
        {
            var difference = trade.AgainstWhole!;
            var side = BriefingNumbers.Sign(difference) switch { > 0 => "above", < 0 => "below", _ => "equal" };
            text.Add($"briefing.whole.{side}.{Word(trade.Measure)}", Of(trade.Reporter), new BriefingSpan(BriefingNumbers.Points(difference, language), difference));
        }

        if (share)
        {
            var percent = new BriefingSpan(BriefingNumbers.Percent(trade.Share!, language), trade.Share);
            text.Add($"briefing.share.{(against ? "after" : "alone")}.{Word(trade.Measure)}", percent, Of(trade.Reporter));
        }
    }

    private void Flows(Composition text, TradeStatement trade)
    {
        var (exports, imports) = (Said(trade.Exports, "exports", trade), Said(trade.Imports, "imports", trade));
        if (!exports && !imports)
        {
            return;
        }

        Piece Flow(Figure value, Figure? growth, string name) => new([.. Money(value).Spans, .. (Said(growth, name, trade) ? Aside(growth!) : Piece.None).Spans]);
        text.Next();
        Piece[] sums = [.. exports ? [Flow(trade.Exports!, trade.ExportGrowth, "exportGrowth")] : (Piece[])[], .. imports ? [Flow(trade.Imports!, trade.ImportGrowth, "importGrowth")] : (Piece[])[]];
        text.Add(sums.Length == 2 ? "briefing.flows.both" : exports ? "briefing.flows.exports" : "briefing.flows.imports", sums);
        if (exports && imports && Said(trade.Balance, "balance", trade) && trade.Balance!.Value != 0)
        {
            text.Add(trade.Balance.Value > 0 ? "briefing.balance.surplus" : "briefing.balance.deficit", Money(trade.Balance));
        }

        text.Add("briefing.stop");
    }

    private void Largest(Composition text, TradeStatement trade, ImmutableArray<BriefingProduct>? products, EconomyName? by, string flow)
    {
        if (products is { } listed)
        {
            List(text, $"briefing.largest.{flow}{(by is null ? "" : ".mirrored")}", listed.Where(p => p.Value.IsDefined), p => Compose("briefing.product", Name(p.Goods), Code(p.Goods), Money(p.Value),
                p.Share.IsDefined ? Compose("briefing.product.share", new BriefingSpan(BriefingNumbers.Percent(p.Share, language), p.Share)) : ""),
                by is null ? "" : Of(by), With(trade.Reporter));
            Missing(listed.IsEmpty, MissingReason.NotLoaded, "largest." + flow, trade);
        }
    }

    private void Fit(Composition text, TradeStatement trade, Figure? index, EconomyName exporter, EconomyName importer)
    {
        if (Said(index, "complementarity", trade))
        {
            text.Next();
            text.Add("briefing.complementarity", Of(exporter), Of(importer), new BriefingSpan(BriefingNumbers.Index(index!, language), index));
        }
    }

    private void Investment(InvestmentStatement investment)
    {
        var (enterprises, capital) = (Said(investment.Enterprises, "enterprises", null), Said(investment.ActualInvestment, "investment", null));
        if (!enterprises && !capital)
        {
            return;
        }

        var text = new Composition(language);
        text.Add(enterprises && capital ? "briefing.investment.both" : enterprises ? "briefing.investment.enterprises" : "briefing.investment.capital",
            End(investment.AtEndOf), Of(investment.Investor), Of(investment.Host), enterprises ? Enterprises(investment.Enterprises!) : "", capital ? Money(investment.ActualInvestment!) : "");
        Close(BriefingPart.Investment, text);
    }

    private void End(TradeBriefing briefing)
    {
        var text = new Composition(language);
        if (notLoaded.Count > 0)
        {
            text.Add("briefing.notLoaded", Texts.List(language, notLoaded.Distinct()));
        }

        foreach (var sentence in notDefined.Distinct())
        {
            text.Next();
            text.Add("briefing.notDefined", sentence);
        }

        Close(BriefingPart.Missing, text);
        text = new Composition(language);
        foreach (var note in briefing.Notes)
        {
            text.Next();
            text.Add("briefing.note", note.In(language));
        }

        var titles = paragraphs.SelectMany(p => p.Spans).SelectMany(s => s.Figure is { } f ? f.Sources : []).Select(s => s.Title.In(language)).Distinct().ToList();
        if (titles.Count > 0)
        {
            text.Next();
            text.Add("briefing.sources", Texts.List(language, titles));
        }

        Close(BriefingPart.Sources, text);
    }

    // Whether a figure can be stated; if it is part of the briefing and has no value, the note will say so.
    private bool Said(Figure? figure, string name, TradeStatement? trade)
    {
        if (figure is { Missing: { } reason })
        {
            Missing(true, reason, name, trade);
        }

        return figure is { IsDefined: true };
    }

    private void Missing(bool missing, MissingReason reason, string name, TradeStatement? trade)
    {
        if (!missing)
        {
            return;
        }

        var what = T("briefing.part." + name);
        if (trade is not null)
        {
            what = Texts.Format(language, "briefing.part.of", what, trade.Counterpart is { } c ? Texts.Format(language, "briefing.part.pair", trade.Reporter.Name.In(language), c.Name.In(language)) : trade.Reporter.Name.In(language));
        }

        if (reason == MissingReason.NotLoaded)
        {
            notLoaded.Add(what);
        }
        else
        {
            notDefined.Add(Texts.Format(language, "briefing.reason", what, reason.Sentence(language)));
        }
    }

    private void List<TItem>(Composition text, string key, IEnumerable<TItem> items, Func<TItem, Piece> item, params ReadOnlySpan<Piece> more)
    {
        var pieces = items.Take(MostListed).Select(item).ToList();
        if (pieces.Count > 0)
        {
            var joint = new BriefingSpan(T("list.separator"));
            text.Next();
            text.Add(key, [new Piece([.. pieces.SelectMany((p, i) => i == 0 ? p.Spans : p.Spans.Insert(0, joint))]), .. more]);
        }
    }

    private Piece Driver(BriefingDriver driver) => Compose("briefing.driver", Name(driver.Goods), Code(driver.Goods),
        new BriefingSpan(Texts.Format(language, driver.Contribution.Value > 0 ? "briefing.plus" : "briefing.minus", BriefingNumbers.Points(driver.Contribution, language)), driver.Contribution));

    private Piece Change(Figure growth, Period period) => Directed(growth, period.Kind == PeriodKind.Year ? "briefing.change.year" : "briefing.change.period");

    private Piece Aside(Figure growth) => Directed(growth, "briefing.aside");

    // Up, down or unchanged: what counts is the rounded rate that the reader sees. The number is linked; where none is written, the words are.
    private Piece Directed(Figure growth, string key) => BriefingNumbers.Sign(growth) switch
    {
        > 0 => Compose(key + ".up", new BriefingSpan(BriefingNumbers.Percent(growth, language), growth)),
        < 0 => Compose(key + ".down", new BriefingSpan(BriefingNumbers.Percent(growth, language), growth)),
        _ => new Piece([new BriefingSpan(T(key + ".same"), growth)]),
    };

    private Piece Money(Figure figure) => new([new BriefingSpan(BriefingNumbers.Money(figure, language, currencies(figure.Currency ?? default)), figure)]);

    private Piece Enterprises(Figure count)
    {
        var number = count.Value!.Value;
        var form = language switch
        {
            Language.Ru => (number % 10, number % 100) switch { (_, >= 11 and <= 14) => "many", (1, _) => "one", ( >= 2 and <= 4, _) => "few", _ => "many" },
            _ => number == 1 ? "one" : "many",
        };
        return Compose("briefing.enterprises." + form, new BriefingSpan(BriefingNumbers.Count(count, language), count));
    }

    private Piece Of(EconomyName name) => name.In(language, NameCase.Of);

    private Piece With(EconomyName? name)
    {
        if (name is null)
        {
            return "";
        }

        var text = name.In(language, NameCase.With);
        return Texts.Format(language, TakesVowel(text) ? "briefing.with.vowel" : "briefing.with", text);
    }

    // The Russian preposition takes a vowel before two consonants of which the first is a sibilant; not before abbreviations.
    private bool TakesVowel(string name)
    {
        var letters = T("briefing.with.letters").Split(' ');
        return language == Language.Ru && name.Length > 1 && letters[0].Contains(name[0], StringComparison.Ordinal) && letters[1].Contains(name[1], StringComparison.Ordinal);
    }

    private Piece Goods(BriefingGoods? goods) => goods is null ? "" : Compose("briefing.goods", Name(goods), Code(goods));

    // Names of the Harmonized System are long; what stands before the first semicolon names the goods, and the code beside it says the rest.
    private string Name(BriefingGoods goods)
    {
        var name = goods.Name.In(language);
        name = name.Split(';', '\uFF1B')[0].Trim();
        return name.Length > 1 && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;
    }

    private string Code(BriefingGoods goods) => Texts.Format(language, "statistics.product.code", goods.Code);

    private string When(Period period) => period switch
    {
        { Kind: PeriodKind.Year } => Texts.Format(language, "briefing.in.year", Year(period)),
        { Kind: PeriodKind.Quarter } => Texts.Format(language, "briefing.in.quarter", Year(period), T("briefing.quarter." + Number(period.Number))),
        { Kind: PeriodKind.JanuaryToMonth, Number: > 1 } => Texts.Format(language, "briefing.in.range", Year(period), T("briefing.rangeStart"), T("briefing.inMonth." + Number(period.Number))),
        _ => Texts.Format(language, "briefing.in.month", Year(period), T("briefing.inMonth." + Number(period.Number))),
    };

    private string End(Period period) => period.Kind == PeriodKind.Year
        ? Texts.Format(language, "briefing.end.year", Year(period))
        : Texts.Format(language, "briefing.end.month", Year(period), T("briefing.ofMonth." + Number(period.End.Month)));

    private static string Year(Period period) => Number(period.Year);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Word(TradeMeasure measure) => measure switch { TradeMeasure.Exports => "exports", TradeMeasure.Imports => "imports", _ => "turnover" };

    private string T(string key) => Texts.Get(language, key);

    private Piece Compose(string key, params ReadOnlySpan<Piece> arguments)
    {
        var text = new Composition(language);
        text.Add(key, arguments);
        return new Piece(text.Spans);
    }

    private void Close(BriefingPart part, Composition text)
    {
        if (!text.Spans.IsEmpty)
        {
            paragraphs.Add(new BriefingParagraph(part, text.Spans));
        }
    }

    /// <summary>Words and numbers that stand for one argument of a text.</summary>
    private readonly record struct Piece(ImmutableArray<BriefingSpan> Spans)
    {
        public static readonly Piece None = new([]);

        public static implicit operator Piece(string text) => new([new BriefingSpan(text)]);

        public static implicit operator Piece(BriefingSpan span) => new([span]);
    }

    /// <summary>Fills texts with pieces that keep their figures, one text after the other.</summary>
    private sealed class Composition(Language language)
    {
        private readonly List<BriefingSpan> spans = [];

        public ImmutableArray<BriefingSpan> Spans => [.. spans];

        /// <summary>Parts two sentences; Chinese needs no blank.</summary>
        public void Next()
        {
            if (spans.Count > 0 && language != Language.Zh)
            {
                Append(new BriefingSpan(" "));
            }
        }

        public void Add(string key, params ReadOnlySpan<Piece> arguments)
        {
            var template = Texts.Get(language, key);
            var start = 0;
            for (var open = template.IndexOf('{', StringComparison.Ordinal); open >= 0; open = template.IndexOf('{', start))
            {
                Append(new BriefingSpan(template[start..open]));
                foreach (var span in arguments[template[open + 1] - '0'].Spans)
                {
                    Append(span);
                }

                start = open + 3;
            }

            Append(new BriefingSpan(template[start..]));
        }

        private void Append(BriefingSpan span)
        {
            // The point of an abbreviation also ends the sentence.
            if (spans.Count > 0 && span.Text.StartsWith('.') && spans[^1].Text.EndsWith('.'))
            {
                span = span with { Text = span.Text[1..] };
            }

            if (span.Text.Length == 0)
            {
                return;
            }

            if (span.Figure is null && spans.Count > 0 && spans[^1].Figure is null)
            {
                spans[^1] = new BriefingSpan(spans[^1].Text + span.Text);
            }
            else
            {
                spans.Add(span);
            }
        }
    }
}
