using System.Text.Json;
using System.Text.RegularExpressions;
using Sovereignty.Resolve.Licences.Texts;

namespace Sovereignty.Tests.Resolve.Licences.Texts;

/// <summary>All texts of the SPDX list, out of the npm package that the fingerprints were made of.</summary>
public sealed partial class SpdxListTests
{
    private static readonly string Package = Path.Combine(Golden.Repository(), "tests", "licences", "node_modules", "spdx-license-list", "licenses");

    public static TheoryData<string> Forms => [.. LicenceFixture.Forms.Keys];

    [Theory]
    [MemberData(nameof(Forms))]
    public void At_least_99_of_100_texts_of_the_list_are_recognised(string form)
    {
        Assert.SkipUnless(Directory.Exists(Package), "tests/licences has no node_modules: run `npm ci` there");
        var texts = Directory.GetFiles(Package, "*.json").Select(f => (Id: Path.GetFileNameWithoutExtension(f), Text: TextOf(f))).OrderBy(t => t.Id, StringComparer.Ordinal).ToList();
        Assert.True(texts.Count > 700);
        var same = texts.ToLookup(t => Plain().Replace(t.Text.ToLowerInvariant(), " "), t => t.Id, StringComparer.Ordinal);

        var missed = texts.Where(t => !IsRecognised(t.Id, [.. same[Plain().Replace(t.Text.ToLowerInvariant(), " ")]], LicenceFixture.Forms[form](t.Text))).Select(t => t.Id).ToList();

        Assert.True(missed.Count * 100 <= texts.Count, $"{missed.Count} of {texts.Count}: {string.Join(", ", missed)}");
    }

    // Ids with one text are one; a retired id has the text of its successor; the ids of licences with an exception hold the exception only.
    private static bool IsRecognised(string id, IReadOnlyCollection<string> same, string text)
    {
        var found = LicenceTexts.Read(text).Texts;
        if (found.FirstOrDefault(t => !t.Changed && t.Kind == LicenceTextKind.Text) is { } first) return same.Contains(first.Id) || first.Id == id.TrimEnd('+') + "-only";
        return id.Contains("-with-", StringComparison.Ordinal) && found.Any(t => t is { Kind: LicenceTextKind.Exception, Changed: false });
    }

    private static string TextOf(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return json.RootElement.GetProperty("licenseText").GetString()!;
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Plain();
}
