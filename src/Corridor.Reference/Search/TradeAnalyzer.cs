using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Snowball;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Tartarus.Snowball.Ext;
using Lucene.Net.Util;

namespace Corridor.Reference.Search;

/// <summary>
/// One analysis for texts that mix three scripts, as trade texts do ("LED лампа", "PVC 管"): words in Latin and
/// Cyrillic letters are stemmed each by its own stemmer, Chinese is cut into pairs of characters. Single
/// characters are indexed too, but asked for only where a query has no pair.
/// </summary>
internal sealed class TradeAnalyzer(bool forQueries) : Analyzer
{
    private static readonly CharArraySet Stops = new(LuceneVersion.LUCENE_48,
        ["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "it", "of", "on", "or", "the", "to", "with", "other", "than", "not",
         "и", "в", "во", "на", "из", "из-за", "с", "со", "для", "по", "к", "от", "до", "или", "не", "а", "у", "о", "об", "при", "под", "без", "как", "что", "прочие", "прочая", "прочий", "прочее"], true);

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var tokenizer = new StandardTokenizer(LuceneVersion.LUCENE_48, reader);
        TokenStream stream = new LowerCaseFilter(LuceneVersion.LUCENE_48, new CJKWidthFilter(tokenizer));
        stream = new StopFilter(LuceneVersion.LUCENE_48, stream, Stops);
        stream = new SnowballFilter(stream, new RussianStemmer());
        stream = new SnowballFilter(stream, new EnglishStemmer());
        return new TokenStreamComponents(tokenizer, new CJKBigramFilter(stream, CJKScript.HAN, outputUnigrams: !forQueries));
    }
}
