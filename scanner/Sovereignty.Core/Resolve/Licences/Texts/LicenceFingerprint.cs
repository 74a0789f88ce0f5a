namespace Sovereignty.Resolve.Licences.Texts;

/// <summary>What a text of the list is.</summary>
internal enum FingerprintKind : byte
{
    /// <summary>The text of a licence.</summary>
    Licence,

    /// <summary>What stands behind the text of a licence and is no part of its terms: how to apply it.</summary>
    Appendix,

    /// <summary>The notice by which a file is put under a licence that stands elsewhere.</summary>
    Notice,

    /// <summary>An exception to a licence.</summary>
    Exception,
}

/// <summary>A text of the SPDX list, as the hashes of its words.</summary>
/// <param name="Id">The SPDX id; of ids that share a text the one that promises least (<c>-only</c>).</param>
/// <param name="Kind">What it is.</param>
/// <param name="OrLater">Whether the same text stands for an id that allows later versions.</param>
/// <param name="Words">The hashes, in order.</param>
/// <param name="Copyright">The hashes of the words in its own copyright lines, which a text may have or leave out.</param>
internal sealed record LicenceFingerprint(string Id, FingerprintKind Kind, bool OrLater, uint[] Words, uint[] Copyright);
