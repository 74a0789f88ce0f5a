using System.Text.RegularExpressions;

namespace Sovereignty.Tests.Docs;

public sealed partial class ProblemCodeTests
{
    [Fact]
    public void Every_problem_code_of_the_sources_is_explained_in_the_scanners_readme()
    {
        var root = Golden.Repository();
        var readme = File.ReadAllText(Path.Combine(root, "scanner", "README.md"));
        var codes = new[] { "scanner", "rules/Sovereignty.Rules", "reports/Sovereignty.Reports" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(codes.Count > 50);
        Assert.All(codes, code => Assert.Contains($"`{code}`", readme, StringComparison.Ordinal));
    }

    [GeneratedRegex("""(?:new Problem\(|\.Problem\(|\.Error\(|\.Warn\(|\.Note\(|Refused\()\s*"([a-z]+(?:-[a-z]+)+)"(?!s)""", RegexOptions.None, 5000)]
    private static partial Regex Code();
}
