using System.Collections.Immutable;
using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>
/// The systems' scores by the systems' places, and how much each weighs among the others. Of thousands of bought products the same is known and
/// the same is not, so that their scores are one but for the name: it is kept once, and for a system no more than which one is its own.
/// </summary>
internal sealed class SystemScores : RowList<Score>
{
    private readonly World world;
    private readonly List<Score> kinds = [];
    private readonly Dictionary<Score, int> kindAt = new(ReferenceEqualityComparer.Instance);
    private readonly int[] of;

    /// <summary>Scores for all systems of a world, to be given one by one.</summary>
    public SystemScores(World world)
    {
        this.world = world;
        of = new int[world.Systems.Length];
        Weights = new double[of.Length];
    }

    /// <summary>How much each system weighs, as <see cref="SystemWeight"/> has it.</summary>
    public double[] Weights { get; }

    /// <inheritdoc/>
    public override int Length => of.Length;

    /// <inheritdoc/>
    public override Score this[int index]
    {
        get
        {
            var kind = kinds[of[index]];
            var id = IdAt(index);
            return kind.SubjectId == id ? kind : kind with { SubjectId = id };
        }
    }

    /// <summary>The id of a system.</summary>
    public string IdAt(int index) => world.SystemId(index);

    /// <summary>The risks of a system in each dimension.</summary>
    public ImmutableArray<DimensionRisk> RisksAt(int index) => kinds[of[index]].Dimensions;

    /// <summary>Gives a system its score.</summary>
    /// <param name="index">Its place.</param>
    /// <param name="score">A score that may be another system's; one object for all that share it.</param>
    /// <param name="weight">How much the system weighs.</param>
    public void Give(int index, Score score, double weight)
    {
        if (!kindAt.TryGetValue(score, out var at))
        {
            kindAt[score] = at = kinds.Count;
            kinds.Add(score);
        }

        (of[index], Weights[index]) = (at, weight);
    }
}

/// <summary>All scores in their one order: the organisation's, the units', the systems'.</summary>
/// <param name="groups">The former.</param>
/// <param name="systems">The systems', by id.</param>
internal sealed class ScoreRows(Score[] groups, SystemScores systems) : RowList<Score>
{
    /// <inheritdoc/>
    public override int Length => groups.Length + systems.Length;

    /// <inheritdoc/>
    public override Score this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Length, nameof(index));
            return index < groups.Length ? groups[index] : systems[index - groups.Length];
        }
    }
}
