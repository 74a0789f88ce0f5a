using System.Collections.Immutable;
using Sovereignty.Detect;
using Sovereignty.Detect.Licences;
using Sovereignty.Model;
using Sovereignty.Resolve.Licences.Texts;

namespace Sovereignty.Resolve.Licences;

/// <summary>Whose licence the texts are that a walk found: of the component that is installed in their folder, of one's own system, or of neither.</summary>
public sealed class LicenceFiles
{
    // More licences than that side by side are nobody's own.
    private const int MostSpoken = 8;

    private readonly List<Concluded> concluded;
    private readonly Dictionary<string, string> installed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> stated = new(StringComparer.Ordinal);
    private readonly List<Header> headers = [];
    private readonly List<Detection> inPackages = [];
    private readonly LicenceReader reader;

    /// <summary>Sorts.</summary>
    /// <param name="files">What detectors found.</param>
    /// <param name="components">The merged components.</param>
    /// <param name="reader">Reads expressions.</param>
    /// <param name="packed">Whether texts inside packed packages are looked at.</param>
    public LicenceFiles(IEnumerable<Detection> files, IEnumerable<Component> components, LicenceReader reader, bool packed = true)
    {
        this.reader = reader;
        concluded = [];
        foreach (var file in files)
        {
            if (file.Detector == SourceHeaders.Name)
            {
                headers.Add(new Header(file.Path, file.LicenceTexts is { } head ? TextConclusion.Of(head, reader) : null));
                continue;
            }

            if (packed && file.PackedLicence is not null) inPackages.Add(file);
            if (file.SubjectLicence is { } own) stated.TryAdd(RootedPath.FolderOf(file.Path), own);
            if (file.LicenceTexts is { } texts && TextConclusion.Of(texts, reader) is { } conclusion) concluded.Add(new Concluded(file, conclusion));
        }

        if (concluded.Count == 0) return;
        foreach (var component in components)
        {
            foreach (var place in component.Evidence.Where(e => e.Kind == EvidenceKind.Installed)) installed.TryAdd(RootedPath.FolderOf(place.Path), component.Id);
        }
    }

    /// <summary>The licence of what is developed in a folder: by the licence files in it, as its manifest words it where both agree; null where nothing tells.</summary>
    /// <param name="folder">The folder, relative to the scanned root.</param>
    public Fact<Licence>? OfFolder(string folder)
    {
        if (concluded.Count == 0 && stated.Count == 0 && headers.Count == 0) return null;
        var here = concluded.Where(c => IsOwn(c.File.Path, folder)).ToList();
        var terms = here.Where(c => !IsNotice(c.File.Path)).ToList();
        if (terms.Count == 0) terms = here;
        var declared = stated.GetValueOrDefault(folder) is { } text ? reader.Read(text) : null;
        if (terms.Count == 0 && declared is null) return OfHeaders(folder);
        if (terms.Count == 0) return Fact.Of(declared!, Origin.Declared, Confidence.High, new Because($"its manifest states {declared!.Expression}", folder.Length == 0 ? "." : folder));
        var licence = LicenceTextsJoined.Of([.. terms.Select(t => t.Conclusion.Licence).Distinct()], reader);
        ImmutableArray<Because> because = [.. terms.Select(t => new Because(t.Conclusion.Why, t.File.Path, t.Conclusion.Line))];
        var agree = declared is null ? null : LicenceAgreement.Of(declared, licence, reader);
        if (declared is not null)
        {
            because = because.Add(new Because($"its manifest states {declared.Expression}{(agree == false ? ", which the text is not" : "")}", folder.Length == 0 ? "." : folder));
        }

        return new Fact<Licence>(agree == true ? declared! : licence, Origin.Declared, licence.Class == LicenceClass.Unknown ? Confidence.Low : Confidence.High, because);
    }

    // No file says what the whole is under: what the notices of its source files say, all of them together, and no surer than a sample is.
    private Fact<Licence>? OfHeaders(string folder)
    {
        var (below, read) = Below(folder);
        // A few files that came from elsewhere are not the whole.
        if (read.Count is 0 or > MostSpoken || read.Sum(r => r.Count) * 2 < below) return null;
        var licence = LicenceTextsJoined.Of([.. read.Select(r => r.Licence)], reader);
        return new Fact<Licence>(licence, Origin.Declared, read.Count == 1 && read[0].Count * 2 > below ? Confidence.Medium : Confidence.Low,
            [.. read.Select(r => new Because($"{r.Why}, in {r.Count} of {below} source files looked at", r.Path, r.Line))]);
    }

