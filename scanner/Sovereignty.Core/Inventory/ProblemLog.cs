using System.Collections.Immutable;
using System.Globalization;
using Sovereignty.Model;

namespace Sovereignty.Inventory;

/// <summary>Collects the problems of one list: the first of each sort with its place, then how many more there are.</summary>
internal sealed class ProblemLog(string path)
{
    private const int MostOfASort = 20;
    private readonly List<Problem> problems = [];
    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>The sheet that is being read, where a workbook has several and it is not the first; null elsewhere.</summary>
    public string? Sheet { get; set; }

    /// <summary>Whether anything was told that is an error.</summary>
    public bool HasErrors => problems.Exists(p => p.Severity == ProblemSeverity.Error);

    /// <summary>Whether anything was told.</summary>
    public bool Any => problems.Count > 0;

    /// <summary>Whether a problem of that sort was told.</summary>
    public bool Has(string code) => counts.ContainsKey(code);

    public void Error(string code, string message, string? hint, int? line = null) => Add(ProblemSeverity.Error, code, message, hint, line, null);

    public void Warn(string code, string message, string? hint, int? line = null, int? column = null) => Add(ProblemSeverity.Warning, code, message, hint, line, column);

    public void Note(string code, string message, string? hint, int? line = null) => Add(ProblemSeverity.Note, code, message, hint, line, null);

    public ImmutableArray<Problem> All()
    {
        var more = counts.Where(c => c.Value > MostOfASort).Select(c =>
            new Problem(c.Key, ProblemSeverity.Warning, $"{(c.Value - MostOfASort).ToString(CultureInfo.InvariantCulture)} more of the same") { Path = path });
        return [.. problems.Concat(more).Order()];
    }

    private void Add(ProblemSeverity severity, string code, string message, string? hint, int? line, int? column)
    {
        counts[code] = counts.GetValueOrDefault(code) + 1;
        if (counts[code] <= MostOfASort) problems.Add(new Problem(code, severity, Sheet is null ? message : $"{message} (sheet `{Sheet}`)") { Path = path, Line = line, Column = column, Hint = hint });
    }
}
