using System.Collections.Immutable;

namespace Sovereignty.Model;

/// <summary>What the rules made of a scan.</summary>
/// <param name="Packs">The packs used, with version and digest.</param>
/// <param name="Findings">Rules that fired, gravest first.</param>
/// <param name="OpenQuestions">Rules that could not be decided, and what would settle them.</param>
/// <param name="Scores">A score for each system, unit and the organisation.</param>
/// <param name="Concentrations">How far the organisation and its units hang on few.</param>
/// <param name="Waivers">Accepted risks, with whether they matched and whether they have run out.</param>
public sealed record Assessment(
    ImmutableArray<PackUsed> Packs,
    FindingList Findings,
    QuestionList OpenQuestions,
    RowList<Score> Scores,
    ImmutableArray<Concentration> Concentrations,
    ImmutableArray<WaiverState> Waivers)
{
    /// <summary>Nothing was assessed.</summary>
    public static readonly Assessment None = new([], [], [], [], [], []);
}

/// <summary>A rule pack that was used.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Digest">SHA-256 over its files, hex.</param>
/// <param name="Rules">How many rules it holds.</param>
public sealed record PackUsed(string Id, string Version, string Digest, int Rules);

/// <summary>A text in the languages of the reports.</summary>
/// <param name="De">German.</param>
/// <param name="En">English.</param>
public sealed record LocalText(string De, string En)
{
    /// <summary>The text in a language: <c>de</c> or anything else for English.</summary>
    public string In(string language) => language == "de" ? De : En;
}

/// <summary>What a rule, finding or score is about.</summary>
public enum SubjectKind
{
    /// <summary>A component.</summary>
    Component,

    /// <summary>A service.</summary>
    Service,

    /// <summary>A system.</summary>
    System,

    /// <summary>A vendor.</summary>
    Vendor,

    /// <summary>A unit.</summary>
    Unit,

    /// <summary>The organisation.</summary>
    Organisation,
}

/// <summary>The six dimensions of lock-in.</summary>
public enum Dimension
{
    /// <summary>Jurisdiction and control: who can order or switch off.</summary>
    Jurisdiction,

    /// <summary>Licence and source access: what one may do oneself.</summary>
    Licence,

    /// <summary>Exit and portability: how one gets away.</summary>
    Exit,

    /// <summary>Concentration: how much hangs on one.</summary>
    Concentration,

    /// <summary>Supply chain and maintenance: whether it goes on being cared for.</summary>
    SupplyChain,

    /// <summary>Hosting and data: where it runs and where the data lie.</summary>
    Hosting,
}

/// <summary>How grave a finding is, least first.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Low.</summary>
    Low,

    /// <summary>Medium.</summary>
    Medium,

    /// <summary>High.</summary>
    High,

    /// <summary>Critical.</summary>
    Critical,
}

/// <summary>A rule that fired on a subject.</summary>
public sealed record Finding
{
    /// <summary>The rule's id, pack and name: <c>lock-in/notice-overdue</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>What it is about.</summary>
    public required SubjectKind Subject { get; init; }

    /// <summary>The id that the scan lists the subject under; <see cref="Organisation.Id"/> for the organisation.</summary>
    public required string SubjectId { get; init; }

    /// <summary>The rule's title.</summary>
    public required LocalText Title { get; init; }

    /// <summary>What was found, about this subject.</summary>
    public required LocalText Message { get; init; }

    /// <summary>Why it matters.</summary>
    public required LocalText Why { get; init; }

    /// <summary>What to do.</summary>
    public required LocalText HowToFix { get; init; }

    /// <summary>How grave it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Its dimension.</summary>
    public required Dimension Dimension { get; init; }

    /// <summary>How far the subject is exposed, 0 to 1, over what is known to fire.</summary>
    public required double Exposure { get; init; }

    /// <summary>Rule weight times exposure: the risk this adds in its dimension before others are combined with it.</summary>
    public required double Risk { get; init; }

    /// <summary>The components, services, vendors or systems on which the rule fired, sorted.</summary>
    public ImmutableArray<string> On { get; init; } = [];

    /// <summary>The facts that made it fire, first cause first.</summary>
    public ImmutableArray<Because> Because { get; init; } = [];

    /// <summary>Further reading, as the rule names it: titles or URLs.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>The waiver that accepts it, or null. A waived finding stays listed and counts nothing.</summary>
    public Waiver? Waiver { get; init; }
}

