namespace Sovereignty.Resolve.Licences.Texts;

/// <summary>
/// Lays a fingerprint over a text from a run that both have, backwards to its first word and forwards to its last, with the fewest words left out
/// or put in (E. Myers, "An O(ND) difference algorithm and its variations", 1986). What the text holds before and behind does not count.
/// </summary>
internal sealed class WordAlignment
{
    private const int Nowhere = int.MinValue / 2;

    private readonly List<int> missing = [];
    private readonly List<int> added = [];

    private WordAlignment()
    {
    }

    /// <summary>The first word of the text that belongs to the fingerprint.</summary>
    public int Start { get; private set; }

    /// <summary>Behind the last word of the text that belongs to it.</summary>
    public int End { get; private set; }

    /// <summary>Places in the fingerprint of words that the text leaves out, ascending.</summary>
    public IReadOnlyList<int> Missing => missing;

    /// <summary>Places in the text of words that the fingerprint does not have, ascending.</summary>
    public IReadOnlyList<int> Added => added;

    /// <summary>How many words differ.</summary>
    public int Differences => missing.Count + added.Count;

    /// <summary>Aligns; null when more than <paramref name="most"/> words differ.</summary>
    public static WordAlignment? Of(uint[] fingerprint, uint[] text, int at, int word, int most)
    {
        var found = new WordAlignment();
        var before = found.Extend(fingerprint, text, at - 1, word - 1, -1, most);
        if (before < 0) return null;
        var behind = found.Extend(fingerprint, text, at, word, 1, most - found.Differences);
        if (behind < 0) return null;
        found.Start = word - before;
        found.End = word + behind;
        found.missing.Sort();
        found.added.Sort();
        return found;
    }

    // From one word on, in one direction, until the fingerprint is used up. Returns how many words of the text that takes, -1 beyond the most.
    private int Extend(uint[] fingerprint, uint[] text, int at, int word, int step, int most)
    {
        var m = step > 0 ? fingerprint.Length - at : at + 1;
        if (m <= 0) return 0;
        var n = Math.Min(step > 0 ? text.Length - word : word + 1, m + most);
        var trace = new List<int[]>();
        var ends = new int[(2 * most) + 3];
        var middle = most + 1;
        for (var d = 0; d <= most; d++)
        {
            for (var k = -d; k <= d; k += 2)
            {
                // x words of the fingerprint and y of the text are used: down leaves the fingerprint and takes a word that was put in.
                var down = d == 0 || k == -d || (k != d && ends[middle + k - 1] < ends[middle + k + 1]);
                var x = d == 0 ? 0 : down ? ends[middle + k + 1] : ends[middle + k - 1] + 1;
                var y = x - k;
                if (x < 0 || y > n)
                {
                    ends[middle + k] = Nowhere;
                    continue;
                }

                while (x < m && y < n && fingerprint[at + (step * x)] == text[word + (step * y)])
                {
                    x++;
                    y++;
                }

                ends[middle + k] = x;
                if (x < m) continue;
                Backtrack(trace, d, k, x, at, word, step);
                return y;
            }

            trace.Add(ends[(middle - d)..(middle + d + 1)]);
        }

        return -1;
    }

    private void Backtrack(List<int[]> trace, int d, int k, int x, int at, int word, int step)
    {
        for (; d > 0; d--)
        {
            var ends = trace[d - 1];
            var down = k == -d || (k != d && Reached(ends, d - 1, k - 1) < Reached(ends, d - 1, k + 1));
            var from = down ? k + 1 : k - 1;
            x = Reached(ends, d - 1, from);
            if (down) added.Add(word + (step * (x - from)));
            else missing.Add(at + (step * x));
            k = from;
        }
    }

    private static int Reached(int[] ends, int d, int k) => k < -d || k > d ? int.MinValue / 2 : ends[k + d];
}