    private (int Looked, List<Spoken> Said) Below(string folder)
    {
        var here = headers.Where(h => folder.Length == 0 || h.Path.StartsWith(folder + "/", StringComparison.Ordinal)).ToList();
        return (here.Count, Said(here));
    }

    private static List<Spoken> Said(IEnumerable<Header> files) =>
        [.. from file in files
            where file.Conclusion is not null
            group file by file.Conclusion!.Licence into same
            let first = same.MinBy(f => f.Path, StringComparer.Ordinal)
            orderby same.Count() descending, same.Key.Expression
            select new Spoken(same.Key, first.Conclusion!.Why, first.Path, first.Conclusion.Line, same.Count())];

    /// <summary>What texts in the folders of installed packages say, by component id.</summary>
    public IEnumerable<KeyValuePair<string, PackageStatement>> OfComponents()
    {
        var of = new Dictionary<string, List<(string Path, TextConclusion Conclusion)>>(StringComparer.Ordinal);
        foreach (var one in concluded)
        {
            if (IsNotice(one.File.Path) || ComponentOf(one.File.Path) is not { } component) continue;
            if (!of.TryGetValue(component, out var files)) of[component] = files = [];
            files.Add((one.File.Path, one.Conclusion));
        }

        foreach (var file in inPackages)
        {
            var inside = file.PackedLicence!.Value;
            if (TextConclusion.Of(LicenceTexts.ReadTerms(inside.Bytes), reader) is not { } conclusion) continue;
            yield return KeyValuePair.Create(inside.Of.ToString(), new PackageStatement(Origin.Declared, new Because($"{inside.Path} in the package: {conclusion.Why}", file.Path)) { LicenceTexts = [conclusion.Licence] });
        }

        foreach (var (component, files) in of) yield return KeyValuePair.Create(component, Statement(files));
    }

    /// <summary>A statement made of a package's licence files.</summary>
    internal static PackageStatement Statement(IEnumerable<(string Path, TextConclusion Conclusion)> files)
    {
        var sorted = files.OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
        var first = sorted.Find(f => f.Conclusion.Changed);
        if (first.Conclusion is null) first = sorted[0];
        return new PackageStatement(Origin.Declared, new Because($"licence file: {first.Conclusion.Why}", first.Path, first.Conclusion.Line))
        {
            LicenceTexts = [.. sorted.Select(f => f.Conclusion.Licence).Distinct()],
        };
    }

    /// <summary>Every text found, by path; notices in source files once for each licence and owner.</summary>
    /// <param name="systemOf">The own system that takes a folder as its own, or null.</param>
    public ImmutableArray<FoundLicence> All(Func<string, string?> systemOf)
    {
        if (concluded.Count == 0 && headers.Count == 0) return [];
        var texts = concluded.Select(c => new FoundLicence(c.File.Path, c.Conclusion.Line, c.Conclusion.Licence, c.Conclusion.Why, OwnerOf(c.File.Path)));
        var notices = headers.GroupBy(h => ComponentOf(h.Path) ?? RootedPath.Upwards(RootedPath.FolderOf(h.Path)).Select(systemOf).FirstOrDefault(s => s is not null), StringComparer.Ordinal).SelectMany(of => Said(of).Take(MostSpoken).Select(s =>
            new FoundLicence(s.Path, s.Line, s.Licence, $"{s.Why}, in {s.Count} of {of.Count()} source files looked at", of.Key)));
        return [.. texts.Concat(notices).OrderBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Line)];

        string? OwnerOf(string path) => ComponentOf(path) ?? systemOf(RootedPath.FolderOf(path));
    }

    // The folder itself, and LICENSES beside it.
    private static bool IsOwn(string path, string folder)
    {
        var of = RootedPath.FolderOf(path);
        return of == folder || of == RootedPath.In(folder, "LICENSES");
    }

    private static bool IsNotice(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.StartsWith("NOTICE", StringComparison.OrdinalIgnoreCase) || name.StartsWith("COPYRIGHT", StringComparison.OrdinalIgnoreCase) ||
            name.Contains("THIRD", StringComparison.OrdinalIgnoreCase);
    }

    // dist-info/licenses/LICENSE lies one folder below the package's own.
    private string? ComponentOf(string path)
    {
        foreach (var folder in RootedPath.Upwards(RootedPath.FolderOf(path)).Take(3))
        {
            if (installed.TryGetValue(folder, out var component)) return folder.Length == 0 ? null : component;
        }

        return null;
    }

    private sealed record Spoken(Licence Licence, string Why, string Path, int Line, int Count);

    private sealed record Concluded(Detection File, TextConclusion Conclusion);

    private sealed record Header(string Path, TextConclusion? Conclusion);
}
