using Corridor.Reference;

namespace Corridor.Tests;

/// <summary>What every fault must do, wherever it comes from.</summary>
internal static class Faults
{
    /// <summary>Asserts the code, and that the message reads well in three languages and repeats no hostile input.</summary>
    public static void Is(string code, Fault? fault)
    {
        Assert.NotNull(fault);
        Assert.Equal(code, fault.Code);
        foreach (var language in Languages.All)
        {
            var message = fault.Message(language);
            Assert.InRange(message.Length, 10, 1500);
            Assert.DoesNotContain(message, c => char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format);
            Assert.DoesNotMatch(@"\{\d\}", message);
        }

        Assert.Equal(3, Languages.All.Select(fault.Message).Distinct().Count());
    }
}
