namespace Sovereignty.Reports.Model;

/// <summary>A rule that fired, with everything it fired on.</summary>
public sealed record RiskView
{
    /// <summary>Its place among the risks, from 1.</summary>
    public required int Rank { get; init; }

    /// <summary>The rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>Its fragment in the report.</summary>
    public required string Anchor { get; init; }

    /// <summary>What the risk is called.</summary>
    public required string Title { get; init; }

    /// <summary>Why it matters.</summary>
    public required string Why { get; init; }

    /// <summary>What to do.</summary>
    public required string HowToFix { get; init; }

    /// <summary>info, low, medium, high or critical.</summary>
    public required string Severity { get; init; }

    /// <summary>The dimension it adds risk to.</summary>
    public required string Dimension { get; init; }

    /// <summary>The subjects it fired on, most exposed first; of very many the first.</summary>
    public IReadOnlyList<CaseView> Cases { get; init; } = [];

    /// <summary>On how many it fired.</summary>
    public required int CaseCount { get; init; }

    /// <summary>The systems among them and the systems that their components or services are part of; of very many the first.</summary>
    public IReadOnlyList<ReferenceView> Systems { get; init; } = [];

    /// <summary>How many such systems there are.</summary>
    public required int SystemCount { get; init; }

    /// <summary>Further reading.</summary>
    public IReadOnlyList<string> References { get; init; } = [];
}

/// <summary>One subject that a rule fired on.</summary>
public sealed record CaseView
{
    /// <summary>component, service, system, vendor, unit or organisation.</summary>
    public required string Subject { get; init; }

    /// <summary>The subject.</summary>
    public required ReferenceView About { get; init; }

    /// <summary>What was found.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about this one; null where it is what the risk says anyway.</summary>
    public string? HowToFix { get; init; }

    /// <summary>How far the subject is exposed, 0 to 1.</summary>
    public required double Exposure { get; init; }

    /// <summary>What it adds to the risk of its dimension, 0 to 1.</summary>
    public required double Risk { get; init; }

    /// <summary>The parts on which it fired, by name.</summary>
    public IReadOnlyList<string> On { get; init; } = [];

    /// <summary>The facts that made it fire.</summary>
    public IReadOnlyList<CauseView> Causes { get; init; } = [];
}

/// <summary>A fact in a chain of evidence.</summary>
/// <param name="Text">What was seen, in English.</param>
/// <param name="Place">Where it was read; null when not in a file of the scan.</param>
/// <param name="Source">A citation or URL outside the scan.</param>
/// <param name="Checked">When somebody last read that, or the day whose state it tells where the source says <c>not re-read</c>.</param>
public sealed record CauseView(string Text, PlaceView? Place, string? Source, DateOnly? Checked)
{
    /// <summary>What kind of fact it is: one of the keys under `evidence` in the texts; null where only the English text tells it.</summary>
    public string? Code { get; init; }

    /// <summary>The name that those words take; null without a code.</summary>
    public string? About { get; init; }

    /// <summary>A second name that those words take; null where they take one.</summary>
    public string? Other { get; init; }
}

/// <summary>A rule that could not be decided for lack of facts.</summary>
public sealed record OpenQuestionView
{
    /// <summary>The rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>The rule's title.</summary>
    public required string Title { get; init; }

    /// <summary>The rule's dimension.</summary>
    public required string Dimension { get; init; }

    /// <summary>The fields that are not known, as rules name them.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>What would settle it.</summary>
    public required string WhatSettles { get; init; }

    /// <summary>By how many points a single subject's score would narrow at most.</summary>
    public required double Widens { get; init; }

    /// <summary>Whom it is about.</summary>
    public IReadOnlyList<ReferenceView> About { get; init; } = [];

    /// <summary>About how many there are.</summary>
    public int AboutCount { get; init; }
}

/// <summary>A risk that somebody accepted.</summary>
public sealed record WaiverView
{
    /// <summary>The rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>The rule's title; null when it did not fire.</summary>
    public string? RuleTitle { get; init; }

    /// <summary>What it is accepted for; null for everything.</summary>
    public ReferenceView? About { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who answers for it.</summary>
    public required string Owner { get; init; }

    /// <summary>Last day it holds.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>active, expired or unused.</summary>
    public required string State { get; init; }

    /// <summary>How many findings it accepts.</summary>
    public required int Matched { get; init; }

    /// <summary>The file and line that state it.</summary>
    public required PlaceView Place { get; init; }
}
