namespace Sovereignty.Detect.Sbom;

/// <summary>A maker, supplier or creator as an SBOM names it.</summary>
internal sealed class SbomParty
{
    private const int MostContacts = 16;

    /// <summary>Its name; null where the SBOM gives none.</summary>
    public string? Name { get; set; }

    /// <summary>Its country, ISO 3166-1 alpha-2.</summary>
    public string? Country { get; set; }

    /// <summary>Mail addresses and URLs.</summary>
    public List<string> Contacts { get; } = [];

    /// <summary>Whether a mail address or a URL is among its contacts: what TR-03183-2 takes for a creator.</summary>
    public bool CanBeReached => Contacts.Exists(IsContact);

    /// <summary>Adds a mail address or URL.</summary>
    public void Reach(string? contact)
    {
        if (!string.IsNullOrWhiteSpace(contact) && Contacts.Count < MostContacts) Contacts.Add(contact.Trim());
    }

    /// <summary>Reads SPDX 2's <c>Organization: Name (mail)</c>; the mail address is no part of the name.</summary>
    public static SbomParty OfSpdx(string text)
    {
        var party = new SbomParty();
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        if (colon > 0 && text[..colon] is "Organization" or "Person" or "Tool") text = text[(colon + 2)..];
        var open = text.LastIndexOf('(');
        if (open > 0 && text.EndsWith(')') && (text.Contains('@', StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal) || open == text.Length - 2))
        {
            party.Reach(text[(open + 1)..^1]);
            text = text[..open];
        }

        party.Name = text.Trim() is { Length: > 0 } name ? name : null;
        return party;
    }

    /// <summary>Whether a text is a mail address or a URL of the web.</summary>
    public static bool IsContact(string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https") return true;
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && text.IndexOf('.', at) > at + 1 && !text.AsSpan().ContainsAny(' ', '/') && text[^1] != '.';
    }
}
