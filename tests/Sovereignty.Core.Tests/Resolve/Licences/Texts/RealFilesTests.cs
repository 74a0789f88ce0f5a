using Sovereignty.Detect.Licences;
using Sovereignty.Resolve.Licences.Texts;

namespace Sovereignty.Tests.Resolve.Licences.Texts;

/// <summary>
/// Nothing is read out of real files that is not in them: READMEs and source files of the npm packages that tests install, and this repository's own. What is
/// found must be borne out by words without which nobody would call the file by that licence, searched for by other means.
/// </summary>
public sealed class RealFilesTests
{
    private const int Fewest = 500;

    private static readonly (string[] Ids, string[] AnyOf)[] Borne =
    [
        (["MIT", "MIT-0"], ["permission is hereby granted, free of charge", "licensed under the mit license"]),
        (["ISC", "0BSD"], ["permission to use, copy, modify, and/or distribute this software", "permission to use, copy, modify, and distribute this software"]),
        (["BSD-2-Clause", "BSD-3-Clause"], ["redistribution and use in source and binary forms"]),
        (["Apache-2.0"], ["licensed under the apache license, version 2.0", "apache license version 2.0, january 2004", "limitations under the license"]),
        (["MPL-2.0"], ["mozilla public license, v. 2.0", "mozilla public license version 2.0"]),
        (["EUPL-1.2"], ["licensed under the eupl, version 1.2", "european union public licence"]),
    ];

    [Fact]
    public void Five_hundred_readmes_and_heads_of_source_files_hold_nothing_that_is_not_in_them()
    {
        var (prose, sources) = Files();
        Assert.SkipUnless(prose.Count > 100 && prose.Count + sources.Count >= Fewest, $"{prose.Count} READMEs and {sources.Count} source files: run `npm ci` in the folders of tests that have a package.json");

        var wrong = prose.SelectMany(f => Wrong(f, File.ReadAllBytes(f), static (text, _) => LicenceTexts.Read(text)))
            .Concat(sources.SelectMany(f => Wrong(f, Head(f), static (text, path) => SourceHeaders.Reading(text, path))));

        Assert.Empty(wrong);
    }

    private static List<string> Wrong(string file, byte[] text, Func<byte[], string, LicenceTextReading?> read)
    {
        var plain = string.Join(' ', LicenceTexts.Decode(text).ToLowerInvariant().Split([' ', '\r', '\n', '\t', '*', '/', '#', '>'], StringSplitOptions.RemoveEmptyEntries));
        return [.. from found in read(text, file)?.Texts ?? [] where !found.Changed && !IsBorneOut(found.Id, plain) select $"{found.Id} in {Path.GetRelativePath(Golden.Repository(), file)} line {found.Line}"];
    }

    private static byte[] Head(string file)
    {
        var bytes = File.ReadAllBytes(file);
        return bytes[..Math.Min(bytes.Length, SourceHeaders.LongestHead)];
    }

    private static bool IsBorneOut(string id, string plain) => Array.Exists(Borne, b => b.Ids.Contains(id) && Array.Exists(b.AnyOf, s => plain.Contains(s, StringComparison.Ordinal)));

    private static (List<string> Prose, List<string> Sources) Files()
    {
        var folders = Directory.GetDirectories(Path.Combine(Golden.Repository(), "tests")).Select(f => Path.Combine(f, "node_modules")).Where(Directory.Exists);
        var all = folders.SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Path.Combine(Golden.Repository(), "scanner"), "*.cs", SearchOption.AllDirectories)).Order(StringComparer.Ordinal).ToList();
        return (all.FindAll(IsProse), [.. all.Where(f => Path.GetExtension(f) is ".js" or ".ts" or ".mjs" or ".cs").Take(2000)]);
    }

    // What is named for its licence may hold one; everything else that people read may not.
    private static bool IsProse(string file) =>
        Path.GetExtension(file) is ".md" or ".markdown" or ".txt" or ".rst" &&
        !Path.GetFileName(file).Contains("licen", StringComparison.OrdinalIgnoreCase) && !Path.GetFileName(file).Contains("copying", StringComparison.OrdinalIgnoreCase);
}
