using System.Collections.Immutable;

namespace Sovereignty.Resolve.Licences.Texts;

/// <summary>One pass over one text: tries places, keeps the best of those that overlap, and tells what is left.</summary>
internal sealed class Search(FingerprintIndex index, LicenceWords read, uint[] words)
{
    private const double NearShare = 0.6;

    private static readonly uint[] AnyLater = LicenceWords.Read("any later version").ToArray();

    private readonly List<Hit> accepted = [];
    private readonly List<Hit> near = [];
    private readonly HashSet<Hit> kept = [];

    /// <summary>What was found.</summary>
    public LicenceTextReading Reading { get; private set; } = LicenceTextReading.Nothing;

    /// <summary>Whether the text has lines that do nothing but name who holds the copyright.</summary>
    public bool HasCopyrightLines => read.HasCopyrightLines;

    /// <summary>Whether every text found is the licence word for word and nothing else was found.</summary>
    public bool IsPlain => Reading.Texts.Length > 0 && Reading.OtherTerms is null && Differences == 0;

    /// <summary>How far from known texts all of it is.</summary>
    public int Differences
    {
        get
        {
            var sum = (accepted.Count == 0 ? 10_000 : 0) + (Reading.OtherTerms is null ? 0 : 100);
            foreach (var hit in accepted) sum += hit.Differences;
            foreach (var hit in near) sum += 10 + hit.Differences;
            return sum;
        }
    }

    /// <summary>Whether nothing better can come of a place, because what was accepted there is the text word for word.</summary>
    public bool Covers(Candidate candidate)
    {
        var start = candidate.Start;
        foreach (var hit in accepted)
        {
            var overlap = Math.Min(hit.End, candidate.End) - Math.Max(hit.Start, start);
            // A changed word spoils five runs at most: about so many words differ at least.
            var length = index.LengthOf(candidate.Text);
            var best = length - (2 * (1 - candidate.Share) * length / 8);
            if (overlap * 2 > candidate.End - start && best <= Value(hit)) return true;
        }

        return false;
    }

    /// <summary>Lays the fingerprint over the text.</summary>
    public void Try(Candidate candidate)
    {
        var fingerprint = index.Text(candidate.Text);
        var length = fingerprint.Words.Length;
        var most = fingerprint.Kind == FingerprintKind.Appendix ? 20 + (length / 2) : Math.Min(160, 40 + (length / 10));
        var alignment = WordAlignment.Of(fingerprint.Words, words, candidate.At, candidate.Word, most);
        if (alignment is null)
        {
            if (candidate.Share >= NearShare && fingerprint.Kind == FingerprintKind.Licence) near.Add(new Hit(fingerprint, candidate.Start, candidate.End, 1000, candidate.Common, -2));
            return;
        }

        var change = fingerprint.Kind == FingerprintKind.Appendix ? -1 : Wording.FirstChange(fingerprint, words, alignment);
        var hit = new Hit(fingerprint, alignment.Start, alignment.End, alignment.Differences, length - alignment.Missing.Count, change);
        if (change == -1 && alignment.Missing.Count * 4 <= length) Accept(hit);
        else if (fingerprint.Kind is FingerprintKind.Licence or FingerprintKind.Exception && hit.Matched * 10 > length * 6) near.Add(hit);
    }

    /// <summary>Decides what is left of places that were near and looks at the rest of the text.</summary>
    public void Finish()
    {
        foreach (var hit in Sorted(near, static (a, b) => Value(a) != Value(b) ? Value(b).CompareTo(Value(a)) : string.CompareOrdinal(a.Fingerprint.Id, b.Fingerprint.Id)))
        {
            if (accepted.Exists(a => Overlap(a, hit) * 3 > hit.End - hit.Start)) near.Remove(hit);
            else if (near.Exists(n => n != hit && kept.Contains(n) && Overlap(n, hit) * 3 > hit.End - hit.Start)) near.Remove(hit);
            else kept.Add(hit);
        }

        var all = Sorted([.. accepted, .. near], static (a, b) => a.Start.CompareTo(b.Start));
        var texts = ImmutableArray.CreateBuilder<LicenceText>(all.Count);
        foreach (var hit in all)
        {
            if (hit.Fingerprint.Kind != FingerprintKind.Appendix) texts.Add(Text(hit, near.Contains(hit)));
        }

        var other = Rest(all);
        Reading = new LicenceTextReading(texts.ToImmutable(), other?.Text, other is null ? 0 : read.LineOf(other.Word));
    }

    // A stable sort of a handful by insertion. LINQ's is compiled at every start.
    private static List<Hit> Sorted(List<Hit> hits, Comparison<Hit> order)
    {
        var sorted = new List<Hit>(hits.Count);
        foreach (var hit in hits)
        {
            var at = sorted.Count;
            while (at > 0 && order(sorted[at - 1], hit) > 0) at--;
            sorted.Insert(at, hit);
        }

        return sorted;
    }

    private void Accept(Hit hit)
    {
        foreach (var other in accepted)
        {
            if (Overlap(other, hit) > 0 && !Better(hit, other)) return;
        }

        accepted.RemoveAll(other => Overlap(other, hit) > 0);
        accepted.Add(hit);
    }

    private static bool Better(Hit hit, Hit other) => Value(hit) > Value(other);

    private static double Value(Hit hit) => hit.Matched - (2 * hit.Differences);

    private static int Overlap(Hit a, Hit b) => Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start);

    private LicenceText Text(Hit hit, bool changed)
    {
        var kind = hit.Fingerprint.Kind switch
        {
            FingerprintKind.Notice => LicenceTextKind.Notice, FingerprintKind.Exception => LicenceTextKind.Exception, _ => LicenceTextKind.Text,
        };
        var versions = !hit.Fingerprint.OrLater ? LaterVersions.No
            : kind == LicenceTextKind.Text ? LaterVersions.NotSaid
            : words.AsSpan(hit.Start, hit.End - hit.Start).IndexOf(AnyLater) >= 0 ? LaterVersions.Yes : LaterVersions.No;
        return new LicenceText(hit.Fingerprint.Id, kind, read.LineOf(hit.Start), read.LineOf(hit.End - 1), changed, hit.Change >= 0 ? read.LineOf(hit.Change) : null, versions);
    }

    // What stands outside every known text.
    private OtherTerm? Rest(List<Hit> hits)
    {
        var from = 0;
        foreach (var hit in hits)
        {
            if (OtherTerms.Find(words, from, hit.Start) is { } found) return found;
            from = Math.Max(from, hit.End);
        }

        return hits.Count == 0 ? null : OtherTerms.Find(words, from, words.Length);
    }

    private sealed record Hit(LicenceFingerprint Fingerprint, int Start, int End, int Differences, double Matched, int Change);
}
