namespace Corridor.Measures.Bulk;

/// <summary>The form of a file of goods lines or of answers.</summary>
public enum BulkFormat
{
    /// <summary>Text in UTF-8; read with commas, semicolons or tabs as the header has them, written with commas.</summary>
    Csv,

    /// <summary>Apache Parquet.</summary>
    Parquet,
}
