using Sovereignty.Model;
using Sovereignty.Reports.Model;

namespace Sovereignty.Reports.Building;

/// <summary>The facts behind a finding, with a code for those that reports have words of their own for.</summary>
/// <remarks>A sentence in no known form, say of a scan that a newer program stored, is left to its English text.</remarks>
internal static class CauseViews
{
    private const string Inventory = "inventory/";

    // How the resolver tells what the catalogue knows: a sentence of two names with fixed words between them.
    private static readonly (string Words, string Code, bool Party)[] Sentences =
    [
        (" is developed by ", "developed-by", true), (" is run by ", "run-by", true), (" is a domain of ", "domain-of", true),
        (" is an organisation of ", "account-of", true), (" belongs to ", "belongs-to", true), (" is a name of ", "name-of", false),
        (" is a client of ", "client-of", false), (" uses ", "uses", false), (" contracts through ", "contracts-through", false), (" is ", "is-licence", false),
    ];

    private static readonly (string Words, string Code)[] Beginnings =
    [
        ("support of ", "support-of"), ("contributions to ", "contributions-to"), ("the chart comes from ", "chart-from"), ("packages of ", "packages-of"),
        ("a name of ", "a-name-of"), ("an entity that contracts for ", "contracts-for"), ("the default source of ", "default-source"),
    ];

    private static readonly (string Words, string Sign)[] Versions = [(" since ", "≥ "), (" before ", "< "), (" from ", "≥ "), (" in version ", "")];

    public static CauseView Of(ScanIndex index, Because because)
    {
        var cause = new CauseView(because.Text, because.Path is null ? null : new PlaceView(because.Path, because.Line), because.Source, because.Checked);
        return because.Code is null ? Told(index, cause) : because.About is not { } about ? cause : because.Code switch
        {
            "seen-by" when about.StartsWith(Inventory, StringComparison.Ordinal) => cause with { Code = "listed", About = about },
            "seen-by" or "stated-as" or "taken-for" or "licence-of" or "catalogue-entry" => cause with { Code = because.Code, About = about },
            _ => cause,
        };
    }

    private static CauseView Told(ScanIndex index, CauseView cause)
    {
        var text = cause.Text;
        foreach (var (words, code) in Beginnings)
        {
            if (text.StartsWith(words, StringComparison.Ordinal)) return cause with { Code = code, About = Name(text[words.Length..]) };
        }

        // Other sentences than the catalogue's quote what strangers wrote, which may hold any words; why a stated name was taken for a product stands in backticks.
        if (cause.Source is null || text.Contains('`')) return cause;
        if (text.Split(": ") is [var product, var change] && change.Split(" to ") is [var before, var after]) return cause with { Code = "relicensed", About = product, Other = $"{before} → {after}" };
        foreach (var (words, code, party) in Sentences)
        {
            var at = text.IndexOf(words, StringComparison.Ordinal);
            if (at <= 0 || text.EndsWith(" stands for", StringComparison.Ordinal)) continue;
            var other = code == "is-licence" ? WithVersions(text[(at + words.Length)..]) : text[(at + words.Length)..];
            return cause with { Code = code, About = text[..at], Other = party ? Name(other) : index.Service(other)?.Name ?? other };
        }

        return cause;

        // `MIT since 6.0.0`, as signs that need no language.
        static string WithVersions(string licence)
        {
            foreach (var (words, sign) in Versions)
            {
                if (licence.IndexOf(words, StringComparison.Ordinal) is > 0 and var at) return $"{licence[..at]} ({sign}{licence[(at + words.Length)..].Replace(" until ", ", < ", StringComparison.Ordinal)})";
            }

            return licence;
        }

        string Name(string id) => index.Catalogue.Vendors.ContainsKey(id) ? index.Party(id).Name : id;
    }
}
