using System.Diagnostics.CodeAnalysis;

namespace Sovereignty.Resolve.Versions;

/// <summary>
/// A range of npm: comparators, <c>||</c>, hyphens, x, tilde and caret, with npm's rule for versions before a release: they count only where the
/// range names one of the same release. Source: node-semver, "Ranges".
/// </summary>
internal sealed class NpmRange
{
    private const int MostComparators = 512;

    private readonly List<List<Comparator>> sets = [];

    private NpmRange()
    {
    }

    private enum Order
    {
        Equal,
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual,
    }

    /// <summary>Parses; false for what is no range: a tag, a URL, a file.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out NpmRange? range)
    {
        range = null;
        if (text is null || text.Length > 2000) return false;
        var read = new NpmRange();
        foreach (var part in text.Split("||"))
        {
            if (!Set(part.Trim(), out var set)) return false;
            read.sets.Add(set);
            if (read.sets.Sum(s => s.Count) > MostComparators) return false;
        }

        range = read;
        return true;
    }

    /// <summary>Whether a version is in the range.</summary>
    public bool Holds(NpmVersion version) => sets.Exists(set =>
        set.TrueForAll(c => c.Holds(version)) && (!version.IsPrerelease || set.Exists(c => c.Version is { IsPrerelease: true } v && v.SameRelease(version))));

    private static bool Set(string text, out List<Comparator> set)
    {
        set = [];
        var hyphen = text.IndexOf(" - ", StringComparison.Ordinal);
        if (hyphen >= 0) return Hyphen(text[..hyphen].Trim(), text[(hyphen + 3)..].Trim(), set);
        foreach (var word in Words(text))
        {
            if (!Word(word, set)) return false;
        }

        return true;
    }

    // An operator may stand apart from its version.
    private static IEnumerable<string> Words(string text)
    {
        var held = "";
        foreach (var word in text.Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            held += word;
            if (held.TrimStart('<', '>', '=', '~', '^').Length == 0) continue;
            yield return held;
            held = "";
        }

        if (held.Length > 0) yield return held;
    }

    private static bool Word(string word, List<Comparator> set)
    {
        var end = 0;
        while (end < word.Length && word[end] is '<' or '>' or '=' or '~' or '^') end++;
        if (!Partial.TryParse(word[end..], out var partial)) return false;
        switch (word[..end])
        {
            case "" or "=" when partial.Parts == 3: Add(set, Order.Equal, partial.Floor); return true;
            case "" or "=": partial.Within(set, partial.Parts); return true;
            case "^": partial.Within(set, partial.CaretParts); return true;
            case "~" or "~>": partial.Within(set, Math.Min(partial.Parts, 2)); return true;
            case ">=": Add(set, Order.GreaterOrEqual, partial.Floor); return true;
            case "<":
                Add(set, Order.Less, partial.Parts == 3 ? partial.Floor : partial.Parts == 0 ? Lowest : new NpmVersion(partial.Major, partial.Minor, 0, ["0"]));
                return true;
            case ">":
                if (partial.Parts == 0) Add(set, Order.Less, Lowest);
                else if (partial.Parts == 3) Add(set, Order.Greater, partial.Floor);
                else Add(set, Order.GreaterOrEqual, partial.Next(partial.Parts, exact: true));
                return true;
            case "<=":
                if (partial.Parts == 3) Add(set, Order.LessOrEqual, partial.Floor);
                else if (partial.Parts > 0) Add(set, Order.Less, partial.Next(partial.Parts));
                return true;
            default: return false;
        }
    }

    private static bool Hyphen(string from, string to, List<Comparator> set)
    {
        if (!Partial.TryParse(from, out var low) || !Partial.TryParse(to, out var high)) return false;
        if (low.Parts > 0) Add(set, Order.GreaterOrEqual, low.Floor);
        if (high.Parts == 3) Add(set, Order.LessOrEqual, high.Floor);
        else if (high.Parts > 0) Add(set, Order.Less, high.Next(high.Parts));
        return true;
    }

    private static NpmVersion Lowest => new(0, 0, 0, ["0"]);

    private static void Add(List<Comparator> set, Order order, NpmVersion version) => set.Add(new Comparator(order, version));

    private readonly record struct Comparator(Order Order, NpmVersion Version)
    {
        public bool Holds(NpmVersion version) => version.CompareTo(Version) is var order && Order switch
        {
            Order.Equal => order == 0,
            Order.Less => order < 0,
            Order.LessOrEqual => order <= 0,
            Order.Greater => order > 0,
            _ => order >= 0,
        };
    }

    /// <summary>A version with parts left open: <c>1</c>, <c>1.2.x</c>, <c>*</c>.</summary>
    private readonly record struct Partial(int Parts, long Major, long Minor, long Patch, IReadOnlyList<string> Before)
    {
        public NpmVersion Floor => new(Major, Minor, Patch, Before);

        // The leftmost part that is not zero stays as it is.
        public int CaretParts => Parts switch
        {
            0 => 0,
            _ when Major > 0 || Parts == 1 => 1,
            _ when Minor > 0 || Parts == 2 => 2,
            _ => 3,
        };

        public static bool TryParse(string text, out Partial partial)
        {
            partial = new Partial(0, 0, 0, 0, []);
            text = text.TrimStart('v');
            if (text.IndexOf('+', StringComparison.Ordinal) is >= 0 and var plus) text = text[..plus];
            if (NpmVersion.TryParse(text, out var whole))
            {
                partial = new Partial(3, whole.Major, whole.Minor, whole.Patch, whole.Before);
                return true;
            }

            var numbers = new long[3];
            var parts = 0;
            var open = false;
            var words = text.Split('-', 2)[0].Split('.');
            if (words.Length > 3) return false;
            foreach (var word in words)
            {
                if (word is "" or "x" or "X" or "*")
                {
                    if (word.Length == 0 && words.Length > 1) return false;
                    open = true;
                    continue;
                }

                if (!NpmVersion.Number(word, out var number)) return false;
                if (!open) numbers[parts++] = number;
            }

            partial = new Partial(parts, numbers[0], numbers[1], numbers[2], []);
            return true;
        }

        /// <summary>The first version, before its release, in which the part at a place is one higher.</summary>
        public NpmVersion Next(int parts, bool exact = false)
        {
            string[] first = exact ? [] : ["0"];
            return parts switch
            {
                1 => new NpmVersion(Major + 1, 0, 0, first),
                2 => new NpmVersion(Major, Minor + 1, 0, first),
                _ => new NpmVersion(Major, Minor, Patch + 1, first),
            };
        }

        /// <summary>From the floor to where one of the first parts changes.</summary>
        public void Within(List<Comparator> set, int parts)
        {
            if (parts == 0) return;
            Add(set, Order.GreaterOrEqual, Floor);
            Add(set, Order.Less, Next(parts));
        }
    }
}
