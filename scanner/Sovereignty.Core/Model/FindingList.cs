using System.Runtime.CompilerServices;

namespace Sovereignty.Model;

/// <summary>Findings, gravest first. Counting and sorting them takes their heads; the texts and evidence of a finding are made when it is asked for.</summary>
[CollectionBuilder(typeof(FindingList), nameof(Of))]
public abstract class FindingList : RowList<Finding>
{
    /// <summary>What can be told of each finding without its texts, in their order.</summary>
    public IEnumerable<FindingHead> Heads
    {
        get
        {
            for (var i = 0; i < Length; i++) yield return Head(i);
        }
    }

    /// <summary>What can be told of a finding without its texts.</summary>
    /// <param name="index">From 0.</param>
    public abstract FindingHead Head(int index);

    /// <summary>A list of findings that are at hand.</summary>
    public static FindingList Of(ReadOnlySpan<Finding> findings) => new Held(findings.ToArray());

    private sealed class Held(Finding[] findings) : FindingList
    {
        public override int Length => findings.Length;

        public override Finding this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)findings.Length, nameof(index));
                return findings[index];
            }
        }

        public override FindingHead Head(int index) => FindingHead.Of(index, findings[index]);
    }
}

/// <summary>A finding without its texts and evidence.</summary>
/// <param name="At">Its place in the list.</param>
/// <param name="Rule">As <see cref="Finding.Rule"/>.</param>
/// <param name="Title">As <see cref="Finding.Title"/>.</param>
/// <param name="Dimension">As <see cref="Finding.Dimension"/>.</param>
/// <param name="Severity">As <see cref="Finding.Severity"/>.</param>
/// <param name="Subject">As <see cref="Finding.Subject"/>.</param>
/// <param name="SubjectId">As <see cref="Finding.SubjectId"/>.</param>
/// <param name="Exposure">As <see cref="Finding.Exposure"/>.</param>
/// <param name="Risk">As <see cref="Finding.Risk"/>.</param>
/// <param name="Waiver">As <see cref="Finding.Waiver"/>.</param>
public readonly record struct FindingHead(
    int At, string Rule, LocalText Title, Dimension Dimension, Severity Severity, SubjectKind Subject, string SubjectId, double Exposure, double Risk, Waiver? Waiver)
{
    /// <summary>The head of a finding at a place.</summary>
    public static FindingHead Of(int at, Finding finding) => new(
        at, finding.Rule, finding.Title, finding.Dimension, finding.Severity, finding.Subject, finding.SubjectId, finding.Exposure, finding.Risk, finding.Waiver);
}
