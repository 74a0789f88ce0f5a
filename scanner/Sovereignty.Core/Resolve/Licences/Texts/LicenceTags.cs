using System.Collections.Immutable;

namespace Sovereignty.Resolve.Licences.Texts;

/// <summary>Finds <c>SPDX-License-Identifier:</c> (SPDX specification, annex "using SPDX license list short identifiers in source files").</summary>
internal static class LicenceTags
{
    private const string Mark = "SPDX-License-Identifier:";
    private const int Most = 50;
    private const int Longest = 300;

    private static readonly string[] Closings = ["*/", "-->", "--}}", "#}", "%>", "*)"];

    /// <summary>All tags of a text, up to fifty.</summary>
    public static ImmutableArray<LicenceTag> Read(string text)
    {
        if (!text.Contains(Mark, StringComparison.Ordinal)) return [];
        var found = ImmutableArray.CreateBuilder<LicenceTag>();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var at = line.IndexOf(Mark, StringComparison.Ordinal);
            if (at < 0) continue;
            var expression = line[(at + Mark.Length)..].Trim();
            foreach (var closing in Closings)
            {
                if (expression.EndsWith(closing, StringComparison.Ordinal)) expression = expression[..^closing.Length].TrimEnd();
            }

            expression = expression.Trim("`\"'");
            // A text about tags writes `SPDX-License-Identifier: <expression>`.
            if (expression.Length is 0 or > Longest || expression[0] is '<' or '[' or '{' or '$') continue;
            found.Add(new LicenceTag(expression.ToString(), number));
            if (found.Count == Most) break;
        }

        return found.ToImmutable();
    }
}
