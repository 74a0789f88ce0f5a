using System.Collections.Immutable;
using Sovereignty.Detect.Reading;
using Sovereignty.Model;

namespace Sovereignty.Detect.Terraform;

/// <summary>
/// <c>*.tf</c> and <c>*.tofu</c>: <c>required_providers</c> and modules from registries and repositories; modules of a folder are the project's
/// own and are left out. Source: Terraform documentation, "Provider Requirements" and "Module Sources".
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
        if (text.IndexOf("required_providers"u8) < 0 && text.IndexOf("module"u8) < 0) return;
        var tokens = new HclTokens(text);
        var blocks = new List<string>();
        var entry = new Entry();
        string word = "", name = "", key = "";
        var hasEquals = false;
        while (tokens.Next())
        {
            input.Stop.ThrowIfCancellationRequested();
            switch (tokens.Kind)
            {
                case '{':
                    if (blocks.Count < 100) blocks.Add(hasEquals ? key : word);
                    if (IsEntry(blocks)) entry = new Entry { Name = blocks[^1], Line = tokens.Line };
                    (word, hasEquals) = ("", false);
                    break;
                case '}':
                    if (IsEntry(blocks)) entry.AddTo(blocks.Count == 1, found);
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
    }

    private static bool IsEntry(List<string> blocks) => blocks is ["module"] or ["terraform", "required_providers", _];

    private sealed class Entry
    {
        private string? source;

        public string Name { get; init; } = "";

        public int Line { get; init; }

        public string? VersionRange { get; set; }

        public void Set(string key, string value)
        {
            if (key == "source") source ??= value;
            else if (key == "version") VersionRange ??= value;
        }

        public void AddTo(bool isModule, Detection found)
        {
            var exact = TerraformNames.Exact(VersionRange);
            var purl = !isModule ? TerraformNames.Provider(source ?? Name, exact) : source is null || source.StartsWith('.') ? null : TerraformNames.Module(source, exact) ?? Repository(source);
            if (purl is null) return;
            found.Add(new DetectedComponent
            {
                Purl = purl, Kind = ComponentKind.BuildPart, Requested = exact is null ? VersionRange : null, Direct = true, Line = Line, Evidence = EvidenceKind.Declared,
            });
        }

        // git::https://host/name.git//folder?ref=v1, github.com/owner/name?ref=v1
        private static PackageUrl? Repository(string source)
        {
            if (source.StartsWith("git::", StringComparison.Ordinal)) source = source[5..];
            else if (source.Contains("::", StringComparison.Ordinal) || source.Contains("${", StringComparison.Ordinal)) return null;
            string? version = null;
            var question = source.IndexOf('?', StringComparison.Ordinal);
            if (question >= 0)
            {
                version = source[(question + 1)..].Split('&').FirstOrDefault(p => p.StartsWith("ref=", StringComparison.Ordinal))?[4..];
                source = source[..question];
            }

            var scheme = source.IndexOf("://", StringComparison.Ordinal);
            var cut = source.IndexOf("//", scheme < 0 ? 0 : scheme + 3, StringComparison.Ordinal);
            return Repositories.Purl(cut < 0 ? source : source[..cut], version, cut < 0 ? null : source[(cut + 2)..]);
        }
    }
}
