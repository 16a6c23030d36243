using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Corridor.SiteTests;

/// <summary>What the site answered.</summary>
public sealed class Answer(string address, HttpStatusCode status, IReadOnlyDictionary<string, string> headers, byte[] bytes)
{
    private readonly Lazy<IHtmlDocument> document = new(() => new HtmlParser().ParseDocument(Encoding.UTF8.GetString(bytes)));

    /// <summary>The address asked for.</summary>
    public string Address => address;

    /// <summary>The status.</summary>
    public HttpStatusCode Status => status;

    /// <summary>The body.</summary>
    public byte[] Bytes => bytes;

    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(bytes);

    /// <summary>The body as a page.</summary>
    public IHtmlDocument Document => document.Value;

    /// <summary>The text that a reader sees, without scripts and with blanks folded.</summary>
    public string Words => Folded(Document.Body!.TextContent);

    /// <summary>A header, or null.</summary>
    public string? Header(string name) => headers.GetValueOrDefault(name);

    /// <summary>The body as JSON.</summary>
    public JsonElement Json() => JsonDocument.Parse(bytes).RootElement;

    /// <summary>The one element that fits.</summary>
    public IElement One(string selector) => Assert.Single(Document.QuerySelectorAll(selector));

    /// <summary>Text with runs of blanks folded to one.</summary>
    public static string Folded(string text) => string.Join(' ', text.Split((char[])[' ', '\n', '\r', '\t', '\u00A0', '\u202F'], StringSplitOptions.RemoveEmptyEntries));
}
