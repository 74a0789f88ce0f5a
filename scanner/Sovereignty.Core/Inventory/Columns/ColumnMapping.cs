using System.Collections.Immutable;
using Sovereignty.Inventory.Profiles;
using Sovereignty.Text;

namespace Sovereignty.Inventory.Columns;

/// <summary>What one column was taken for.</summary>
/// <param name="Index">Its position, from 0.</param>
/// <param name="Header">Its header, verbatim.</param>
/// <param name="Field">What it holds; null for a column that is kept as it is.</param>
/// <param name="Confidence">0 to 1; 1 also when sovereignty.yaml or a profile says so.</param>
public sealed record InventoryColumn(int Index, string Header, InventoryField? Field, double Confidence)
{
    /// <summary>What decided, in a few English words.</summary>
    public string Why { get; init; } = "";

    /// <summary>Whether it holds keys, passwords or people: its values are neither kept nor shown.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The first different values in it; none of a column that is secret.</summary>
    public ImmutableArray<string> Samples { get; init; } = [];
}

/// <summary>Which column holds what.</summary>
internal sealed class ColumnMapping
{
    /// <summary>Why a column is taken for what sovereignty.yaml, or whoever asks, says that it is.</summary>
    public const string Configured = "sovereignty.yaml";

    /// <summary>Why nothing is shown of a column.</summary>
    public const string Secret = "secret, not kept";

    private readonly int[] byField = [.. Enumerable.Repeat(-1, Enum.GetValues<InventoryField>().Length)];

    private readonly IReadOnlyDictionary<InventoryField, int[]> further;

    private ColumnMapping(ImmutableArray<InventoryColumn> columns, InventoryProfile? profile, IReadOnlyDictionary<InventoryField, int[]> further)
    {
        (Columns, Profile, this.further) = (columns, profile, further);
        foreach (var column in columns)
        {
            if (column.Field is { } field && byField[(int)field] < 0) byField[(int)field] = column.Index;
        }
    }

    /// <summary>The columns in file order.</summary>
    public ImmutableArray<InventoryColumn> Columns { get; }

    /// <summary>Which tool's export it is; null for a list of somebody's own.</summary>
    public InventoryProfile? Profile { get; }

    /// <summary>The confidences of the mapped columns together: the header row is the one with the most.</summary>
    public double Weight => Columns.Where(c => c.Field is not null).Sum(c => c.Confidence) + (Profile is null ? 0 : 3);

    /// <summary>The columns of a field that may have several, such as the protection need for each goal.</summary>
    public IEnumerable<int> All(InventoryField field) => Columns.Where(c => c.Field == field).Select(c => c.Index);

    /// <summary>The column of a field, or -1; the first of several.</summary>
    public int this[InventoryField field] => byField[(int)field];

    /// <summary>The column that a profile names by its header, as <see cref="HeaderSynonyms.Plain"/> has it; -1 when there is no name, or no such column.</summary>
    public int Named(string? header)
    {
        for (var i = 0; header is not null && i < Columns.Length; i++)
        {
            if (HeaderSynonyms.Plain(Columns[i].Header) == header) return i;
        }

        return -1;
    }

    /// <summary>The columns to look into, one after the other, where the column of a field is empty in a row; a profile names them.</summary>
    public ReadOnlySpan<int> Further(InventoryField field) => further.TryGetValue(field, out var columns) ? columns : [];

    /// <summary>
    /// Maps a header row. What sovereignty.yaml names goes first, then what a profile knows; of the rest each field goes to its surest column,
    /// of equals to the one of the latest year (<c>Kosten 2025</c>, <c>Kosten 2026</c>), else to the leftmost.
    /// </summary>
    /// <param name="headers">The cells of the header row.</param>
    /// <param name="configured">Field name in kebab case to header.</param>
    /// <param name="profile">Which tool's export it is, or null.</param>
    public static ColumnMapping Of(IReadOnlyList<string> headers, IReadOnlyDictionary<string, string> configured, InventoryProfile? profile)
    {
        var fields = new (InventoryField? Field, double Confidence, string Why)[headers.Count];
        var taken = new HashSet<InventoryField>();
        foreach (var (name, header) in configured)
        {
            if (!KebabCase.TryParse<InventoryField>(name, out var field) || Find(headers, header) is not (>= 0 and var index)) continue;
            fields[index] = (field, 1, Configured);
            taken.Add(field);
        }

        var further = profile is null ? new Dictionary<InventoryField, int[]>() : Take(profile, headers, fields, taken);
        var guesses = Enumerable.Range(0, headers.Count)
            .Where(i => fields[i].Field is null && !further.Values.Any(f => f.Contains(i)) && profile?.Unmapped.Contains(HeaderSynonyms.Plain(headers[i])) != true)
            .Select(i => (Index: i, Guess: ColumnGuess.Of(headers[i])))
            .Where(g => g.Guess is { Confidence: >= ColumnGuess.Least })
            .OrderByDescending(g => g.Guess!.Value.Confidence).ThenByDescending(g => ColumnGuess.Year(headers[g.Index])).ThenBy(g => g.Index);
        foreach (var (index, guess) in guesses)
        {
            // One column for each protection goal: of all of them the highest counts.
            if (taken.Add(guess!.Value.Field) || guess.Value.Field == InventoryField.ProtectionNeed) fields[index] = (guess.Value.Field, guess.Value.Confidence, "header");
        }

        return new ColumnMapping([.. headers.Select(Column)], profile, further);

        InventoryColumn Column(string header, int index)
        {
            var (field, confidence, why) = fields[index];
            var isSecret = field is null && (profile?.Secret.Contains(HeaderSynonyms.Plain(header)) == true || SecretHeaders.Contains(header));
            return new InventoryColumn(index, header, field, confidence) { Why = isSecret ? Secret : why ?? "", IsSecret = isSecret };
        }
    }

    private static Dictionary<InventoryField, int[]> Take(InventoryProfile profile, IReadOnlyList<string> headers, (InventoryField? Field, double Confidence, string Why)[] fields, HashSet<InventoryField> taken)
    {
        var plain = headers.Select(HeaderSynonyms.Plain).ToList();
        foreach (var (field, names) in profile.Columns)
        {
            if (taken.Contains(field)) continue;
            var index = names.Select(n => plain.IndexOf(n)).FirstOrDefault(i => i >= 0 && fields[i].Field is null, -1);
            if (index < 0) continue;
            fields[index] = (field, 1, $"profile {profile.Id}");
            taken.Add(field);
        }

        // "display_name" may be there and empty where "name" is not: what comes after the first column of a field stands in for it.
        return profile.Columns.Where(c => c.Headers.Length > 1 && fields.Any(f => f.Field == c.Field && f.Why != Configured))
            .Select(c => (c.Field, Columns: c.Headers.Select(n => plain.IndexOf(n)).Where(i => i >= 0 && fields[i].Field is null).Distinct().ToArray()))
            .Where(c => c.Columns.Length > 0).ToDictionary(c => c.Field, c => c.Columns);
    }

    /// <summary>The column with that header, or -1: first as written, then without regard to case and accents.</summary>
    public static int Find(IReadOnlyList<string> headers, string header)
    {
        for (var i = 0; i < headers.Count; i++)
        {
            if (headers[i] == header) return i;
        }

        var words = HeaderSynonyms.Normalised(header);
        for (var i = 0; i < headers.Count; i++)
        {
            if (words.Length > 0 && HeaderSynonyms.Normalised(headers[i]) == words) return i;
        }

        return -1;
    }
}
