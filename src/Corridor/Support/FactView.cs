using Corridor.Api;
using Corridor.Reference;
using Corridor.Support.Facts;

namespace Corridor.Support;

/// <summary>A word that a fact may be.</summary>
public sealed record FactWordView(string Word, TextView Name);

/// <summary>A document that states facts.</summary>
/// <param name="Document">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Register">Whether it is a register that an authority keeps.</param>
public sealed record FactDocumentView(string Document, TextView Name, bool Register)
{
    internal static FactDocumentView Of(FactDocument document, Language language) => new(document.Id, TextView.Of(document.Name, language), document.IsRegister);
}

/// <summary>A fact that programmes may ask for.</summary>
/// <param name="Fact">Its name.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="OfItem">Whether it has a value for each goods item.</param>
/// <param name="Type">What its value is.</param>
/// <param name="Unit">The unit in which people give a quantity, or null.</param>
/// <param name="Form">What a value looks like.</param>
/// <param name="Meaning">What it says.</param>
/// <param name="Words">The words that it may be; empty where it may be any text, or is none.</param>
/// <param name="Documents">Where it usually stands.</param>
public sealed record FactView(string Fact, string Subject, bool OfItem, string Type, string? Unit, string Form, TextView Meaning, IReadOnlyList<FactWordView> Words, IReadOnlyList<FactDocumentView> Documents)
{
    internal static FactView Of(Fact fact, FactCatalogue facts, Language language) => new(fact.Name, JsonForm.Word(fact.Subject.ToString()), fact.IsOfItem, JsonForm.Word(fact.Type.Kind.ToString()), fact.Unit?.Value, fact.Form,
        TextView.Of(fact.Meaning, language), [.. fact.Words.Select(w => new FactWordView(w.Word, TextView.Of(w.Name, language)))],
        [.. fact.Documents.Select(facts.FindDocument).OfType<FactDocument>().Select(d => FactDocumentView.Of(d, language))]);
}
