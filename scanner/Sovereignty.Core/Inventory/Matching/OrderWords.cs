using System.Collections.Frozen;

namespace Sovereignty.Inventory.Matching;

/// <summary>The words of licence orders, contracts and invoices: programmes, metrics, terms and levels of support. They say how a product is bought, never which.</summary>
internal static class OrderWords
{
    /// <summary>Words that stand beside a product's name and tell variants apart.</summary>
    private static readonly FrozenSet<string> Words = Set(
        """
        ucal dcal ccal ltu eltu suls sul sns ul unl unlimited unlim floating singleuser multiuser single peruser perusr perdevice subsvl subvl usrcal dvccal usrcals dvccals ucals dcals
        fsa eea fromsa sce hosts pt powertags molp from reservierung zusatzmodul zusatzmodule production produktiv produktivsystem testsystem lng nu qty menge amtl amtlich amtliche installation esa eas ees eaas enrollment enrolment openvalue reinstatement backdated stepup trueup perp perpetuell sublic acad acdmc acdm gvt govt lvl qualified existing customer
        mnt maint mnts adv prem 24x7 7x24 8x5 5x8 9x5 nbd supp yr yrs jr jhr mon mte quartal quartalsweise
        nutzungsentgelt nutzungsgebuehr nutzungsgebuehren jahresvertrag jahresgebuehr jahresbeitrag jahrespauschale jahresmiete jahresabo monatsmiete pauschale flatrate rahmenvertrag
        subskription subskriptionen subscriptions folgelizenz staffel staffelpreis kontingent paketpreis grundgebuehr grundpreis lizenzpaket einzellizenz mehrplatzlizenz zugriffslizenz
        wartungsvertrag softwarewartung softwarepflegevertrag softwaremiete pflegevertrag pflegegebuehr wartungsgebuehr updatevertrag updateservice hotline mietvertrag servicevertrag supportvertrag
        forticare mac ap rc ga proz gpl lgpl opensource
        gold golden silver silber bronze platin platinum ehem ehemals vormals frueher formerly fka vorher bisher
        schulen kommunen behoerden nutzern anwender anwendern clients mitarbeiter arbeitspl apl anwenderlizenz nutzerlizenz
        abonnement abonnements licencia licencias licenza licenze licentie licenties licencja licencje utilisateur utilisateurs gebruiker gebruikers utenti utente usuarios usuario uzytkownik
        mantenimiento manutenzione onderhoud entretien redevance renouvellement rinnovo renovacion verlenging odnowienie annuelle annuel annuale anual jaarlijks mensuel mois
        """);

    /// <summary>Words that only an order says: beside them "Support" is support that is bought.</summary>
    private static readonly FrozenSet<string> Terms = Set(
        """
        wartung pflege softwarepflege maintenance subscription subscriptions subskription subscr renewal verlaengerung renouvellement abo abonnement jahresvertrag vertrag contract
        24x7 7x24 8x5 5x8 9x5 nbd jahr jahre jahren monat monate monaten monatlich jaehrlich year years yearly annual months yr yrs gold silver silber bronze platin platinum level sns
        lizenz lizenzen license licenses licence licences
        """);

    /// <summary>Whether a word says how a product is bought.</summary>
    public static bool Contains(string word) => Words.Contains(word) || (word.Length >= 10 && Array.Exists(Ends, e => word.EndsWith(e, StringComparison.Ordinal)));

    /// <summary>Whether one of the words is one that only an order says.</summary>
    public static bool AreIn(string[] words) => Array.Exists(words, Terms.Contains);

    // "Supportvertrag", "Hotlinegebühr".
    private static readonly string[] Ends = ["vertrag", "gebuehr", "gebuehren", "entgelt", "pauschale", "wartung", "pflege", "miete"];

    private static FrozenSet<string> Set(string words) =>
        FrozenSet.ToFrozenSet(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
