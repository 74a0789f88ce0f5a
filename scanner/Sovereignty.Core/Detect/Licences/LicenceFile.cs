using System.Collections.Frozen;
using System.Collections.Immutable;
using Sovereignty.Resolve.Licences.Texts;

namespace Sovereignty.Detect.Licences;

/// <summary>
/// Files that hold licence texts: <c>LICENSE</c>, <c>COPYING</c>, <c>NOTICE</c> and their spellings, and the <c>LICENSES</c> folder of REUSE (REUSE
/// specification 3.3, "License files"). They name no component: whose licence it is, is decided by the folder.
/// </summary>
public sealed class LicenceFile : IDetector
{
    // A LICENSE.js is a program; so is license.go.
    private static readonly FrozenSet<string> Extensions = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "", "txt", "md", "markdown", "mkd", "rst", "adoc", "asciidoc", "html", "htm", "org", "text", "license", "licence", "copying",
        "mit", "apache", "apache2", "asl", "bsd", "gpl", "gpl2", "gpl3", "gplv2", "gplv3", "lgpl", "lesser", "agpl", "mpl", "epl", "cddl", "ofl", "isc", "zlib", "boost", "cc0", "lib", "runtime",
        "0", "1", "2", "3", "de", "en");

    private static readonly DetectorIndex Names = new([new LicenceFile()]);

    /// <inheritdoc/>
    public string Name => "licences/licence-file";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> FileNames =>
        ["LICENSE*", "LICENCE*", "COPYING*", "UNLICENSE*", "NOTICE*", "COPYRIGHT*", "EULA*", "*LICENSE", "*LICENCE", "*LICENSE.txt", "*LICENCE.txt", "*LICENSE.md", "*LICENCE.md", "LICENSES/*.txt"];

    /// <inheritdoc/>
    public Gives Gives => Gives.Lines | Gives.Licences;

    /// <inheritdoc/>
    public void Detect(DetectorInput input, Detection found)
    {
        if (!IsText(input.FileName) || input.Bytes.Length < 10) return;
        var reading = LicenceTexts.ReadTerms(input.Bytes.Span);
        if (reading.Texts.Length > 0 || reading.Tags.Length > 0 || reading.Unrecognised) found.Licences(reading);
        if (input.Bytes.Length > LicenceTexts.LargestText)
        {
            found.Problem("licence-file-large", $"only the first {LicenceTexts.LargestText / (1024 * 1024)} MiB were searched for licence texts", 0, "the rest of the file counts as not read", Model.ProblemSeverity.Note);
        }
    }

    /// <summary>Whether a file of this name may hold licence texts; for folders that no walk goes through.</summary>
    internal static bool Wants(string name) => IsText(name) && !Names.For(name, "").IsEmpty;

    // "LICENSE-2.0.txt", "LICENSE.MIT", "COPYING.LESSER", "LICENSE-APACHE", "GPL-LICENSE"; not "licenses.ts".
    private static bool IsText(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot < 0 || Extensions.Contains(name[(dot + 1)..]) || name[(dot + 1)..].Contains('-', StringComparison.Ordinal);
    }
}
