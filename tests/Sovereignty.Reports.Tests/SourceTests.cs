using Sovereignty.Tests;

namespace Sovereignty.Reports.Tests;

public sealed class SourceTests
{
    [Fact]
    public void Only_one_file_names_the_template_language_library()
    {
        var folder = Path.Combine(Golden.Repository(), "reports/Sovereignty.Reports");
        var naming = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && File.ReadLines(f).Any(l => l.StartsWith("using Scriban", StringComparison.Ordinal) || l.Contains("Scriban.", StringComparison.Ordinal)))
            .Select(Path.GetFileName);
        Assert.Equal(["ScribanTemplates.cs"], naming);
    }

    [Fact]
    public void No_template_captures_or_escapes_by_itself()
    {
        var files = Directory.GetFiles(Path.Combine(Golden.Repository(), "reports/templates"), "*.sbn-html", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var text = File.ReadAllText(file);
            Assert.DoesNotContain("html.escape", text, StringComparison.Ordinal);
            Assert.DoesNotContain("capture ", text, StringComparison.Ordinal);
            Assert.DoesNotContain("object.eval", text, StringComparison.Ordinal);
        }
    }
}
