using System.Collections.Immutable;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Npm;

/// <summary>
/// <c>yarn.lock</c>, the text form of Yarn 1 and the YAML of Yarn 2 and later. It does not tell what is needed for development only: that comes
/// from the manifests beside it. Source: Yarn documentation; yarnpkg/lockfile; yarnpkg/berry.
/// </summary>
public sealed class YarnLock : IDetector
{
    /// <inheritdoc/>
    public string Name => "npm/yarn-lock";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames => ["yarn.lock"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Versions | Gives.Relation | Gives.Scope | Gives.Edges | Gives.Lines | Gives.Hashes;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        if (NodeModules.Contains(input.Path)) return;
        var entries = new YarnEntries(input);
        if (input.Utf8.IndexOf("__metadata:"u8) >= 0) ReadYaml(input.Utf8, entries);
        else ReadText(input.Utf8, entries);
        entries.WriteTo(found);
    }

    // Lines of "key value", the value often in quotes; an entry's first line names its descriptors.
    private static void ReadText(ReadOnlySpan<byte> text, YarnEntries entries)
    {
        var pool = new Utf8Pool();
        var lines = new Utf8Lines(text);
        var inNeeds = false;
        YarnEntries.Entry? entry = null;
        while (lines.Next())
        {
            var line = lines.Current;
            var column = line.IndexOfAnyExcept((byte)' ');
            if (column < 0 || line[column] == '#') continue;
            line = line[column..].TrimEnd((byte)' ');
            if (column == 0)
            {
                if (entry is not null) entries.Add(entry);
                entry = new YarnEntries.Entry(lines.Number);
                ReadDescriptors(line.TrimEnd((byte)':'), entry, pool);
                inNeeds = false;
                continue;
            }

            if (entry is null) continue;
            var end = line[0] == '"' ? YamlLines.EndOfQuoted(line) + 1 : line.IndexOf((byte)' ');
            var key = end <= 0 ? line : line[..end];
            var value = end <= 0 ? [] : Unquote(line[end..].Trim((byte)' '));
            key = Unquote(key.TrimEnd((byte)':'));
            if (column >= 4)
            {
                if (inNeeds) entry.Needs.Add((pool.Get(key), pool.Get(value)));
                continue;
            }

            inNeeds = key.SequenceEqual("dependencies"u8) || key.SequenceEqual("optionalDependencies"u8);
            if (key.SequenceEqual("version"u8)) entry.Version = pool.Get(value);
            else if (key.SequenceEqual("resolved"u8)) entry.Resolved = pool.Get(value);
            else if (key.SequenceEqual("integrity"u8)) entry.Integrity = pool.Get(value);
        }

        if (entry is not null) entries.Add(entry);
    }

    private static void ReadYaml(ReadOnlySpan<byte> text, YarnEntries entries)
    {
        var pool = new Utf8Pool();
        var yaml = new YamlLines(text);
        var inNeeds = false;
        YarnEntries.Entry? entry = null;
        while (yaml.Next())
        {
            if (yaml.Level == 0)
            {
                if (entry is not null) entries.Add(entry);
                entry = null;
                if (yaml.Is("__metadata"u8)) continue;
                entry = new YarnEntries.Entry(yaml.Line);
                ReadDescriptors(yaml.Key, entry, pool);
            }
            else if (entry is not null && yaml.Level == 1)
            {
                inNeeds = yaml.Is("dependencies"u8);
                if (yaml.Is("version"u8)) entry.Version = yaml.Text(pool);
                else if (yaml.Is("resolution"u8)) ReadResolution(yaml.Text(), entry, pool);
            }
            else if (entry is not null && yaml.Level == 2 && inNeeds)
            {
                entry.Needs.Add((yaml.KeyText(pool), yaml.Text(pool) ?? "*"));
            }
        }

        if (entry is not null) entries.Add(entry);
    }

    // "a@^1, b@npm:^2" or each in quotes of its own.
    private static void ReadDescriptors(ReadOnlySpan<byte> text, YarnEntries.Entry entry, Utf8Pool pool)
    {
        while (!text.IsEmpty)
        {
            var comma = text.IndexOf(", "u8);
            var descriptor = pool.Get(Unquote((comma < 0 ? text : text[..comma]).Trim((byte)' ')).Trim((byte)'"'));
            text = comma < 0 ? [] : text[(comma + 2)..];
            if (descriptor.Length == 0) continue;
            entry.Descriptors.Add(descriptor);
            NpmPackages.SplitAt(descriptor, out var name, out var range);
            if (NpmPackages.TryAlias(range, out var real, out _) && LooksLikeName(real)) name = real;
            entry.IsLocal |= NpmPackages.IsLocal(range);
            if (entry.Name.Length == 0) entry.Name = pool.Get(name);
        }
    }

    // An alias names a package after "npm:", a plain range of Yarn 2 does not.
    private static bool LooksLikeName(ReadOnlySpan<char> text) => char.IsAsciiLetter(text[0]) || text[0] == '@';

    // "name@npm:1.0.0", "name@workspace:packages/a", "name@https://…#commit=…", "name@patch:name@npm%3A1.0.0#…".
    private static void ReadResolution(string? resolution, YarnEntries.Entry entry, Utf8Pool pool)
    {
        if (resolution is null) return;
        NpmPackages.SplitAt(resolution, out var name, out var reference);

        // Cut off in the middle: the descriptors name the package as well.
        if (reference.IsEmpty || name[0] == '"') return;
        entry.Name = pool.Get(name);
        if (reference.StartsWith("workspace:")) entry.Workspace = reference["workspace:".Length..].ToString();
        else if (NpmPackages.IsLocal(reference)) entry.IsLocal = true;
        else if (reference.Contains("://", StringComparison.Ordinal) && !reference.StartsWith("npm:") && !reference.StartsWith("patch:")) entry.Resolved = reference.ToString();
    }

    private static ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> text) => text.Length >= 2 && text[0] == '"' && text[^1] == '"' ? text[1..^1] : text;
}
