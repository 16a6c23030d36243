namespace Corridor.Tests;

/// <summary>As <c>Assert.All</c> for tens of thousands of items: a failure names the first few in the words of the test.</summary>
internal static class Problems
{
    public static void None<T>(IEnumerable<T> items, Func<T, bool> isGood, Func<T, string> name)
    {
        var (count, bad) = (0, new List<T>());
        foreach (var item in items)
        {
            count++;
            if (!isGood(item))
            {
                bad.Add(item);
            }
        }

        Assert.True(count > 0, "there is nothing to look at");
        Assert.True(bad.Count == 0, $"{bad.Count} of {count}: {string.Join("; ", bad.Take(8).Select(name))}");
    }
}
