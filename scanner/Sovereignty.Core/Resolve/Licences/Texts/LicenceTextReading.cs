using System.Collections.Immutable;

namespace Sovereignty.Resolve.Licences.Texts;

/// <summary>What licence texts a file holds.</summary>
/// <param name="Texts">The texts, in the file's order.</param>
/// <param name="OtherTerms">Words beside the texts that put conditions or give rights of their own, or null.</param>
/// <param name="OtherTermsLine">The line they stand on, from 1, or 0.</param>
public sealed record LicenceTextReading(ImmutableArray<LicenceText> Texts, string? OtherTerms, int OtherTermsLine)
{
    /// <summary>What stands behind <c>SPDX-License-Identifier:</c>, in the file's order.</summary>
    public ImmutableArray<LicenceTag> Tags { get; init; } = [];

    /// <summary>Whether the file holds legal terms that were not recognised: it is not to be passed over where the licence of the whole is concluded.</summary>
    public bool Unrecognised { get; init; }

    /// <summary>The heading by which terms that were not recognised call themselves a maker's agreement with its customers; null for none.</summary>
    public string? Agreement { get; init; }

    /// <summary>The line of that heading, from 1, or 0.</summary>
    public int AgreementLine { get; init; }

    /// <summary>Nothing was found.</summary>
    public static readonly LicenceTextReading Nothing = new([], null, 0);
}

/// <summary>A licence text in a file.</summary>
/// <param name="Id">The SPDX id of the licence or exception that it is, or, with <paramref name="Changed"/>, is nearest to.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Line">Its first line, from 1.</param>
/// <param name="LastLine">Its last line.</param>
/// <param name="Changed">Whether terms were changed: it is not that licence.</param>
/// <param name="ChangedLine">The line of the first change in the file; null when something was left out.</param>
/// <param name="Versions">Whether the text is one that does not tell whether later versions may be chosen, or does.</param>
public sealed record LicenceText(string Id, LicenceTextKind Kind, int Line, int LastLine, bool Changed, int? ChangedLine, LaterVersions Versions);

/// <summary>What a found text is.</summary>
public enum LicenceTextKind
{
    /// <summary>The licence itself.</summary>
    Text,

    /// <summary>A notice that puts something under a licence that stands elsewhere.</summary>
    Notice,

    /// <summary>An exception to a licence.</summary>
    Exception,
}

/// <summary>What is said of later versions of a licence.</summary>
public enum LaterVersions
{
    /// <summary>The licence has no such question, or the notice allows this version only.</summary>
    No,

    /// <summary>A notice allows them.</summary>
    Yes,

    /// <summary>The text of the licence alone does not say.</summary>
    NotSaid,
}

/// <summary>A licence tag.</summary>
/// <param name="Expression">The expression as it stands there.</param>
/// <param name="Line">Its line, from 1.</param>
public sealed record LicenceTag(string Expression, int Line);
