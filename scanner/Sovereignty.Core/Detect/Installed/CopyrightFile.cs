namespace Sovereignty.Detect.Installed;

/// <summary>
/// The licence of a Debian package out of its <c>copyright</c> file, where that is machine-readable: the one that holds for all files not named apart.
/// Source: Debian, machine-readable debian/copyright file (DEP-5).
/// </summary>
internal static class CopyrightFile
{
    /// <summary>The licence as an expression as far as the names allow; empty where the file is written for people only.</summary>
    public static string Licence(ReadOnlyMemory<byte> bytes)
    {
        var text = bytes.Span;
        if (text[..Math.Min(text.Length, 1024)].IndexOf("copyright-format"u8) < 0) return "";
        string? whole = null;
        var control = new ControlFile(text, ["Files", "License"]);
        while (control.Next())
        {
            var licence = control[1] is { } stated ? FirstLine(stated) : null;
            if (string.IsNullOrEmpty(licence)) continue;
            if (control[0] == "*") return Expression(licence);
            // Before any list of files: the licence of the work as a whole.
            if (control[0] is null && control.Line < 20) whole ??= licence;
        }

        return whole is null ? "" : Expression(whole);
    }

    private static string FirstLine(string value)
    {
        var end = value.IndexOf('\n', StringComparison.Ordinal);
        return (end < 0 ? value : value[..end]).Trim();
    }

    // `GPL-2+ or Artistic, and Expat`: what a comma parts is joined last.
    private static string Expression(string stated)
    {
        if (stated.Length > 200) return stated;
        string? whole = null;
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

    // Names that DEP-5 has and SPDX writes otherwise; the rest is left to the catalogue's list of names.
    private static string Spdx(string name) => name switch
    {
        "Expat" => "MIT",
        "Artistic" => "Artistic-1.0-Perl",
        "GPL-1" or "GPL-2" or "GPL-3" or "LGPL-2" or "LGPL-3" or "AGPL-3" => $"{name}.0-only",
        "GPL-1+" or "GPL-2+" or "GPL-3+" or "LGPL-2+" or "LGPL-3+" or "AGPL-3+" => $"{name[..^1]}.0-or-later",
        "LGPL-2.1" => "LGPL-2.1-only",
        "LGPL-2.1+" => "LGPL-2.1-or-later",
        "Apache-2" => "Apache-2.0",
        "BSD-2-clause" => "BSD-2-Clause",
        "BSD-3-clause" => "BSD-3-Clause",
        "BSD-4-clause" => "BSD-4-Clause",
        "zlib" or "ZLIB" => "Zlib",
        "PSF-2" => "PSF-2.0",
        _ => name,
    };
}
