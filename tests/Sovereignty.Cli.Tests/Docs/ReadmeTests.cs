using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Sovereignty.Cli;

namespace Sovereignty.Tests.Docs;

/// <summary>The documentation is true: its tables are generated, its commands run, the output it shows is what they print.</summary>
public sealed class ReadmeTests
{
    private static readonly string Root = Golden.Repository();

    [Fact]
    public void The_table_of_families_is_what_the_detectors_declare() => HasBlock("README.md", "families", FormatTable.Families());

    [Fact]
    public void The_table_of_detectors_is_what_the_detectors_declare() => HasBlock("scanner/README.md", "detectors", FormatTable.Detectors());

    [Fact]
    public void The_readme_fits_on_a_few_screens() => Assert.InRange(File.ReadLines(Path.Combine(Root, "README.md")).Count(), 60, 120);

    [Fact]
    public void Every_command_of_the_readme_runs_and_prints_what_is_shown()
    {
        using var folder = new TemporaryFolder();
        Prepare(folder.Path);
        var commands = Blocks(File.ReadAllText(Path.Combine(Root, "README.md"))).ToList();
        Assert.True(commands.Count > 4);
        foreach (var (command, shown) in commands)
        {
            // This is what runs these tests.
            if (command.StartsWith("bash tests/run.sh", StringComparison.Ordinal)) continue;
            var words = command.Replace("dotnet run --project scanner/Sovereignty.Cli --", "sovereignty", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal("sovereignty", words[0]);
            var run = BuiltProgram.RunIn(folder.Path, [("SOURCE_DATE_EPOCH", "1795305600")], words[1..]);
            Assert.True(run.ExitCode == 0, $"{command}\n{run.Error}");
            if (shown.Length > 0) Assert.Equal(shown, run.Output);
        }

        Assert.True(File.Exists(Path.Combine(folder.Path, "out", "report.html")));
        Assert.Equal(7, Directory.GetFiles(Path.Combine(folder.Path, "out"), "*.html").Length);
        Assert.True(File.Exists(Path.Combine(folder.Path, "repo.cdx.json")));
    }

    [Fact]
    public void Every_field_of_the_listing_commands_is_in_the_readme()
    {
        var readme = File.ReadAllText(Path.Combine(Root, "README.md"));
        foreach (var command in (string[])["systems", "vendors", "catalogue coverage", "rules list"])
        {
            var source = command == "rules list" ? [] : new[] { "examples/musterstadt" };
            var run = BuiltProgram.Run([.. command.Split(' '), .. source, "--json", .. command == "rules list" ? Array.Empty<string>() : ["--quiet"]]);
            using var json = System.Text.Json.JsonDocument.Parse(run.Output);
            var fields = string.Join(", ", json.RootElement[0].EnumerateObject().Select(p => p.Name));
            Assert.Contains($"| `{command} --json` | {fields} |", readme, StringComparison.Ordinal);
        }
    }

    private static void HasBlock(string file, string name, string expected)
    {
        var path = Path.Combine(Root, file);
        var text = File.ReadAllText(path);
        var start = text.IndexOf('\n', text.IndexOf($"<!-- {name}:", StringComparison.Ordinal)) + 1;
        var end = text.IndexOf($"<!-- /{name} -->", start, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDEN") == "1") File.WriteAllText(path, text[..start] + expected + text[end..], new UTF8Encoding(false));
        else Assert.Equal(expected, text[start..end]);
    }

    // The commands of console blocks, without comments, each with the output shown below it.
    private static IEnumerable<(string Command, string Shown)> Blocks(string markdown)
    {
        string? command = null;
        var shown = new StringBuilder();
        var inBlock = false;
        foreach (var line in markdown.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal) || (inBlock && line.StartsWith("$ ", StringComparison.Ordinal)))
            {
                if (command is not null) yield return (command, shown.ToString());
                command = null;
                shown.Clear();
            }

            if (line.StartsWith("```", StringComparison.Ordinal)) inBlock = line == "```console";
            else if (inBlock && line.StartsWith("$ ", StringComparison.Ordinal)) command = line[2..].Split("    #")[0].Trim();
            else if (inBlock) shown.Append(line).Append('\n');
        }
    }

    // What the commands name: the example, and a repository, a list and an SBOM of one's own.
    private static void Prepare(string folder)
    {
        var example = Path.Combine(Root, "examples", "musterstadt");
        Copy(example, Path.Combine(folder, "examples", "musterstadt"));
        Copy(Path.Combine(example, "repos", "terminbuchung"), Path.Combine(folder, "repo"));
        File.Copy(Path.Combine(example, "inventar", "software-stadt.csv"), Path.Combine(folder, "software.csv"));
        File.Copy(Path.Combine(example, "sbom", "baumkataster.cdx.json"), Path.Combine(folder, "supplier.cdx.json"));
        ZipFile.CreateFromDirectory(Path.Combine(folder, "repo"), Path.Combine(folder, "release.zip"));
        var root = Path.Combine(folder, "rootfs");
        Directory.CreateDirectory(Path.Combine(root, "etc"));
        Directory.CreateDirectory(Path.Combine(root, "srv", "node_modules", "left-pad"));
        File.WriteAllText(Path.Combine(root, "etc", "os-release"), "ID=debian\nVERSION_ID=12\n");
        File.WriteAllText(Path.Combine(root, "srv", "node_modules", "left-pad", "package.json"), """{"name":"left-pad","version":"1.3.0"}""");
        TarFile.CreateFromDirectory(root, Path.Combine(folder, "image.tar"), includeBaseDirectory: false);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
