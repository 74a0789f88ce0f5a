using System.Runtime.InteropServices;

namespace Sovereignty.Resolve.Licences.Texts;

/// <summary>
/// Finds which fingerprints a text may hold and where: runs of five words that both have, gathered by how far they are apart in the two. Of long
/// fingerprints every third or eighth run is indexed, by its hash, so that the same runs are picked on both sides.
/// </summary>
internal sealed class FingerprintIndex
{
    private const int Run = 5;
    private const int Buckets = 1 << 18;
    private const int MostOpen = 12;
    private const int MostCommon = 1_000_000;

    private readonly int[] heads = new int[Buckets];
    private readonly List<(uint Hash, int Next, ushort Text, ushort At)> runs = new(160_000);
    private readonly int[] expected;

    /// <summary>Indexes fingerprints.</summary>
    public FingerprintIndex(LicenceFingerprint[] texts)
    {
        Texts = texts;
        expected = new int[texts.Length];
        runs.Add(default);
        for (var t = 0; t < texts.Length; t++)
        {
            var words = texts[t].Words;
            for (var i = 0; i + Run <= words.Length && i < ushort.MaxValue; i++)
            {
                var hash = Hash(words, i);
                if (hash % EveryNth(words.Length) != 0) continue;
                ref var head = ref heads[hash % Buckets];
                runs.Add((hash, head, (ushort)t, (ushort)i));
                head = runs.Count - 1;
                expected[t]++;
            }
        }
    }

    /// <summary>The fingerprints.</summary>
    public LicenceFingerprint[] Texts { get; }

    /// <summary>The places where fingerprints may lie, most words in common first.</summary>
    /// <param name="words">The text.</param>
    public List<Candidate> Find(uint[] words)
    {
        var open = new List<Gathered>?[Texts.Length];
        var all = CollectionsMarshal.AsSpan(runs);
        // A text made of nothing but a phrase that many licences share must end some time.
        var common = 0;
        for (var i = 0; i + Run <= words.Length && common < MostCommon; i++)
        {
            var hash = Hash(words, i);
            for (var at = heads[hash % Buckets]; at != 0; at = all[at].Next)
            {
                ref readonly var run = ref all[at];
                if (run.Hash != hash) continue;
                common++;
                Gather(open, run.Text, run.At, i);
            }
        }

        var found = new List<Candidate>();
        for (var text = 0; text < open.Length; text++)
        {
            if (open[text] is not { } places) continue;
            foreach (var place in places)
            {
                var share = Math.Min(1, place.Count / (double)expected[text]);
                found.Add(new Candidate(text, place.Anchor.At, place.Anchor.Word, place.FirstWord, place.LastWord + Run, share, share * Texts[text].Words.Length));
            }
        }

        found.Sort(static (a, b) => b.Common != a.Common ? b.Common.CompareTo(a.Common) : b.Share != a.Share ? b.Share.CompareTo(a.Share)
            : a.Text != b.Text ? a.Text.CompareTo(b.Text) : a.Word.CompareTo(b.Word));
        return found;
    }

    // Runs that lie as far apart in the text as in the fingerprint, give or take what was changed in between, belong to one place.
    private void Gather(List<Gathered>?[] open, int text, int at, int word)
    {
        var places = open[text] ??= [];
        var length = Texts[text].Words.Length;
        var tolerance = Math.Max(40, length / 8);
        Gathered? best = null;
        for (var i = places.Count - 1; i >= 0 && i >= places.Count - MostOpen; i--)
        {
            var place = places[i];
            if (Math.Abs(place.Shift - (word - at)) > tolerance || word - place.FirstWord > length + (length / 2) + 100) continue;
            if (best is null || Math.Abs(place.Shift - (word - at)) < Math.Abs(best.Shift - (word - at))) best = place;
        }

        if (best is null)
        {
            places.Add(new Gathered(at, word));
            return;
        }

        best.Add(at, word);
    }

    private static uint EveryNth(int length) => length switch { >= 400 => 8, >= 120 => 3, _ => 1 };

    private static uint Hash(uint[] words, int at)
    {
        var hash = 0u;
        for (var i = at; i < at + Run; i++) hash = (hash * 0x9E3779B1u) + words[i];
        hash ^= hash >> 15;
        return hash * 0x85EBCA6Bu;
    }

    private sealed class Gathered(int at, int word)
    {
        private int sameShift;
        private int longest;

        public int FirstWord { get; } = word;

        public int LastWord { get; private set; } = word;

        public int Shift { get; private set; } = word - at;

        public int Count { get; private set; } = 1;

        /// <summary>The run to align from: the end of the longest row of runs that lie equally far apart, which chance does not bring about.</summary>
        public (int At, int Word) Anchor { get; private set; } = (at, word);

        public void Add(int at, int word)
        {
            sameShift = word - at == Shift ? sameShift + 1 : 0;
            if (sameShift > longest) (longest, Anchor) = (sameShift, (at, word));
            Shift = word - at;
            LastWord = word;
            Count++;
        }
    }
}

/// <summary>A place where a fingerprint may lie.</summary>
/// <param name="Text">The fingerprint's number.</param>
/// <param name="At">Where in the fingerprint a run begins that both have.</param>
/// <param name="Word">Where in the text it begins.</param>
/// <param name="Start">Where in the text the first common run begins.</param>
/// <param name="End">Behind the last common run in the text.</param>
/// <param name="Share">The share of the fingerprint's runs that the text has there.</param>
/// <param name="Common">About how many words that makes.</param>
internal readonly record struct Candidate(int Text, int At, int Word, int Start, int End, double Share, double Common);
