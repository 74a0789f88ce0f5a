using System.Collections.Frozen;
using System.Text;
using Sovereignty.Text;

namespace Sovereignty.Inventory.Columns;

/// <summary>The words that head columns in German and English lists, and what they stand for; other languages follow in <see cref="ForeignHeaders"/>.</summary>
internal static class HeaderSynonyms
{
    private static readonly (InventoryField Field, double Confidence, string Words)[] Table =
    [
        (InventoryField.Product, 1, "Produkt|Produktname|Produktbezeichnung|Software|Softwarename|Softwareprodukt|Softwarebezeichnung|Anwendung|Anwendungsname|Anwendungsbezeichnung|Applikation|Applikationsname|Verfahren|Verfahrensname|Verfahrensbezeichnung|Fachverfahren|IT-Verfahren|Fachanwendung|Programm|Programmname|Product|Product Name|Application|Application Name|ApplicationName|Software Name|SoftwareName|Software Title|DisplayName|Display Name|DisplayName0|ProductName|ProductName0|ARPDisplayName|windowsDisplayName|product_info.product|Lizenzprodukt|Softwareartikel"),
        (InventoryField.Product, 0.75, "Name|Bezeichnung|Titel|Artikel|Artikelbezeichnung|Artikelname|Item name|Item|Title|System|Systemname|Leistung|Gegenstand|Vertragsgegenstand|Package|PackageIdentifier|Lizenzname|License Name|Licence Name|Dienst|Dienstname|Cloud-Dienst|Clouddienst|Onlinedienst|Online-Dienst|IT-Dienst|Cloud Service|Tool|Buchungstext|Positionstext|Leistungsbeschreibung|Systemname"),
        (InventoryField.Vendor, 1, "Hersteller|Herstellername|Herstellerin|Publisher|Publisher0|Vendor|Vendor Name|Manufacturer|Herausgeber|Entwickler|Softwarehersteller|Marke|SoftwarePublisher|ApplicationPublisher|product_info.vendor|Produzent|Developer"),
        (InventoryField.Vendor, 0.75, "Anbieter|Firma|Supplier Name|Hersteller Anbieter|Hersteller Lieferant"),
        (InventoryField.Supplier, 1, "Lieferant|Vertragspartner|Auftragnehmer|Händler|Systemhaus|Bezugsquelle|Supplier|Reseller|Contractor|Lizenzgeber|Vertriebspartner|Zahlungsempfänger|Kreditorname|Kreditor Name|Lieferantenname|Name des Lieferanten"),
        (InventoryField.Supplier, 0.75, "Kreditor|Dienstleister|Betreuende Firma|Provider"),
        (InventoryField.Version, 1, "Version|Versionsnummer|Release|Softwareversion|DisplayVersion|DisplayVersion0|ProductVersion|ProductVersion0|Version0|ApplicationVersion|softwareVersion|windowsDisplayVersion|product_info.version|Programmversion|Versionsstand|Softwarestand"),
        (InventoryField.Version, 0.6, "Stand|Ver"),
        (InventoryField.Edition, 1, "Edition|Ausgabe|Variante|Produktedition"),
        (InventoryField.Unit, 1, "Amt|Fachbereich|Fachamt|Abteilung|Organisationseinheit|OE|Org-Einheit|OrgEinheit|Dezernat|Department|Business Unit|Unit|Organisation|Nutzende Stelle|Dienststelle|Bedarfsstelle|Einrichtung|Gesellschaft|Mandant|Company|Organizational Unit|Referat|Sachgebiet|Fachdienst|Stelle|Schule|Schulname|Nutzendes Amt|Ämter"),
        (InventoryField.Unit, 0.8, "Nutzung durch|Genutzt von|Genutzt durch|Eingesetzt in|Eingesetzt bei"),
        (InventoryField.Unit, 0.7, "Bereich|Kostenstelle|Cost Center|Standort|Location|Eigentümer OE"),
        (InventoryField.Users, 1, "Installationen|Anzahl Installationen|Anzahl Lizenzen|Lizenzanzahl|Lizenzzahl|Arbeitsplätze|Anzahl Arbeitsplätze|Nutzer|Nutzerzahl|Anzahl Nutzer|Anzahl Nutzende|Nutzende|Benutzer|Anzahl Benutzer|Anwender|Anwenderzahl|Anzahl Anwender|User|Users|Anzahl User|Seats|Quantity|Install Count|install_count|Device Count|DeviceCount|Installations|Licence Count|License Count|license_count|Number of Users|Named User|Clients|Anzahl Clients"),
        (InventoryField.Users, 0.8, "Anzahl|Menge|Stückzahl|Stück|Lizenzen|Lizenzen Stück|Count|Licenses|Licences"),
        (InventoryField.Licence, 1, "Lizenz|Lizenzart|Lizenzmodell|Lizenztyp|Nutzungsrecht|License|Licence|License Type|Licence Type|License model|Licence model|Lizenzierung|Lizenzform"),
        (InventoryField.LicenceMetric, 1, "Lizenzmetrik|Metrik|License Metric|Licence Metric|Metric"),
        (InventoryField.YearlyCost, 1, "Kosten Jahr|Kosten pro Jahr|Jahreskosten|Kosten p a|Kosten pa|Kosten jährlich|Jährliche Kosten|Wartungskosten|Pflegekosten|Pflegekosten Jahr|Wartungskosten Jahr|Miete Jahr|Jahresmiete|Jahresbetrag|Jahrespreis|Preis pro Jahr|Betrag pro Jahr|Annual Cost|Yearly Cost|Cost per Year|Annual Fee|Laufende Kosten|Laufende Kosten Jahr|Softwarepflege|Subscription Cost|Jahreskosten netto|Jahreskosten brutto|Kosten Jahr brutto|Kosten Jahr netto"),
        (InventoryField.YearlyCost, 0.75, "Kosten|Betrag|Netto|Brutto|Cost|Costs|Preis|Price|Amount|Summe|Gesamtkosten|Gesamtpreis|Ausgaben|Spend"),
        (InventoryField.MonthlyCost, 1, "Kosten Monat|Kosten pro Monat|Monatliche Kosten|Kosten monatlich|Miete Monat|Monatsmiete|Monatskosten|mtl Kosten|Kosten mtl|monatl Kosten|Kosten p m|Preis mtl|mtl Preis|mtl Betrag|Betrag mtl|Preis pro Monat|Monthly Cost|Cost per Month|Monatspreis"),
        (InventoryField.OneOffCost, 1, "Anschaffungskosten|Anschaffungspreis|Kaufpreis|Einmalige Kosten|Kosten einmalig|Einmalkosten|Einmalpreis|purchase cost|One-off Cost|Purchase Price|Investition|Investitionskosten|Anschaffungswert|Überlassungsvergütung|EK|EK Preis|EK netto|EK brutto|Einkaufspreis|AK|AHK|Anschaffungs und Herstellungskosten"),
        (InventoryField.Currency, 1, "Währung|Currency"),
        (InventoryField.ContractNumber, 1, "Vertragsnummer|Vertrag Nummer|Vertrags-Nr|Vertragsnr|Vertrag Nr|Vertragskennung|Rahmenvertrag|Contract Number|Contract No|Contract ID|Agreement Number|Rahmenvertragsnummer|Vertrags-ID|Vertragszeichen|Vertragskürzel|Vertragsnummern"),
        (InventoryField.ContractNumber, 0.75, "Vertrag|Bestellnummer|Contract|PO Number|Aktenzeichen|purchase order|order number|Vertragsbezeichnung"),
        (InventoryField.ContractType, 1, "Vertragsart|EVB-IT|EVB-IT-Typ|EVB-IT Vertragstyp|EVB-IT Vertrag|Vertragstyp|Contract Type"),
        (InventoryField.ContractStart, 1, "Vertragsbeginn|Vertrag Beginn|Laufzeit Beginn|Laufzeitbeginn|Laufzeit von|Gültig ab|Gültig von|Vertragsstart|Start Date|Contract Start|Startdatum|Beginn|Vertragsdatum|Vertrag seit|Vertrag vom|Abgeschlossen am|Vertragsabschluss|Wartungsbeginn|Wartung ab|Wartung seit|Pflegebeginn|Lizenz ab|Laufzeit ab"),
        (InventoryField.ContractStart, 0.7, "Start|Von|Seit|purchase date|Kaufdatum|Anschaffungsdatum|EK Datum|Bestelldatum"),
        (InventoryField.ContractEnd, 1, "Vertragsende|Vertrag Ende|Laufzeitende|Laufzeit bis|Ablaufdatum|Gültig bis|Vertrag bis|Vertragslaufzeit bis|Ende der Laufzeit|Ende Vertragslaufzeit|Mindestlaufzeit bis|End Date|Contract End|Expiration|Expiration Date|Expiry|Expiry Date|Renewal Date|Enddatum|Vertragsablauf|Wartung bis|Wartungsende|Lizenz bis|Support bis|Laufzeit Ende"),
        (InventoryField.ContractEnd, 0.7, "Ende|Bis|End|Ablauf|Laufzeit|Vertragslaufzeit|Vertragsdauer|Mindestlaufzeit|Mindestvertragslaufzeit|MVLZ|Laufzeit Monate|Laufzeit in Monaten|Laufzeit Jahre"),
        (InventoryField.Notice, 1, "Kündigungsfrist|Kündigungsfristen|Frist Kündigung|Notice Period|Notice|Cancellation Period|Cancellation Notice|Kündbarkeit|Kündigungsregelung"),
        (InventoryField.Notice, 0.7, "Kündigung|Kündbar zum|Kündbar|Frist|Vertrag Frist|K-Frist|Kü-Frist|Künd-Frist|Kündigung zum|Kündbar mit Frist"),
        (InventoryField.NoticeBy, 1, "Kündigungstermin|Kündigung bis|Kündigung spätestens|Kündbar bis|Kündigung spätestens am|Spätester Kündigungstermin|Nächster Kündigungstermin|Nächste Kündigung|Notice By|Cancel By|Cancellation Date|Cancellation Deadline|Kündigungsdatum"),
        (InventoryField.Renewal, 1, "Verlängerung|Automatische Verlängerung|Vertragsverlängerung|Verlängert sich automatisch|Verlängert sich|Renewal|Auto Renewal|Automatic Renewal|Auto-Renew|Verlängerungsoption|Stillschweigende Verlängerung"),
        (InventoryField.RenewalTerm, 1, "Verlängert sich um|Verlängerungszeitraum|Verlängerung um|Verlängerungsdauer|Verlängerung Monate|Verlängerungsperiode|Renewal Term|Renewal Period|Renewal Months|Renews by|Renewal Duration"),
        (InventoryField.Contact, 1, "Verfahrensverantwortlicher|Verfahrensverantwortliche|Verfahrensverantwortung|Fachverantwortung|Fachverantwortlich|Verantwortlich|Verantwortlicher|Verantwortliche|Ansprechpartner|Ansprechperson|Ansprechpartnerin|Kontakt|Owner|Application Owner|Product Owner|Responsible|Contact|Systemverantwortlich|Verfahrensbetreuung|Sachbearbeiter|Sachbearbeitung|Zuständig"),
        (InventoryField.Hosting, 1, "Hosting|Betrieb|Betriebsart|Betriebsmodell|Betriebsform|Betriebsort|Betreiber|Bereitstellung|Bereitstellungsmodell|Bereitstellungsart|Rechenzentrum|RZ|On-Premises SaaS|On-Prem SaaS|Cloud On-Premises|Deployment|Deployment Model|Hosting Type|Hoster|Betriebsumgebung|Serverbetrieb|Betrieb durch|Betrieben durch|Hosted by|Cloud|Hosting-Anbieter|Hostinganbieter|Hosting-Provider|Hosting-Dienstleister|Cloud-Anbieter|Cloudanbieter|Hosting durch|Gehostet bei|Gehostet durch"),
        (InventoryField.DataLocation, 1, "Datenstandort|Speicherort|Serverstandort|Ort der Verarbeitung|Data Location|Data Residency|Ort der Datenverarbeitung|Ort der Datenhaltung|Verarbeitungsort|Rechenzentrumsstandort|RZ-Standort|Hosting-Standort|Hostingstandort|Standort Rechenzentrum|Standort RZ|Standort der Daten|Standort der Server|Ort des Hostings"),
        (InventoryField.DataLocation, 0.6, "Region"),
        (InventoryField.DataCategory, 1, "Datenkategorie|Datenkategorien|Datenart|Datenarten|Data Category|Data Classification|Datenklasse|Kategorie der Daten"),
        (InventoryField.ProtectionNeed, 1, "Schutzbedarf|Schutzbedarfskategorie|Schutzbedarfsfeststellung|Schutzbedarf gesamt|Schutzbedarf Vertraulichkeit|Protection Need|Protection Level|Schutzklasse|Schutzbedarf Integrität|Schutzbedarf Verfügbarkeit|Schutzbedarf V|Schutzbedarf I|Schutzbedarf A|Schutzbedarf C"),
        (InventoryField.Criticality, 1, "Kritikalität|Wichtigkeit|BIA|Criticality|Business Criticality|Importance|Geschäftskritikalität|Kritisch"),
        (InventoryField.Criticality, 0.7, "Priorität|Verfügbarkeit|Verfügbarkeitsklasse|Priority"),
        (InventoryField.PersonalData, 1, "Personenbezogene Daten|Personenbezug|pbD|pb Daten|DSGVO|DSGVO relevant|AVV|AV-Vertrag|Auftragsverarbeitung|Personal Data|PII|Personenbezogen|Personenbez. Daten|Verarbeitung personenbezogener Daten"),
        (InventoryField.Interfaces, 1, "Schnittstellen|Schnittstelle|Interfaces|Schnittstellen zu|Integrationen"),
        (InventoryField.ExportFormats, 1, "Exportformate|Exportformat|Export Formats|Export Format|Datenexport|Datenformate|Export Formate|Formate Export"),
        (InventoryField.Successor, 1, "Nachfolger|Nachfolgeprodukt|Successor|Ablösung durch|Ersatz durch|Nachfolgesystem|Geplante Ablösung"),
        (InventoryField.Status, 1, "Status|Lebenszyklus|Lifecycle|Lebenszyklusphase|Einsatzstatus|Lifecycle Status|Betriebsstatus"),
    ];

