using Sovereignty.Model;

namespace Sovereignty.Inventory.Kept;

/// <summary>What a line states beside product and contract, as bytes: which fields are stated, then those.</summary>
internal static class PackedTerms
{
    public static void Write(PackedWriter to, StatedTerms terms)
    {
        if (ReferenceEquals(terms, StatedTerms.None))
        {
            to.Number(0);
            return;
        }

        ReadOnlySpan<string?> texts =
        [
            terms.Supplier, terms.Edition, terms.Licence, terms.LicenceMetric, terms.Contact, terms.Hosting, terms.DataLocation, terms.DataCategory, terms.Interfaces, terms.ExportFormats,
            terms.Successor, terms.Status,
        ];
        var stated = (terms.Users is null ? 0u : 1u << 12) | (terms.ProtectionNeed is null ? 0u : 1u << 13) | (terms.PersonalData is null ? 0u : 1u << 14);
        for (var i = 0; i < texts.Length; i++) stated |= texts[i] is null ? 0u : 1u << i;
        to.Number(stated);
        foreach (var text in texts)
        {
            if (text is not null) to.Text(text);
        }

        if (terms.Users is { } users) to.Signed(users);
        if (terms.ProtectionNeed is { } need) to.Number((uint)need);
        if (terms.PersonalData is { } personal) to.Number(personal ? 1u : 0u);
    }

    public static StatedTerms Read(ref PackedReader from)
    {
        var stated = (uint)from.Number();
        if (stated == 0) return StatedTerms.None;
        // In the order in which they were written: an initialiser runs from the top.
        return new StatedTerms
        {
            Supplier = (stated & 1) != 0 ? from.Text() : null,
            Edition = (stated & 2) != 0 ? from.Text() : null,
            Licence = (stated & 4) != 0 ? from.Text() : null,
            LicenceMetric = (stated & 8) != 0 ? from.Text() : null,
            Contact = (stated & 16) != 0 ? from.Text() : null,
            Hosting = (stated & 32) != 0 ? from.Text() : null,
            DataLocation = (stated & 64) != 0 ? from.Text() : null,
            DataCategory = (stated & 128) != 0 ? from.Text() : null,
            Interfaces = (stated & 256) != 0 ? from.Text() : null,
            ExportFormats = (stated & 512) != 0 ? from.Text() : null,
            Successor = (stated & 1024) != 0 ? from.Text() : null,
            Status = (stated & 2048) != 0 ? from.Text() : null,
            Users = (stated & 4096) != 0 ? from.Signed() : null,
            ProtectionNeed = (stated & 8192) != 0 ? (DataSensitivity)from.Number() : null,
            PersonalData = (stated & 16384) != 0 ? from.Number() == 1 : null,
        };
    }
}
