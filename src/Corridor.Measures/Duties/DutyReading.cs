namespace Corridor.Measures.Duties;

/// <summary>What a grammar expected at the place where it could not go on reading a duty text.</summary>
public enum DutyReading
{
    /// <summary>Some text; there was none.</summary>
    Text,

    /// <summary>A shorter text: <see cref="DutyExpression.LongestText"/> is the most.</summary>
    ShorterText,

    /// <summary>A text with less nesting: <see cref="DutyExpression.DeepestTree"/> is the most.</summary>
    LessNesting,

    /// <summary>A rate: a percentage, an amount or a reference that the grammar knows.</summary>
    Rate,

    /// <summary>A number that a decimal can hold.</summary>
    Number,

    /// <summary>A currency that the tariff uses.</summary>
    Currency,

    /// <summary>A unit that the tariff uses.</summary>
    Unit,

    /// <summary>A qualifier of the unit that the tariff uses.</summary>
    Qualifier,

    /// <summary>Another unit: the qualifier does not go with this one.</summary>
    UnitOfQualifier,

    /// <summary>A part of the goods or of their value.</summary>
    Part,

    /// <summary>A day and a month.</summary>
    Day,

    /// <summary>Which of the amounts is meant, the lower or the higher.</summary>
    Choice,

    /// <summary>A word or sign of the notation.</summary>
    Word,

    /// <summary>The end, or a sign that joins another rate.</summary>
    End,

    /// <summary>No further term of this sort: TARIC allows each duty expression once and in ascending order.</summary>
    NoFurtherTerm,

    /// <summary>One rate; the text holds several for different cases.</summary>
    OneRate,

    /// <summary>Symbols of special programmes in brackets.</summary>
    Programmes,
}
