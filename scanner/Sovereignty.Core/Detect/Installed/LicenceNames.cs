using System.Text.RegularExpressions;

namespace Sovereignty.Detect.Installed;

/// <summary>From the short names of licences that Debian uses to SPDX expressions. Source: DEP-5, "Short name" and "Syntax"; SPDX licence list.</summary>
internal static partial class LicenceNames
{
    /// <summary>The statement as an expression; names that SPDX does not have stay as they are.</summary>
    public static string Expression(string stated)
    {
        if (stated.Length > 200) return stated;
        string? whole = null;
        // `GPL-2+ or Artistic, and Expat`: what a comma parts is joined last.
        foreach (var group in stated.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = group.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var joint = whole is null ? null : Operator(words[0]);
            if (whole is not null && joint is null) return stated;
            var part = string.Join(' ', words.Skip(joint is null ? 0 : 1).Select(w => Operator(w) ?? Spdx(w)));
            whole = whole is null ? part : $"{Enclosed(whole)} {joint} {Enclosed(part)}";
        }

        return whole ?? stated;
    }

    private static string Enclosed(string part) => part.Contains(' ', StringComparison.Ordinal) ? $"({part})" : part;

    private static string? Operator(string word) => word switch { "and" or "AND" => "AND", "or" or "OR" => "OR", "with" or "WITH" => "WITH", _ => null };

    private static string Spdx(string name)
    {
        if (Gnu().Match(name) is { Success: true } gnu)
        {
            var invariants = gnu.Groups["niv"].Success ? "-no-invariants" : "";
            return $"{gnu.Groups["family"].Value}-{gnu.Groups["major"].Value}.{(gnu.Groups["minor"].Success ? gnu.Groups["minor"].Value : "0")}{invariants}-{(gnu.Groups["later"].Success ? "or-later" : "only")}";
        }

        return name switch
        {
            "Expat" or "expat" => "MIT",
            "Artistic" or "Artistic-1" => "Artistic-1.0-Perl",
            "Apache-2" or "Apache-2+" or "Apache-2.0+" => "Apache-2.0",
            "APACHE-2-LLVM-EXCEPTIONS" or "Apache-2-LLVM-exception" => "Apache-2.0 WITH LLVM-exception",
            "BSD-2-clause" => "BSD-2-Clause",
            "BSD-3-clause" => "BSD-3-Clause",
            "BSD-4-clause" => "BSD-4-Clause",
            "zlib" or "ZLIB" => "Zlib",
            "PSF-2" => "PSF-2.0",
            "MPL-2" => "MPL-2.0",
            "CC0" or "CC0-1" => "CC0-1.0",
            _ => name,
        };
    }

    [GeneratedRegex(@"^(?<family>GPL|LGPL|AGPL|GFDL)-(?<niv>NIV-)?(?<major>[0-9])(\.(?<minor>[0-9]))?(?<later>\+)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Gnu();
}