/// <summary>A rule that could not be decided for lack of facts.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Title">The rule's title.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="SubjectId">The subject's id.</param>
/// <param name="Dimension">The rule's dimension.</param>
/// <param name="Fields">The unknown fields, sorted.</param>
/// <param name="On">The components, services or systems for which they are unknown, sorted.</param>
/// <param name="WhatSettles">What would settle it.</param>
/// <param name="Widens">How many points the score interval would narrow at most: the subject's own; for a service or vendor, that of the system it touches most.</param>
public sealed record OpenQuestion(
    string Rule, LocalText Title, SubjectKind Subject, string SubjectId, Dimension Dimension,
    ImmutableArray<string> Fields, ImmutableArray<string> On, LocalText WhatSettles, double Widens);

/// <summary>A sovereignty score as an interval: 100 minus risk, in points from 0 to 100.</summary>
/// <param name="Subject">System, unit or organisation.</param>
/// <param name="SubjectId">The subject's id.</param>
/// <param name="Low">The lowest possible value: every open question turns out badly.</param>
/// <param name="High">The highest possible value: every open question turns out well.</param>
/// <param name="Dimensions">The risk in each dimension.</param>
/// <param name="Contributions">What the risk is made of; <paramref name="Low"/> and <paramref name="High"/> follow from these alone.</param>
public sealed record Score(
    SubjectKind Subject, string SubjectId, double Low, double High,
    ImmutableArray<DimensionRisk> Dimensions, RowList<Contribution> Contributions);

/// <summary>The risk in a dimension as an interval, 0 to 1.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Weight">Its share of the whole, the weights of a score adding up to 1.</param>
/// <param name="Low">Over what fired.</param>
/// <param name="High">Over what fired or could not be decided.</param>
public sealed record DimensionRisk(Dimension Dimension, double Weight, double Low, double High);

/// <summary>What one rule, or one part of a roll-up, adds to a score.</summary>
/// <param name="Source">The rule's id, or for a roll-up the system's or unit's id.</param>
/// <param name="Dimension">The dimension it adds to.</param>
/// <param name="Weight">The rule's weight, or the part's share in the roll-up, 0 to 1.</param>
/// <param name="Low">Exposure (or the part's risk) over what fired, 0 to 1.</param>
/// <param name="High">Exposure (or the part's risk) over what fired or could not be decided, 0 to 1.</param>
/// <param name="Kind">Whether the source is a rule or a part of a roll-up.</param>
/// <remarks>
/// The risk of a dimension is 1 minus the product of (1 - weight x exposure) over its rules, times (1 - the sum of weight x risk over its
/// parts); the risk of the whole is the weighted mean of its dimensions.
/// </remarks>
public sealed record Contribution(string Source, Dimension Dimension, double Weight, double Low, double High, ContributionKind Kind = ContributionKind.Rule);

/// <summary>What a contribution comes from.</summary>
public enum ContributionKind
{
    /// <summary>A rule.</summary>
    Rule,

    /// <summary>A system that a unit or the organisation consists of.</summary>
    Part,
}

/// <summary>How far a subject hangs on few.</summary>
/// <param name="Subject">Unit or organisation.</param>
/// <param name="SubjectId">Its id.</param>
/// <param name="By">What is grouped by: <c>vendor</c>, <c>owner</c> or <c>jurisdiction</c>.</param>
/// <param name="Measure">What is counted: <c>systems</c>, <c>spend</c> or <c>users</c>.</param>
/// <param name="Shares">The shares, largest first.</param>
/// <param name="UnknownShare">The share that could not be attributed, 0 to 1.</param>
/// <param name="Hhi">Herfindahl-Hirschman index over what is attributed, 0 to 10,000.</param>
/// <param name="Top1">The largest share, 0 to 1.</param>
/// <param name="Cr3">The three largest shares together, 0 to 1.</param>
public sealed record Concentration(
    SubjectKind Subject, string SubjectId, string By, string Measure,
    ImmutableArray<ConcentrationShare> Shares, double UnknownShare, double Hhi, double Top1, double Cr3);

/// <summary>One share of a concentration.</summary>
/// <param name="Key">The vendor's id or the country code.</param>
/// <param name="Amount">The amount: systems, euros or users.</param>
/// <param name="Share">Its share of what is attributed, 0 to 1.</param>
public readonly record struct ConcentrationShare(string Key, decimal Amount, double Share);

/// <summary>A risk that somebody accepted.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Subject">The subject's id; <c>*</c> for all.</param>
/// <param name="Reason">Why.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Until">Last day it holds.</param>
/// <param name="Path">The file that states it.</param>
/// <param name="Line">The line there.</param>
public sealed record Waiver(string Rule, string Subject, string Reason, string Owner, DateOnly Until, string Path, int Line);

/// <summary>What became of a waiver.</summary>
/// <param name="Waiver">The waiver.</param>
/// <param name="Matched">How many findings it accepts.</param>
/// <param name="Expired">Whether it had run out on the report's date; it then accepts nothing.</param>
public sealed record WaiverState(Waiver Waiver, int Matched, bool Expired);
