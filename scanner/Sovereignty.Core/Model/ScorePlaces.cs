namespace Sovereignty.Model;

/// <summary>Which score is each system's: of 200,000 systems no more than a number each, and no score is held for it.</summary>
public sealed class ScorePlaces
{
    private readonly Scan scan;

    // By the systems' places; below zero where there is none.
    private readonly int[] places;

    /// <summary>Finds them. Both lists are in the order of the systems' ids, so that the next score is mostly the next system's.</summary>
    public ScorePlaces(Scan scan)
    {
        this.scan = scan;
        places = new int[scan.Systems.Length];
        Array.Fill(places, -1);
        var next = 0;
        for (var i = 0; i < scan.Assessment.Scores.Length; i++)
        {
            var score = scan.Assessment.Scores[i];
            if (score.Subject != SubjectKind.System) continue;
            var at = next < places.Length && scan.Systems.IdAt(next) == score.SubjectId ? next : scan.Systems.IndexOf(score.SubjectId);
            if (at < 0) continue;
            // Of several the first counts.
            if (places[at] < 0) places[at] = i;
            next = at + 1;
        }
    }

    /// <summary>The score of a system by its place among the scan's; null where it has none.</summary>
    public Score? Of(int system) => places[system] < 0 ? null : scan.Assessment.Scores[places[system]];

    /// <summary>The score of a system by its id; null where it has none.</summary>
    public Score? Of(string system) => scan.Systems.IndexOf(system) is >= 0 and var at ? Of(at) : null;
}
