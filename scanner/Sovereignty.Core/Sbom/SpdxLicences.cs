namespace Sovereignty.Sbom;

/// <summary>
/// Licences as SPDX documents name them: expressions, with a <c>LicenseRef-</c> of the document's own for what is none. Remembers which
/// references were used, so that the document can define them.
/// </summary>
internal sealed class SpdxLicences
{
    private readonly SortedDictionary<string, string?> references = new(StringComparer.Ordinal);

    /// <summary>The references used so far: id to the words that it stands for, null where nobody knows them.</summary>
    public IReadOnlyDictionary<string, string?> References => references;

    /// <summary>The expression for a licence.</summary>
    public string Expression(in LicenceEntry licence)
    {
        if (licence.Kind == LicenceEntryKind.Expression && !licence.Text.Contains("DocumentRef-", StringComparison.Ordinal) && !licence.Text.Contains("AdditionRef-", StringComparison.Ordinal))
        {
            foreach (var range in licence.Text.AsSpan().SplitAny(' ', '(', ')', '+'))
            {
                var word = licence.Text.AsSpan()[range];
                if (word.StartsWith("LicenseRef-", StringComparison.Ordinal)) references.TryAdd(word.ToString(), null);
            }

            return licence.Text;
        }

        var id = SpdxNames.Of("LicenseRef-", licence.Text);
        references[id] = licence.Text;
        return id;
    }
}
