using System.Collections.Frozen;

namespace Sovereignty.Inventory.Columns;

/// <summary>
/// Columns whose values are nobody's business but the owner's: keys that make a licence work, and passwords. Lists hold them, and reports are passed
/// on; what such a column says is kept nowhere and shown nowhere.
/// </summary>
internal static class SecretHeaders
{
    private static readonly FrozenSet<string> Headers = new[]
    {
        "License Key", "Licence Key", "Product Key", "CD Key", "Serial Key", "Activation Key", "Activation Code", "Activation ID", "Volume License Key",
        "Lizenzschlüssel", "Lizenz-Key", "Lizenzkey", "Produktschlüssel", "Produkt-Key", "Aktivierungsschlüssel", "Aktivierungscode", "Freischaltcode", "Seriennummer Lizenz",
        "Clé de licence", "Clé de produit", "Licentiesleutel", "Chiave di licenza", "Clave de licencia",
        "Password", "Passwort", "Kennwort", "API Key", "Zugangsdaten",
    }.Select(HeaderSynonyms.Normalised).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a column of that header holds secrets.</summary>
    public static bool Contains(string header) => Headers.Contains(HeaderSynonyms.Plain(header));
}
