using Sovereignty.Model;

namespace Sovereignty.Rules;

/// <summary>What closes a gap, by where a field comes from.</summary>
internal static class Settles
{
    public static readonly LocalText Vendor = new(
        "Hersteller im Katalog ergänzen oder in sovereignty.yaml unter `developers` bestätigen",
        "add the vendor to the catalogue, or confirm it under `developers` in sovereignty.yaml");

    public static readonly LocalText Owner = new(
        "Eigentümerkette des Herstellers klären (Handelsregister, Geschäftsbericht, Anfrage beim Hersteller) und im Katalog ergänzen",
        "find out who owns the vendor (commercial register, annual report, asking the vendor) and add it to the catalogue");

    public static readonly LocalText Licence = new(
        "Lizenz aus dem Paket oder der Registry lesen (`--online`) oder im Katalog ergänzen",
        "read the licence from the package or the registry (`--online`), or add it to the catalogue");

    public static readonly LocalText Product = new(
        "Zuordnung zum Katalogprodukt unter `matches` in sovereignty.yaml bestätigen oder das Produkt im Katalog ergänzen",
        "confirm the match to a product under `matches` in sovereignty.yaml, or complete the product in the catalogue");

    public static readonly LocalText Support = new(
        "die eingesetzte Version in der Inventarliste angeben und die Unterstützungszeiten des Produkts im Katalog ergänzen",
        "state the version in use in the inventory, and add the product's support dates to the catalogue");

    public static readonly LocalText Contract = new(
        "die Vertragsspalte in der Inventarliste ausfüllen (Ende, Kündigungsfrist, Verlängerung, Kosten)",
        "fill in the contract columns of the inventory (end, notice period, renewal, cost)");

    public static readonly LocalText System = new(
        "die Angabe zum System in sovereignty.yaml oder in der Inventarliste ergänzen",
        "state it for the system in sovereignty.yaml or in the inventory");

    public static readonly LocalText Release = new(
        "Veröffentlichungsdaten mit `--online` aus der Registry lesen",
        "read release dates from the registry with `--online`");

    public static readonly LocalText Sources = new(
        "steht in den gelesenen Dateien; eine Lock-Datei oder SBOM macht es genau",
        "stands in the files that are read; a lock file or SBOM makes it exact");

    public static readonly LocalText Catalogue = new(
        "den Eintrag im Katalog ergänzen",
        "complete the entry in the catalogue");

    public static readonly LocalText Derived = new(
        "folgt aus den Angaben zu den Systemen; offene Hersteller und Eigentümer klären",
        "follows from what is known of the systems; settle open vendors and owners");
}
