namespace Corridor.Measures.Duties;

/// <summary>Which of the rates of a Chinese tariff line a text gives (税则委员会, 《进出口税则》).</summary>
public enum ChineseRateLabel
{
    /// <summary>No label: the rate of the column in which the text stands.</summary>
    Column,

    /// <summary>最惠国税率, most favoured nation.</summary>
    MostFavouredNation,

    /// <summary>最惠国暂定税率, provisional under most favoured nation.</summary>
    MostFavouredNationProvisional,

    /// <summary>进口暂定税率, provisional; beside a quota rate it applies within the quota.</summary>
    Provisional,

    /// <summary>普通税率, general.</summary>
    General,

    /// <summary>关税配额税率, within the tariff quota.</summary>
    Quota,

    /// <summary>仅关税配额内税率为, a rate that holds within the tariff quota only.</summary>
    WithinQuotaOnly,
}
