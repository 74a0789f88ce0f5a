using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Sbom;

/// <summary>The fields of CycloneDX JSON that have a shape of their own.</summary>
internal static class CycloneDxFields
{
    /// <summary>An organisation with its contacts, and the country of its address if that is a code of two letters.</summary>
    public static SbomParty? Organisation(ref JsonLines json)
    {
        if (!json.EnterObject()) return null;
        var party = new SbomParty();
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("name"u8)) party.Name = json.Text();
            else if (json.Name.SequenceEqual("url"u8)) Urls(ref json, party);
            else if (json.Name.SequenceEqual("contact"u8) && json.EnterArray())
            {
                while (json.NextItem()) Contact(ref json, party);
            }
            else if (json.Name.SequenceEqual("address"u8) && json.EnterObject())
            {
                while (json.NextProperty())
                {
                    if (json.Name.SequenceEqual("country"u8)) party.Country = Country(json.Text());
                }
            }
        }

        return party;
    }

    /// <summary>Persons.</summary>
    public static void Contacts(ref JsonLines json, List<SbomParty> into)
    {
        if (!json.EnterArray()) return;
        while (json.NextItem())
        {
            var party = new SbomParty();
            party.Name = Contact(ref json, party);
            if ((party.Name is not null || party.Contacts.Count > 0) && into.Count < 100) into.Add(party);
        }
    }

    /// <summary>Licences.</summary>
    public static void Licences(ref JsonLines json, List<SbomLicence> into)
    {
        if (!json.EnterArray()) return;
        while (json.NextItem())
        {
            string? expression = null, acknowledgement = null;
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("expression"u8)) expression = json.Text();
                else if (json.Name.SequenceEqual("acknowledgement"u8)) acknowledgement = json.Text();
                else if (json.Name.SequenceEqual("license"u8)) Licence(ref json, into);
            }

            SbomLicence.Add(into, expression, false, acknowledgement);
        }
    }

    /// <summary>Properties, one by one.</summary>
    public static void Properties(ref JsonLines json, Action<string?, string?> with)
    {
        if (!json.EnterArray()) return;
        while (json.NextItem())
        {
            string? name = null, value = null;
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("name"u8)) name = json.Text();
                else if (json.Name.SequenceEqual("value"u8)) value = json.Text();
            }

            with(name, value);
        }
    }

    /// <summary>Hashes as <c>sha512:hex</c>.</summary>
    public static void Hashes(ref JsonLines json, SortedSet<string> into)
    {
        if (!json.EnterArray()) return;
        while (json.NextItem())
        {
            string? algorithm = null, content = null;
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("alg"u8)) algorithm = json.Text();
                else if (json.Name.SequenceEqual("content"u8)) content = json.Text();
            }

            if (SbomHashes.One(algorithm, content) is { } hash && into.Count < 16) into.Add(hash);
        }
    }

    /// <summary>External references.</summary>
    public static void References(ref JsonLines json, SbomPart part)
    {
        if (!json.EnterArray()) return;
        while (json.NextItem())
        {
            string? type = null, url = null;
            var hashes = new SortedSet<string>(StringComparer.Ordinal);
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("type"u8)) type = json.Text();
                else if (json.Name.SequenceEqual("url"u8)) url = json.Text();
                else if (json.Name.SequenceEqual("hashes"u8)) Hashes(ref json, hashes);
            }

            Refer(part, type, url, hashes);
        }
    }

    /// <summary>Takes an external reference.</summary>
    public static void Refer(SbomPart part, string? type, string? url, SortedSet<string> hashes)
    {
        if (url is null) return;
        switch (type)
        {
            case "vcs":
                part.SourceUrl = url;
                part.SourceHasHash |= hashes.Count > 0;
                break;
            case "source-distribution":
                part.SourceUrl ??= url;
                part.SourceHasHash |= hashes.Count > 0;
                break;
            case "distribution" or "distribution-intake":
                part.DownloadUrl = type == "distribution" ? url : part.DownloadUrl ?? url;
                part.DownloadHashes.UnionWith(hashes);
                break;
            case "rfc-9116":
                part.SecurityText = url;
                break;
        }
    }

    /// <summary>A country if the text is a code of two letters.</summary>
    public static string? Country(string? text) => text is { Length: 2 } && text.All(char.IsAsciiLetter) ? text.ToUpperInvariant() : null;

    private static void Urls(ref JsonLines json, SbomParty party)
    {
        party.Reach(json.Text());
        if (!json.EnterArray()) return;
        while (json.NextItem()) party.Reach(json.Text());
    }

    private static string? Contact(ref JsonLines json, SbomParty party)
    {
        string? name = null;
        if (!json.EnterObject()) return null;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("name"u8)) name = json.Text();
            else if (json.Name.SequenceEqual("email"u8)) party.Reach(json.Text());
        }

        return name;
    }

    private static void Licence(ref JsonLines json, List<SbomLicence> into)
    {
        if (!json.EnterObject()) return;
        string? id = null, name = null, url = null, acknowledgement = null;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("id"u8)) id = json.Text();
            else if (json.Name.SequenceEqual("name"u8)) name = json.Text();
            else if (json.Name.SequenceEqual("url"u8)) url = json.Text();
            else if (json.Name.SequenceEqual("acknowledgement"u8)) acknowledgement = json.Text();
        }

        SbomLicence.Add(into, id ?? name ?? url, id is null, acknowledgement);
    }
}