    /// <summary>Normalised words to what they stand for.</summary>
    public static readonly FrozenDictionary<string, (InventoryField Field, double Confidence)> ByWords = Table.Concat(ForeignHeaders.Table)
        .SelectMany(t => t.Words.Split('|').Select(w => (Words: Normalised(w), t.Field, t.Confidence)))
        .DistinctBy(t => t.Words, StringComparer.Ordinal)
        .ToFrozenDictionary(t => t.Words, t => (t.Field, t.Confidence), StringComparer.Ordinal);

    /// <summary>The synonyms from the longest to the shortest, ties in ordinal order.</summary>
    public static readonly string[] LongestFirst = [.. ByWords.Keys.OrderByDescending(k => k.Length).ThenBy(k => k, StringComparer.Ordinal)];

    /// <summary>As <see cref="Normalised"/>, without a remark in brackets at the end: <c>Titel (Allgemein)</c> is <c>titel</c>.</summary>
    public static string Plain(string header)
    {
        var trimmed = header.Trim();
        var at = trimmed.EndsWith(')') ? trimmed.LastIndexOf(" (", StringComparison.Ordinal) : -1;
        return Normalised(at > 0 ? trimmed[..at] : trimmed);
    }

    /// <summary>Lower case, without accents, one blank between words, nothing else: <c>Vertrags-Nr.</c> is <c>vertrags nr</c>.</summary>
    public static string Normalised(string header)
    {
        var words = new StringBuilder(header.Length);
        foreach (var c in Slug.Fold(header.Length > 200 ? header[..200] : header))
        {
            if (char.IsLetterOrDigit(c)) words.Append(c);
            else if (words.Length > 0 && words[^1] != ' ') words.Append(' ');
        }

        return words.ToString().TrimEnd();
    }
}
