using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Resolve.Licences.Texts;

namespace Sovereignty.Detect;

/// <summary>The sink for what one detector finds in one file: what was added before a failure is kept.</summary>
/// <param name="detector">The detector's name.</param>
/// <param name="path">The file, relative to the scanned root.</param>
/// <param name="installedOnly">Whether only what is installed counts: what a manifest asks for or a lock file fixes is passed over.</param>
public sealed class Detection(string detector, string path, bool installedOnly = false)
{
    /// <summary>More components than this in one file is not a manifest any more; the rest is left out and said.</summary>
    public const int MostComponents = 200_000;

    private readonly List<DetectedComponent> components = [];
    private readonly List<(int From, int To)> edges = [];
    private readonly List<Problem> problems = [];
    private List<DetectedService>? services;

    /// <summary>By path and then detector: no two of a walk have both.</summary>
    internal static Comparison<Detection> InOrder { get; } = static (a, b) =>
        string.CompareOrdinal(a.Path, b.Path) is not 0 and var byPath ? byPath : string.CompareOrdinal(a.Detector, b.Detector);

    /// <summary>The detector's name.</summary>
    public string Detector { get; } = detector;

    /// <summary>The file, relative to the scanned root.</summary>
    public string Path { get; } = path;

    /// <summary>What the format can give; all where nobody says.</summary>
    internal Gives Gives { get; init; } = (Gives)~0;

    /// <summary>What was found, in the file's order.</summary>
    public IReadOnlyList<DetectedComponent> Components => components;

    /// <summary>Pairs of handles: the first needs the second.</summary>
    public IReadOnlyList<(int From, int To)> Edges => edges;

    /// <summary>The same, for the loop that every scan runs.</summary>
    internal List<(int From, int To)> EdgeList => edges;

    /// <summary>The services that the file states; few formats can.</summary>
    public IReadOnlyList<DetectedService> Services => services ?? (IReadOnlyList<DetectedService>)[];

    /// <summary>What went wrong.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>The project that the file describes, where it names itself; it is no dependency.</summary>
    public PackageUrl? Subject { get; private set; }

    /// <summary>The licence that the project states for itself, verbatim.</summary>
    public string? SubjectLicence { get; private set; }

    /// <summary>The platforms that the project is built for, in the words of its build tool: <c>net8.0</c>. Empty where it does not say.</summary>
    public ImmutableArray<string> Targets { get; private set; } = [];

    /// <summary>The licence texts that the file holds, or null for a file that holds none.</summary>
    public LicenceTextReading? LicenceTexts { get; private set; }

    /// <summary>
    /// The file that the read one includes and that is worked through now, relative to the scanned root as <see cref="DetectorInput.Path"/> is; null for
    /// the read file itself. What is added stands there.
    /// </summary>
    public string? Within { get; set; }

    /// <summary>A licence file inside a packed package whose metadata state none: whose it is, where in the package, its bytes; null for none.</summary>
    internal (PackageUrl Of, string Path, byte[] Bytes)? PackedLicence { get; private set; }

    /// <summary>Adds a component; the handle serves <see cref="Edge"/>. -1 once <see cref="MostComponents"/> is reached, or for what does not count here.</summary>
    public int Add(DetectedComponent component)
    {
        if (installedOnly && component.Evidence != EvidenceKind.Installed) return -1;
        if (components.Count >= MostComponents)
        {
            if (components.Count == MostComponents && problems.All(p => p.Code != "too-many-components"))
            {
                Problem("too-many-components", $"more than {MostComponents} components in one file", component.Line, "the rest of this file was left out");
            }

            return -1;
        }

        components.Add(Within is null ? component : component with { Path = Within });
        return components.Count - 1;
    }

    /// <summary>Adds a service.</summary>
    public void Add(DetectedService service) => (services ??= []).Add(service);

    /// <summary>Says that one component needs another, by handles of <see cref="Add(DetectedComponent)"/>; handles below 0 are passed over.</summary>
    public void Edge(int from, int to)
    {
        if (from >= 0 && to >= 0 && from != to && edges.Count < 8 * MostComponents) edges.Add((from, to));
    }

    /// <summary>The files that packages brought and that describe a package of a language, with the package's handle.</summary>
    internal List<(int Component, string Path)> Owned { get; } = [];

    /// <summary>Says that a package brought a file that describes a package of a language; handles below 0 are passed over.</summary>
    internal void Owns(int component, string path)
    {
        if (component >= 0 && Owned.Count < MostComponents) Owned.Add((component, path));
    }

    /// <summary>Names the project itself.</summary>
    public void Project(PackageUrl purl, string? licence = null)
    {
        Subject ??= purl;
        SubjectLicence ??= licence;
    }

    /// <summary>Keeps a licence file that lies inside the package, for when texts are looked at.</summary>
    internal void LicenceInside(PackageUrl of, (string Path, byte[] Bytes)? file)
    {
        if (file is var (path, bytes)) PackedLicence ??= (of, path, bytes);
    }

    /// <summary>Says what the project is built for.</summary>
    public void BuiltFor(ImmutableArray<string> targets) => Targets = targets;

    /// <summary>Says which licence texts the file holds.</summary>
    public void Licences(LicenceTextReading texts) => LicenceTexts = texts;

    /// <summary>Tells of something that could not be read.</summary>
    /// <param name="code">A stable code, listed in scanner/README.md.</param>
    /// <param name="message">One sentence, lower case, no full stop.</param>
    /// <param name="line">The line, or 0.</param>
    /// <param name="hint">What to do.</param>
    /// <param name="severity">Warning where something was lost.</param>
    public void Problem(string code, string message, int line = 0, string? hint = null, ProblemSeverity severity = ProblemSeverity.Warning)
    {
        if (problems.Count >= 100) return;
        problems.Add(new Problem(code, severity, message) { Path = Path, Line = line > 0 ? line : null, Hint = hint });
    }
}
