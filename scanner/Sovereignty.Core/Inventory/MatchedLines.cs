using Sovereignty.Inventory.Matching;
using Sovereignty.Model;

namespace Sovereignty.Inventory;

/// <summary>A line with what its product was taken for.</summary>
/// <param name="Path">Its list.</param>
/// <param name="Line">The line.</param>
/// <param name="Match">The match.</param>
internal sealed record MatchedLine(string Path, InventoryLine Line, ProductMatch Match);

/// <summary>
/// Matches lines on all cores while the next ones are read, and gives them back in the order in which they came. Matching a name that did not
/// come before costs several times what reading its line does. Few lines are held at once.
/// </summary>
/// <param name="matcher">Finds the product of a stated name.</param>
internal sealed class MatchedLines(ProductMatcher matcher)
{
    private const int LinesAtOnce = 256;

    // For a short list the threads would cost more than they save.
    private const int FewLines = 32;

    private List<(string Path, InventoryLine Line)> waiting = new(LinesAtOnce);
    private Task<MatchedLine[]> matching = Task.FromResult<MatchedLine[]>([]);

    /// <summary>Takes a line.</summary>
    /// <returns>Lines that came before and are matched; mostly none.</returns>
    public MatchedLine[] Add(string path, InventoryLine line)
    {
        waiting.Add((path, line));
        return waiting.Count < LinesAtOnce ? [] : Next();
    }

    /// <summary>The lines that have not been given back. Called once, behind the last one.</summary>
    public IEnumerable<MatchedLine> Rest()
    {
        foreach (var line in Next()) yield return line;
        foreach (var line in Next()) yield return line;
    }

    private MatchedLine[] Next()
    {
        var done = matching.GetAwaiter().GetResult();
        var lines = waiting;
        waiting = new(LinesAtOnce);
        matching = lines.Count <= FewLines ? Task.FromResult(lines.ConvertAll(Match).ToArray()) : Task.Run(() => Matched(lines));
        return done;
    }

    private MatchedLine[] Matched(List<(string Path, InventoryLine Line)> lines)
    {
        var matched = new MatchedLine[lines.Count];
        Parallel.For(0, lines.Count, i => matched[i] = Match(lines[i]));
        return matched;
    }

    private MatchedLine Match((string Path, InventoryLine Line) stated) =>
        new(stated.Path, stated.Line, matcher.Match(stated.Line.Product, stated.Line.Vendor, stated.Line.Version));
}
