using System.Collections.Immutable;
using Corridor.Api;
using Corridor.Reference;

namespace Corridor.Print;

/// <summary>A document to print: what a page says, without what belongs to a screen.</summary>
/// <param name="Title">Its title; it also stands at the foot of every page.</param>
/// <param name="Language">Its language.</param>
/// <param name="Blocks">What it says, in order.</param>
internal sealed record PrintedDocument(string Title, Language Language, ImmutableArray<PrintedBlock> Blocks);

/// <summary>A part of a document that stands below the one before it.</summary>
internal abstract record PrintedBlock;

/// <summary>A heading; it stays with what follows it.</summary>
/// <param name="Level">1 for the title, 2 for a section, 3 for a part of one.</param>
/// <param name="Text">The words.</param>
internal sealed record PrintedHeading(int Level, TextView Text) : PrintedBlock;

/// <summary>A paragraph.</summary>
/// <param name="Text">The words.</param>
/// <param name="IsSmall">Whether it is set small, as notes and sources are.</param>
internal sealed record PrintedParagraph(TextView Text, bool IsSmall = false) : PrintedBlock;

/// <summary>A list.</summary>
/// <param name="Sign">What stands before each item.</param>
/// <param name="Items">The items.</param>
internal sealed record PrintedList(PrintedSign Sign, ImmutableArray<PrintedItem> Items) : PrintedBlock;

/// <summary>An item of a list.</summary>
/// <param name="Text">The words.</param>
/// <param name="Below">What stands below them and belongs to the item.</param>
/// <param name="IsBlank">Whether a line to write on follows the words.</param>
internal sealed record PrintedItem(TextView Text, ImmutableArray<PrintedBlock> Below = default, bool IsBlank = false);

/// <summary>A table. Its head stands again on every page that it reaches; without a head the first cell of a row is its name.</summary>
/// <param name="Widths">The parts of the width that the columns take; their sum is 1.</param>
/// <param name="Head">The names of the columns, or none.</param>
/// <param name="Rows">The rows, a cell a column.</param>
internal sealed record PrintedTable(ImmutableArray<double> Widths, ImmutableArray<TextView> Head, ImmutableArray<ImmutableArray<TextView>> Rows) : PrintedBlock;

/// <summary>What stands before the items of a list.</summary>
internal enum PrintedSign
{
    /// <summary>A dash.</summary>
    Dash,

    /// <summary>The number of the item.</summary>
    Number,

    /// <summary>A box to tick.</summary>
    Box,
}
