using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Terraform;

/// <summary>
/// <c>*.tf</c> and <c>*.tofu</c>: <c>required_providers</c> and modules from registries and repositories; modules of a folder are the project's
/// own and are left out. A version that a <c>provider</c> block asks for counts too, as was usual before Terraform 0.13. Source: Terraform documentation, "Provider Requirements" and "Module Sources".
/// </summary>
internal sealed class Configuration : IDetector
{
    /// <inheritdoc/>
    public string Name => "terraform/configuration";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["*.tf", "*.tofu"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Lines;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        var text = input.Utf8;
        if (text.IndexOf("required_providers"u8) < 0 && text.IndexOf("module"u8) < 0 && text.IndexOf("provider"u8) < 0) return;
        var tokens = new HclTokens(text);
        var blocks = new List<string>();
        var entry = new Entry();
        var configured = new List<Entry>();
        var sources = new Dictionary<string, string>(StringComparer.Ordinal);
        string word = "", name = "", key = "";
        var hasEquals = false;
        while (tokens.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            switch (tokens.Kind)
            {
                case '{':
                    if (blocks.Count < 100) blocks.Add(hasEquals ? key : word);
                    if (IsEntry(blocks)) entry = new Entry { Name = blocks is ["provider"] ? name : blocks[^1], Line = tokens.Line };
                    (word, hasEquals) = ("", false);
                    break;
                case '}':
                    if (blocks is ["provider"]) configured.Add(entry);
                    else if (IsEntry(blocks)) entry.AddTo(blocks.Count == 1, found);
                    if (blocks.Count == 3 && IsEntry(blocks) && entry.Source is { } source) sources.TryAdd(entry.Name, source);
                    if (blocks.Count > 0) blocks.RemoveAt(blocks.Count - 1);
                    (word, hasEquals) = ("", false);
                    break;
                case '=':
                    (key, hasEquals) = (name, true);
                    break;
                case HclTokens.Word:
                    // A block is called after the first word of its line; a label in quotes follows it.
                    if (!hasEquals) word = tokens.Text;
                    name = tokens.Text;
                    break;
                case HclTokens.Quoted:
                    if (hasEquals && IsEntry(blocks)) entry.Set(key, tokens.Text);
                    else if (hasEquals && blocks is ["terraform", "required_providers"]) new Entry { Name = key, Line = tokens.Line, VersionRange = tokens.Text }.AddTo(false, found);
                    name = tokens.Text;
                    hasEquals = false;
                    break;
                default:
                    break;
            }
        }

        // Which provider a block configures may be said behind it, or in another file: only one with a version says enough by itself.
        foreach (var provider in configured)
        {
            if (provider.VersionRange is null) continue;
            if (sources.TryGetValue(provider.Name, out var source)) provider.Source = source;
            provider.AddTo(false, found);
        }
    }

    private static bool IsEntry(List<string> blocks) => blocks is ["module"] or ["provider"] or ["terraform", "required_providers", _];

    private sealed class Entry
    {
        public string? Source { get; set; }

        public string Name { get; init; } = "";

        public int Line { get; init; }

        public string? VersionRange { get; set; }

        public void Set(string key, string value)
        {
            if (key == "source") Source ??= value;
            else if (key == "version") VersionRange ??= value;
        }

        public void AddTo(bool isModule, Detection found)
        {
            var exact = TerraformNames.Exact(VersionRange);
            var purl = !isModule ? TerraformNames.Provider(Source ?? Name, exact) : Source is null || Source.StartsWith('.') ? null : TerraformNames.Module(Source, exact) ?? Repository(Source);
            if (purl is null) return;
            found.Add(new DetectedComponent
            {
                Purl = purl, Kind = ComponentKind.BuildPart, Requested = exact is null ? VersionRange : null, Direct = true, Line = Line, Evidence = EvidenceKind.Declared,
            });
        }

        private static PackageUrl? Repository(string source) =>
            source.Contains("::", StringComparison.Ordinal) && !source.StartsWith("git::", StringComparison.Ordinal) ? null
            : source.Contains("${", StringComparison.Ordinal) ? null : RepositoryAddress.Purl(source);
    }
}
