using System.Text;
using Sovereignty.Detect;

namespace Sovereignty.Cli;

/// <summary>The tables of formats: <c>detectors list</c> and scanner/README.md show every detector, README.md a line for each family.</summary>
internal static class FormatTable
{
    private static readonly (Gives Gift, string Name)[] Columns =
    [
        (Gives.Versions, "versions"), (Gives.Relation, "direct"), (Gives.Scope, "scope"), (Gives.Edges, "edges"), (Gives.Lines, "lines"), (Gives.Licences, "licence"),
        (Gives.Hashes, "hashes"), (Gives.Makers, "maker"),
    ];

    /// <summary>Every detector, in Markdown.</summary>
    public static string Detectors()
    {
        var text = Head("detector");
        foreach (var detector in Sovereignty.Detect.Detectors.All)
        {
            Row(text, detector.Name, detector.FileNames, c => detector.Gives.HasFlag(c) ? "yes" : "–");
        }

        return text.ToString();
    }

    // Families of so few files share the last line.
    private const int SmallFamily = 5;

    /// <summary>A line for each family, in Markdown: what all its formats give, what some do, and what none does.</summary>
    public static string Families()
    {
        var text = Head("family");
        var families = Sovereignty.Detect.Detectors.All.GroupBy(d => d.Name.Split('/')[0], StringComparer.Ordinal).ToList();
        var small = families.Where(f => f.SelectMany(d => d.FileNames).Count() <= SmallFamily).ToList();
        foreach (var (name, family) in families.Except(small).Select(f => (f.Key, f.ToList())).Append((string.Join(", ", small.Select(f => f.Key)), [.. small.SelectMany(f => f)])))
        {
            Row(text, name, family.SelectMany(d => d.FileNames).Distinct(StringComparer.Ordinal),
                c => family.All(d => d.Gives.HasFlag(c)) ? "yes" : family.Any(d => d.Gives.HasFlag(c)) ? "some" : "–");
        }

        return text.ToString();
    }

    private static StringBuilder Head(string first) => new StringBuilder()
        .Append("| ").Append(first).Append(" | files | ").AppendJoin(" | ", Columns.Select(c => c.Name)).Append(" |\n")
        .Append("|---|---|").Append(string.Concat(Columns.Select(_ => "---|"))).Append('\n');

    private static void Row(StringBuilder text, string name, IEnumerable<string> files, Func<Gives, string> gives) => text
        .Append("| ").Append(name).Append(" | ").AppendJoin(" ", files.Select(f => $"`{f}`")).Append(" | ").AppendJoin(" | ", Columns.Select(c => gives(c.Gift))).Append(" |\n");
}
