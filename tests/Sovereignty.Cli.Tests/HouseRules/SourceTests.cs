using System.Text.RegularExpressions;

namespace Sovereignty.Tests.HouseRules;

/// <summary>Rules of the house that are checked over the sources themselves.</summary>
public sealed class SourceTests
{
    private static readonly string Root = Golden.Repository();

    [Fact]
    public void No_hand_written_file_is_longer_than_500_lines() =>
        Assert.Empty(Sources("*.cs").Where(f => File.ReadLines(f).Count() > 500).Select(Name));

    [Theory]
    [InlineData(@"#nullable\s+disable", "")]
    [InlineData(@"\bSkip\s*=\s*""", "")]
    [InlineData(@"\bNotImplementedException\b", "")]
    [InlineData(@"\b(TODO|FIXME|HACK)\b", "")]
    [InlineData(@"\b(class|record|struct|interface)\s+\w*(Manager|Helper|Util|Utils|Utility|Impl)\b", "")]
    [InlineData(@"\busing LibGit2Sharp\b", "scanner/Sovereignty.Core/Sources/Git/")]
    [InlineData(@"\busing NuGet\.", "scanner/Sovereignty.Core/Resolve/Registries/NuGet/|scanner/Sovereignty.CatalogueCompiler/")]
    [InlineData(@"\busing Microsoft\.Data\.Sqlite\b", "scanner/Sovereignty.Core/Store/|scanner/Sovereignty.Core/Detect/Installed/RpmSqlite.cs")]
    [InlineData(@"\busing Spectre\.Console\b", "scanner/Sovereignty.Cli/")]
    [InlineData(@"\busing System\.CommandLine\b", "scanner/Sovereignty.Cli/")]
    [InlineData(@"\busing Scriban\b", "reports/Sovereignty.Reports/Rendering/")]
    public void Is_named_nowhere_but_where_it_belongs(string pattern, string only)
    {
        var regex = new Regex(pattern, RegexOptions.NonBacktracking);
        var found = Sources("*.cs").Where(f => !Name(f).StartsWith("tests/", StringComparison.Ordinal) && !Name(f).StartsWith("reports/standins/", StringComparison.Ordinal))
            .Where(f => !only.Split('|', StringSplitOptions.RemoveEmptyEntries).Any(o => Name(f).StartsWith(o, StringComparison.Ordinal)) && regex.IsMatch(File.ReadAllText(f)));
        Assert.Empty(found.Select(Name));
    }

    [Fact]
    public void Projects_reference_one_way_only()
    {
        string[] order = ["Sovereignty.Core", "Sovereignty.Rules", "Sovereignty.Reports", "Sovereignty.Cli"];
        var projects = Sources("*.csproj").Where(f => order.Contains(Path.GetFileNameWithoutExtension(f))).ToList();
        Assert.Equal(order.Length, projects.Count);
        foreach (var project in projects)
        {
            var place = Array.IndexOf(order, Path.GetFileNameWithoutExtension(project));
            var references = Regex.Matches(File.ReadAllText(project), @"ProjectReference Include=""[^""]*/([\w.]+)\.csproj""", RegexOptions.NonBacktracking).Select(m => Array.IndexOf(order, m.Groups[1].Value)).Where(r => r >= 0).ToList();
            Assert.Equal(place > 0, references.Count > 0);
            Assert.All(references, r => Assert.True(r < place, Name(project)));
        }
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Root, "Sovereignty.sln")).Replace('\\', '/');
        Assert.All(Sources("*.csproj").Select(Name).Where(p => !p.StartsWith("examples/", StringComparison.Ordinal) && !p.Contains("/Fixtures/", StringComparison.Ordinal)), p => Assert.Contains(p, solution, StringComparison.Ordinal));
    }

    private static string Name(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    // What git tracks or would track: no build output.
    private static List<string> Sources(string pattern)
    {
        var files = TestGit.Run(Root, "ls-files", "--cached", "--others", "--exclude-standard", "--", pattern).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(files);
        return [.. files.Select(f => Path.Combine(Root, f)).Where(File.Exists)];
    }
}
