using System.Globalization;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Docker;

/// <summary>The stages of a Dockerfile, the images that they need, and what they add from repositories and the web.</summary>
internal sealed class DockerStages
{
    private const int MostStages = 1000;

    private readonly List<Stage> stages = [];
    private readonly List<(string Image, int Line)> builders = [];
    private readonly List<(int Stage, DetectedComponent Component)> added = [];
    private readonly Dictionary<string, string> defaults = new(StringComparer.Ordinal);

    public bool IsEmpty => stages.Count == 0;

    /// <summary>The image of the front end that reads the file.</summary>
    public void FrontEnd(string image, int line) => builders.Add((image, line));

    /// <summary>Takes an instruction in.</summary>
    public void Read(string instruction, int line)
    {
        var words = instruction.Replace('\t', ' ').Split(' ', 64, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2) return;
        switch (words[0].ToUpperInvariant())
        {
            case "ARG" when stages.Count == 0:
                foreach (var word in words[1..])
                {
                    var equals = word.IndexOf('=', StringComparison.Ordinal);
                    if (equals > 0 && defaults.Count < 1000) defaults[word[..equals]] = Expand(word[(equals + 1)..].Trim('"', '\'')).Trim('"', '\'');
                }

                break;
            case "FROM":
                From(words, line);
                break;
            case "COPY" or "ADD" or "RUN" when stages.Count > 0:
                Copies(words, line);
                if (words[0].Length == 3 && words[0][0] is 'A' or 'a') Adds(words, line);
                break;
        }
    }

    /// <summary>Hands the images over.</summary>
    public void AddTo(Detection found)
    {
        var shipped = Shipped();
        foreach (var (image, line) in builders) Add(found, image, line, Scope.Development);
        for (var i = 0; i < stages.Count; i++)
        {
            if (stages[i].Base < 0) Add(found, stages[i].Image, stages[i].Line, shipped[i] ? Scope.Runtime : Scope.Development);
        }

        foreach (var (stage, component) in added) found.Add(component with { Scope = shipped[stage] ? Scope.Runtime : Scope.Development });
    }

    private static void Add(Detection found, string image, int line, Scope scope)
    {
        if (ImageName.Component(image, line, scope) is { } component) found.Add(component);
    }

    private void From(string[] words, int line)
    {
        var at = 1;
        while (at < words.Length && words[at].StartsWith("--", StringComparison.Ordinal)) at++;
        if (at >= words.Length || stages.Count >= MostStages) return;
        var image = Expand(words[at].Trim('"', '\''));
        var name = at + 2 < words.Length && words[at + 1].Equals("as", StringComparison.OrdinalIgnoreCase) ? words[at + 2] : null;
        stages.Add(new Stage(name, image, Find(image), line));
    }

    // COPY --from=image, RUN --mount=type=bind,from=image
    private void Copies(string[] words, int line)
    {
        foreach (var word in words[1..])
        {
            if (!word.StartsWith("--", StringComparison.Ordinal)) break;
            string? from = null;
            if (word.StartsWith("--from=", StringComparison.Ordinal)) from = word[7..];
            else if (word.StartsWith("--mount=", StringComparison.Ordinal)) from = word[8..].Split(',').FirstOrDefault(p => p.StartsWith("from=", StringComparison.Ordinal))?[5..];
            if (from is null) continue;
            from = Expand(from.Trim('"', '\''));
            if (!int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out _) && Find(from) < 0 && builders.Count < MostStages) builders.Add((from, line));
        }
    }

    // ADD [--checksum=sha256:…] address… place
    private void Adds(string[] words, int line)
    {
        string? checksum = null;
        foreach (var word in words[1..^1])
        {
            if (word.StartsWith("--checksum=", StringComparison.Ordinal)) checksum = Expand(word[11..]);
            if (word.StartsWith("--", StringComparison.Ordinal) || added.Count >= MostStages) continue;
            var address = Expand(word.Trim('"', '\'', '[', ',', ']'));
            if (!address.Contains("://", StringComparison.Ordinal) && !address.StartsWith("git@", StringComparison.Ordinal)) continue;
            if ((DockerSource.Repository(address, line) ?? DockerSource.File(address, checksum, line)) is { } component) added.Add((stages.Count - 1, component));
        }
    }

    private int Find(string name) => stages.FindLastIndex(s => s.Name is not null && s.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    // The last stage is the image, unless a target is chosen when it is built.
    private bool[] Shipped()
    {
        var shipped = new bool[stages.Count];
        for (var at = stages.Count - 1; at >= 0 && !shipped[at]; at = stages[at].Base) shipped[at] = true;
        return shipped;
    }

    private string Expand(string text) => Variables.Expand(text, defaults.GetValueOrDefault!);

    private sealed record Stage(string? Name, string Image, int Base, int Line);
}
