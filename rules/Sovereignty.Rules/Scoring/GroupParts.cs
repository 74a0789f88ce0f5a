using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>
/// What the score of a group consists of: the risks of its systems, one after the other, then its own rules. There are a million of the former in
/// a long inventory; they are made from the systems' scores when somebody asks, and added up once.
/// </summary>
internal sealed class GroupParts : RowList<Contribution>
{
    private readonly SystemScores systems;
    private readonly int[] places;
    private readonly double total;
    private readonly int[] begins;
    private readonly Dictionary<Dimension, (double Low, double High)> sums = [];

    /// <summary>Gathers them.</summary>
    /// <param name="systems">The scores of all systems.</param>
    /// <param name="places">Where those of the group stand among them.</param>
    /// <param name="rules">What the group's own rules add.</param>
    public GroupParts(SystemScores systems, int[] places, Contribution[] rules)
    {
        (this.systems, this.places, Rules) = (systems, places, rules);
        total = places.Sum(at => systems.Weights[at]);
        begins = new int[places.Length + 1];
        for (var i = 0; i < places.Length; i++)
        {
            var risks = systems.RisksAt(places[i]);
            begins[i + 1] = begins[i] + risks.Length;
            var share = systems.Weights[places[i]] / total;
            foreach (var risk in risks)
            {
                var (low, high) = sums.GetValueOrDefault(risk.Dimension);
                sums[risk.Dimension] = (low + (share * risk.Low), high + (share * risk.High));
            }
        }
    }

    /// <summary>What the group's own rules add.</summary>
    public Contribution[] Rules { get; }

    /// <inheritdoc/>
    public override int Length => begins[^1] + Rules.Length;

    /// <inheritdoc/>
    public override Contribution this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Length, nameof(index));
            if (index >= begins[^1]) return Rules[index - begins[^1]];
            var system = Array.BinarySearch(begins, index);
            if (system < 0) system = ~system - 1;
            // Of systems that begin at one place all but the last have no dimensions.
            while (begins[system + 1] == begins[system]) system++;
            var at = places[system];
            var risk = systems.RisksAt(at)[index - begins[system]];
            return new Contribution(systems.IdAt(at), risk.Dimension, systems.Weights[at] / total, risk.Low, risk.High, ContributionKind.Part);
        }
    }

    /// <summary>The parts' risks in a dimension, weighted and added up.</summary>
    public (double Low, double High) Of(Dimension dimension) => sums.GetValueOrDefault(dimension);
}
