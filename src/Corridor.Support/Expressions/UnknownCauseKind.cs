namespace Corridor.Support.Expressions;

/// <summary>Why a value is unknown.</summary>
public enum UnknownCauseKind
{
    /// <summary>A fact was not given; giving it, or the document that states it, settles the value.</summary>
    Fact,

    /// <summary>A table of rates holds no row for the key and day; the name is that of the table.</summary>
    NoRow,

    /// <summary>A fact was given, but too coarsely: a code or an economy of which a part would answer yes and a part no.</summary>
    Imprecise,

    /// <summary>No exchange rate is held for the pair and day; the name is the pair.</summary>
    ExchangeRate,

    /// <summary>No source read states the rule.</summary>
    NotSeen,

    /// <summary>The rule is stated by no source that confirms it.</summary>
    Unverified,

    /// <summary>Sources disagree, and what they say leads to different values.</summary>
    Disputed,

    /// <summary>It takes in what another programme gives, and which programmes are claimed together is not asked yet; the name is that of the programme.</summary>
    OtherProgramme,

    /// <summary>The arithmetic has no result: a division by zero, a number or a day out of range.</summary>
    Undefined,
}
