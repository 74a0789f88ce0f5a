namespace Sovereignty.Resolve.Licences.Texts;

/// <summary>Finds which fingerprints a text may hold and where: runs of words that both have, gathered by how far they are apart in the two.</summary>
internal sealed class CandidateSearch
{
    private const int MostOpen = 12;
    private const int MostCommon = 1_000_000;

    private readonly FingerprintIndex index;
    private readonly List<Gathered>?[] open;

    private CandidateSearch(FingerprintIndex index)
    {
        this.index = index;
        open = new List<Gathered>?[index.Count];
    }

    /// <summary>The places where fingerprints may lie, most words in common first.</summary>
    /// <param name="index">The fingerprints.</param>
    /// <param name="words">The text.</param>
    public static List<Candidate> Find(FingerprintIndex index, uint[] words)
    {
        var search = new CandidateSearch(index);
        search.Gather(words);
        return search.Found();
    }

    private void Gather(uint[] words)
    {
        // A text made of nothing but a phrase that many licences share must end some time.
        var common = 0;
        for (var i = 0; i + FingerprintIndex.Run <= words.Length && common < MostCommon; i++)
        {
            var hash = FingerprintIndex.Hash(words.AsSpan(i));
            foreach (ref readonly var run in index.RunsLike(hash))
            {
                if (run.Hash != hash) continue;
                common++;
                Gather(run.Text, run.At, i);
            }
        }
    }

    // Runs that lie as far apart in the text as in the fingerprint, give or take what was changed in between, belong to one place.
    private void Gather(int text, int at, int word)
    {
        var places = open[text] ??= [];
        var length = index.LengthOf(text);
        var tolerance = Math.Max(40, length / 8);
        Gathered? best = null;
        for (var i = places.Count - 1; i >= 0 && i >= places.Count - MostOpen; i--)
        {
            var place = places[i];
            if (Math.Abs(place.Shift - (word - at)) > tolerance || word - place.FirstWord > length + (length / 2) + 100) continue;
            if (best is null || Math.Abs(place.Shift - (word - at)) < Math.Abs(best.Shift - (word - at))) best = place;
        }

        if (best is null) places.Add(new Gathered(at, word));
        else best.Add(at, word);
    }

    private List<Candidate> Found()
    {
        var found = new List<Candidate>();
        for (var text = 0; text < open.Length; text++)
        {
            if (open[text] is not { } places) continue;
            foreach (var place in places)
            {
                var share = Math.Min(1, place.Count / (double)index.RunsOf(text));
                found.Add(new Candidate(text, place.At, place.Word, place.FirstWord, place.LastWord + FingerprintIndex.Run, share, share * index.LengthOf(text)));
            }
        }

        found.Sort(static (a, b) => b.Common != a.Common ? b.Common.CompareTo(a.Common) : b.Share != a.Share ? b.Share.CompareTo(a.Share)
            : a.Text != b.Text ? a.Text.CompareTo(b.Text) : a.Word.CompareTo(b.Word));
        return found;
    }

    private sealed class Gathered(int at, int word)
    {
        private int sameShift;
        private int longest;

        public int FirstWord { get; } = word;

        public int LastWord { get; private set; } = word;

        public int Shift { get; private set; } = word - at;

        public int Count { get; private set; } = 1;

        /// <summary>Where in the fingerprint to align from: at the end of the longest row of runs that lie equally far apart, which chance does not bring about.</summary>
        public int At { get; private set; } = at;

        /// <summary>The same place in the text.</summary>
        public int Word { get; private set; } = word;

        public void Add(int at, int word)
        {
            sameShift = word - at == Shift ? sameShift + 1 : 0;
            if (sameShift > longest) (longest, At, Word) = (sameShift, at, word);
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
internal sealed record Candidate(int Text, int At, int Word, int Start, int End, double Share, double Common);
