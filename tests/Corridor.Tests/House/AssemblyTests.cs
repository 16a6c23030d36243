using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Corridor.Measures.Tariffs;
using Corridor.Reference;
using Corridor.Statistics;
using Corridor.Support;

namespace Corridor.Tests.House;

/// <summary>The rules of the house that a build does not see.</summary>
public sealed class AssemblyTests
{
    private static readonly Assembly Ground = typeof(Texts).Assembly;
    private static readonly Assembly Duties = typeof(Tariff).Assembly;
    private static readonly Assembly Figures = typeof(StatisticsTexts).Assembly;
    private static readonly Assembly Aid = typeof(SupportTexts).Assembly;
    private static readonly Assembly Program = typeof(Workspace).Assembly;

    private static readonly ImmutableArray<Assembly> All = [Ground, Duties, Figures, Aid, Program];

    [Fact]
    public void Each_part_stands_on_the_floors_below_it_only()
    {
        Assert.Empty(Parts(Ground));
        Assert.Equal(["Corridor.Reference"], Parts(Duties));
        Assert.Equal(["Corridor.Reference"], Parts(Figures));
        Assert.Equal(["Corridor.Measures", "Corridor.Reference"], Parts(Aid));
        Assert.Equal(["Corridor.Measures", "Corridor.Reference", "Corridor.Statistics", "Corridor.Support"], Parts(Program));
    }

    [Fact]
    public void The_libraries_know_nothing_of_the_web_and_the_command_line() => Assert.All([Ground, Duties, Figures, Aid], part => Assert.DoesNotContain(
        part.GetReferencedAssemblies(), r => r.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || r.Name.StartsWith("System.CommandLine", StringComparison.Ordinal)));

    [Fact]
    public void Every_class_is_sealed_or_meant_to_be_extended() => Assert.All(Types().Where(t => t.IsClass), t =>
        Assert.True(t.IsSealed || t.IsAbstract, t.FullName));

    [Fact]
    public void Every_public_type_says_what_it_means()
    {
        foreach (var part in All)
        {
            var documented = XDocument.Load(Path.Combine(AppContext.BaseDirectory, part.GetName().Name + ".xml")).Descendants("member")
                .Where(m => m.Element("summary") is { } s && (s.Value.Trim().Length > 5 || s.HasElements))
                .Select(m => (string)m.Attribute("name")!).ToHashSet();
            Assert.All(Types().Where(t => t.Assembly == part && t.IsVisible), t => Assert.Contains("T:" + t.FullName!.Replace('+', '.'), documented));
        }
    }

    [Fact]
    public void Nothing_public_and_static_can_change()
    {
        const BindingFlags statics = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var type in Types().Where(t => t.IsVisible && !t.IsEnum))
        {
            Assert.All(type.GetFields(statics), f => Assert.True((f.IsInitOnly || f.IsLiteral) && IsImmutable(f.FieldType), $"{type}.{f.Name}"));
            Assert.All(type.GetProperties(statics), p => Assert.False(p.SetMethod is { IsPublic: true }, $"{type}.{p.Name}"));
        }
    }

    [Fact]
    public void No_type_is_named_after_nothing()
    {
        string[] empty = ["Manager", "Helper", "Helpers", "Util", "Utils", "Common", "Misc", "Base", "Impl"];
        Assert.All(Types(), t => Assert.DoesNotContain(empty, e => t.Name.EndsWith(e, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_public_type_speaks_of_money_in_floating_point()
    {
        Assert.All(Types().Where(t => t.IsVisible && t.Name is not "GoodsHit"), t => Assert.All(
            t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly),
            p => Assert.False(Bare(p.PropertyType) == typeof(double) || Bare(p.PropertyType) == typeof(float), $"{t}.{p.Name}")));
        static Type Bare(Type t) => Nullable.GetUnderlyingType(t) ?? t;
    }

    private static IEnumerable<Type> Types() => All.SelectMany(a => a.GetTypes()).Where(t =>
        t.Namespace?.StartsWith("Corridor", StringComparison.Ordinal) == true
        && !t.IsDefined(typeof(CompilerGeneratedAttribute), false) && !t.Name.Contains('<', StringComparison.Ordinal) && t.DeclaringType?.Name.Contains('<', StringComparison.Ordinal) != true);

    private static string[] Parts(Assembly assembly) =>
        [.. assembly.GetReferencedAssemblies().Select(r => r.Name!).Where(n => n.StartsWith("Corridor", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];

    private static bool IsImmutable(Type type) => type.IsPrimitive || type == typeof(string) || type == typeof(decimal) || type.IsEnum
        || type.FullName!.StartsWith("System.Collections.Immutable.", StringComparison.Ordinal) || type.FullName.StartsWith("System.Collections.Frozen.", StringComparison.Ordinal)
        || (type.Namespace?.StartsWith("Corridor", StringComparison.Ordinal) == true
            && type.GetProperties().All(p => p.SetMethod is not { IsPublic: true } set || set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))))
        || type == typeof(System.Text.Json.JsonSerializerOptions);
}
