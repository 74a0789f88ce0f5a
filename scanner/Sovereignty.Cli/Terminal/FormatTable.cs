using System.Text;
using Sovereignty.Detect;

namespace Sovereignty.Cli;

/// <summary>The table of formats, as README.md and <c>detectors list</c> show it.</summary>
internal static class FormatTable
{
    /// <summary>The table in Markdown.</summary>
    public static string Markdown()
    {
        var text = new StringBuilder();
        text.Append("| detector | files | versions | direct | scope | edges | lines | licence | hashes | maker |\n");
        text.Append("|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (var detector in Detectors.All)
        {
            text.Append("| ").Append(detector.Name).Append(" | ").AppendJoin(", ", detector.FileNames.Select(f => $"`{f}`"));
            foreach (var gift in (ReadOnlySpan<Gives>)[Gives.Versions, Gives.Relation, Gives.Scope, Gives.Edges, Gives.Lines, Gives.Licences, Gives.Hashes, Gives.Makers])
            {
                text.Append(detector.Gives.HasFlag(gift) ? " | yes" : " | –");
            }

            text.Append(" |\n");
        }

        return text.ToString();
    }
}
