using System.Collections.Frozen;

namespace Sovereignty.Inventory.Matching;

/// <summary>What sorts of word a word is; several at once.</summary>
[Flags]
internal enum WordSorts
{
    None = 0,

    /// <summary>An edition, version, language and the like.</summary>
    Variant = 1,

    /// <summary>A variant, or a little word.</summary>
    Benign = 2,

    /// <summary>Puts another thing beside the product named.</summary>
    Relation = 4,

    /// <summary>Proves nothing alone.</summary>
    Ordinary = 8,

    /// <summary>A firm that sells or runs others' software.</summary>
    Intermediary = 16,

    /// <summary>Describes what a product does.</summary>
    Descriptive = 32,
}

/// <summary>The words of stated names by what they say: which product, or only which shape of it.</summary>
internal static class NameWords
{
    /// <summary>Editions, licence forms, languages, bitness, platforms: they tell variants of one product apart, not products.</summary>
    private static readonly FrozenSet<string> Variants = Set(
        """
        standard std comfort professional pro prof enterprise ent ultimate premium home business basic advanced essentials essential express starter
        full plus corporate datacenter datacentre academic education edu government gov public volume vl oem retail ltsc ltsb ltsr lts esr
        mui multilanguage multilingual trial demo evaluation eval edition ed ausgabe variante version ver v release rel build update upd
        patch hotfix cumulative servicepack sp ehp cu fp lizenz lizenzen license licenses licence licences cal cals usercal devicecal user users device
        devices named concurrent subscription subscr abo miete mietlizenz wartung pflege softwarepflege maintenance sw swp assurance upgrade
        monthly yearly jaehrlich jahr perpetual e1 e3 e5 f1 f3 a1 a3 a5 g1 g3 g5 p1 p2 plan ee se2 xe dc ltr msdn
        core cores vcore node nodes socket sockets cpu vcpu vm vms monat monate monaten monatlich months year years private developer cc proplus
        foundation
        deutsch german germany english englisch dede enus x64 x86 64bit 32bit bit amd64 arm64 win64 win32 win windows macos osx linux
        x86_64 desktop setup install installer msi exe portable stable current per inkl incl neu new alt old
        community free freeware preview beta professionnel profesional entreprise estandar francais french italiano italian espanol spanish
        sa sngl olp mvl alng licsapk lic fusl sub subs unified gcc vip tlp kiosk iot alle pk processor processors prozessor prozessoren lehrkraefte lehrer schueler studenten studierende students faculty
        series serie nederlands dutch polski polish portugues portuguese russian classic localdb machine wide insiders insider nightly canary
        olv ols ovs csp usr dvc jahre jahren oln mpsa mak kms esd fpp rok nfr corelic snglolp renewal verlaengerung erneuerung neulizenz zusatzlizenz vollversion einzelplatz
        mehrplatz seat seats stk stueck instanz instanzen instance instances laufzeit dt engl frz standalone
        """);

    /// <summary>Little words and words that say what sort of thing a product is; beside a product's own name they add nothing.</summary>
    private static readonly FrozenSet<string> Kinds = Set(
        """
        de en fr it the der die das mit with von by via ueber auf im in zu zur zum fuer for oder of
        software programm program app apps applications applikation applikationen jre jdk hotspot openj9 anwendung applikation verfahren fachverfahren fachanwendung system systeme suite loesung solution
        paket bundle modul module basismodul grundmodul client clients server produkt product tool tools plattform platform it edv cloud saas up to bis
        online hosting hosted onprem onpremise onpremises premise premises service services komplett gesamt stadt stadtverwaltung rathaus
        eakte konzern praxis logiciel serveur outil programa servidor agent agents kommunal kommune verwaltung arbeitsplatz arbeitsplaetze webversion web internet on prem appliance host konsole console complete webconsole webclient fatclient gui frontend backend nl gmbh ag se kg inc corp ltd co
        """);

    /// <summary>Words that put another thing beside the product named: a plug-in for it is not the product itself.</summary>
    private static readonly FrozenSet<string> Relations = Set(
        """
        plugin plugins addin addins addon addons extension erweiterung connector konnektor connectors schnittstelle schnittstellen interface
        driver drivers treiber adapter import importer export exporter migration schulung training beratung consulting einfuehrung sdk api
        extensions sandbox redistributable runtime viewer help hilfe documentation dokumentation language languagepack pack integration integrator
        template templates vorlage vorlagen toolkit odbc jdbc oledb provider helper updater libraries library bibliothek
        support cli subsystem component components komponente komponenten manifest launcher compatibility aktualisierung sicherheitsupdate servicing
        sample samples schriften fonts converter konverter sync monitor script scripts bootstrapper prerequisites prerequisite redistributables
        binaries headers symbols emulator simulator localization localisation extensibility licensing shim minidriver firmware rollout hotfix
        uninstall uninstaller remover removal cleanup shortcut theme skin backgrounds codec codecs toolbar widget notifier notification powershell
        plugiciel pilote complement complemento
        """);

    /// <summary>Words of every day that are also names of products: alone they prove nothing without the vendor.</summary>
    private static readonly FrozenSet<string> Ordinary = Set(
        """
        access word project projekt community teams notes flow session sessions office windows server client defender surface forms
        planner draw writer impress base calc math drive meet monday fit profi cash finanz finanzen personal zeit
        zeiterfassung archiv archive portal kataster friedhof baum bau planung kasse einwohner standesamt gewerbe wahl wahlen schule kita
        bibliothek museum rat ratsinfo vergabe formular formulare intranet internet backup monitoring archivierung dokumente documents dms
        gis cad erp crm cms mdm vpn design studio reader viewer designer builder manager center centre security connect connector gateway
        proxy agent scan scanner print druck drucker mail mailer groupware kalender calendar chat video konferenz telefon phone telephony
        safe vault guard shield control desk ticket helpdesk move transfer sync share data lake hub link bridge open free smart easy fast
        cairo quick simple master multi zeitwirtschaft navigator explorer commander player sketch pilot meridian atlas orbit nova delta alpha
        omega sigma orion apollo hermes iris luna mars jupiter saturn merkur venus athena phoenix compass horizon vision focus prime matrix
        vector vertex pulse spark flash wave core one next neo pdf assist update remote assistant fusion basis dialog
        source info infoportal media publisher cockpit workplace workspace express engine enterprise creator insight insights mobile adagio liber remix
        """);

    /// <summary>Words of every day and of history that name a product when they stand alone, and anything when they stand among others.</summary>
    private static readonly FrozenSet<string> Weak = Set(
        """
        ad adonis affinity proton alma android apache aris asterisk bamboo blender bleu bruno cadenza cardo chrome claude confluence consul copilot diva
        docs domea domino dragon eclipse element elements ensemble excalibur fleet gemini gotham grips harbor harvester helpline insite interact
        intouch jaws libby luminous mailbox metallic moby mollie natural networker oracle outlook padlet paperless patris postman primo prins
        prometheus pulp puppet rancher remedy rocky sentinel sentry seven significant silverback snowflake spartacus sumo superset synapse
        tesseract threads traefik unleash vera visum wire xap zenon zeus catalyst terminal unity integral anchor falcon singularity harmony
        quantum umbrella horizon java slack notion edge signal exchange box
        agenda amanda amplitude antidote anton athos atom backdrop beats bind bite board bonjour borg brave candis captivate chroma coda composer concourse
        concur craft crisp cura daphne domo doodle drone electron elixir evergreen epic factorial famos faust fiona foreman fortify garage ghost gong grok
        groovy helm hugo ignition imperia intercom jaeger jasper julia kali kong line loom lucid lumi magellan magnolia maya mega momentus mural nida nomad
        obsidian opal opus otter outline packer parsec quip rook rosetta rumba scratch senso snare squid steam swift tails toad tosca trac unbound vissim
        vivendi wolfram yarn zensus
        arc audible elan fences finale garnet hardcopy hyper lantern meld morgen multiplicity natron ninja nuclear odin phrase pinta poe prey pulsar racket reason ruffle shift splash stella stern
        symphony synergy tabula task temporal tiled tina tower transmission unlocker volta zeal
        """);

    /// <summary>Words that say what a tool is good for: a name left of its vendor that is made of these is anybody's tool.</summary>
    private static readonly FrozenSet<string> ToolWords = Set(
        """
        antivirus audio benchmark blu booster browser burner burning camera capture care cd cleaner compressor configuration converter copy data device
        diagnostics disk documentation downloader drive driver duplicate duplicates dvd editor expert extractor file files finder firewall generator guide
        health image images joiner keyboard library maker manual merger messenger monitor mouse mp3 multimedia music network organizer partition password
        photo photos player ray recorder recovery registration registry repair resource restore screen slideshow speech splitter subtitle test tester
        text toolbox total transfer uninstaller unpacker updater utilities utility video voice watermark webcam wireless wizard youtube
        """);

    /// <summary>Firms that sell or package other people's software: as a vendor they say nothing of who makes it.</summary>
    private static readonly FrozenSet<string> Sellers = Set(
        """
        bechtle cancom computacenter softwareone crayon comparex also ingram synnex sva netgo logicalis materna allgeier telonic acp siewert tdsynnex infinigate nuvias westcon
        controlware datagroup conet softline asknet pcware wortmann
        debian ubuntu fedora gentoo archlinux chocolatey winget ninite homebrew snapcraft flathub github sourceforge
        """);

    /// <summary>Firms and houses that run other people's software and make some of their own: as a vendor they say nothing against another maker.</summary>
    private static readonly FrozenSet<string> Operators = Set(
        """
        axians arvato dataport akdb kommone ekom21 regio lecos kdo itebo citeq civitec krz kdn itdz itzbund govdigital prosozshop vitako kisa kiru regioit citkomm
        krzn infokom komuna hannit itk telekom tsystems vodafone stadt landkreis
        """);

    /// <summary>Words of a vendor column that say that nobody sells it.</summary>
    private static readonly FrozenSet<string> OwnMaking = Set("eigenentwicklung eigenentwickelt eigenprogrammierung selbst selbsterstellt selbstentwickelt intern inhouse eigen eigene");

    /// <summary>Ends of German words that describe what a product does: <c>Ratsinformationssystem</c>.</summary>
    private static readonly string[] Descriptive =
        ["system", "verfahren", "verwaltung", "wesen", "management", "software", "programm", "kataster", "register", "planung", "abrechnung", "erfassung", "amt", "portal", "buchhaltung", "ueberwachung", "steuerung", "information", "auskunft", "anwendung", "datenbank", "archiv", "vergabe", "buchung", "bearbeitung", "verarbeitung", "wirtschaft", "behoerde", "zulassung", "anlage", "telefonanlage", "planer", "server", "loesung", "auftritt", "navigateur", "beitraege", "gebuehren", "paket", "plattform", "arbeitsplatz", "vereinbarung", "haltung", "fuehrung", "pruefung", "sicherung", "schutz", "rechnung", "kalkulation", "stelle", "dienst", "dienste", "plan", "recht", "leistungen", "meldung", "kontrolle", "ierung", "ausleihe", "eingang", "isches"];

    private static readonly FrozenSet<string> Languages = Set("bg cs da de el en es et fi fr hr hu it ja ko lt lv nb nl nn pl pt ro ru sk sl sr sv tr uk zh");

    /// <summary>Ends of a package's name that say which part of the program the package brings.</summary>
    private static readonly FrozenSet<string> PackageParts = Set("common bin utils headless fpm base minimal libs stable standalone daemon");

    /// <summary>Makers of distributions, by the first word: they package everybody's free software.</summary>
    private static readonly FrozenSet<string> Distributions = Set("redhat suse opensuse canonical fedora rocky almalinux alpine oraclelinux");

    /// <summary>Words for what makes a device run.</summary>
    private static readonly FrozenSet<string> DriverWords = Set(
        """
        driver drivers treiber treiberpaket druckertreiber grafiktreiber audiotreiber netzwerktreiber firmware touchpad trackpad chipset chipsatz
        bluetooth wlan wifi ethernet twain hotkey hotkeys universaldriver printertreiber pilote pilotes controlador
        """);

    private static readonly FrozenSet<string> PrintingWords = Set("print printer printers printing drucker druckertreiber scan scanner scanners laserjet officejet deskjet pagewide designjet envy pcl pcl5 pcl6 twain fax mfp");

    /// <summary>Parts of large suites, by what they do: behind the name of a product of an agreeing vendor they make no other product.</summary>
    private static readonly FrozenSet<string> Functions = Set(
        """
        finance finanzen finanzwesen financials controlling accounting buchhaltung rechnungswesen logistics logistik procurement einkauf sourcing purchasing learning
        recruiting onboarding payroll abrechnung performance goals compensation succession lifecycle manufacturing produktion retail treasury
        asset assets inventory lager materialwirtschaft instandhaltung personal personalwesen hr hcm vertrieb sales marketing student students
        berichte auswertung auswertungen statistik protection mobile abap xstream
        sozialhilfe grundsicherung wohngeld bafoeg unterhaltsvorschuss jugendhilfe jugendamt elterngeld elternbeitrag elternbeitraege kindergarten kita wahlen steuern abgaben gebuehren
        grundsteuer gewerbesteuer hundesteuer gewerbe gaststaetten bauantrag bauaufsicht umwelt abfall strassen strassenplanung kanal liegenschaften pachten mieten friedhof feuerwehr fuhrpark
        strasse wasser abwasser strom gas fernwaerme spielplaetze mdm lpar cluster ausleihe erwerbung katalog opac terminals mobil
        leistung leistungen sgb asylblg uvg altdaten altbestand asd
        bussgeld owi ausweise fundbuero vollstreckung kasse haushalt anlagenbuchhaltung doppik sitzungsmanagement baumkontrolle fakturierung faktura lohn gehalt leistungserfassung einwohner
        steuer impots finances comptabilite paie facturation ressources belastingen burgerzaken financien personeel tributi anagrafe contabilita ragioneria paghe
        """);

    /// <summary>How lists shorten or misspell words, and the word that is meant.</summary>
    private static readonly FrozenDictionary<string, string> Spellings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["svr"] = "server",
        ["srv"] = "server",
        ["srvcs"] = "services",
        ["exchg"] = "exchange",
        ["prjct"] = "project",
        ["dsktp"] = "desktop",
        ["rmt"] = "remote",
        ["dsk"] = "desktop",
        ["fuer"] = "for",
        ["mgr"] = "manager",
        ["offc"] = "office",
        ["offce"] = "office",
        ["exch"] = "exchange",
        ["exel"] = "excel",
        ["crome"] = "chrome",
        ["mircosoft"] = "microsoft",
        ["microsft"] = "microsoft",
        ["micorsoft"] = "microsoft",
        ["standart"] = "standard",
        ["technologie"] = "technology",
        ["ora"] = "oracle",
        ["2k8"] = "2008",
        ["2k12"] = "2012",
        ["2k16"] = "2016",
        ["2k19"] = "2019",
        ["2k22"] = "2022",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether a word says that a thing makes a device run.</summary>
    public static bool IsDriver(string word) => DriverWords.Contains(word);

    /// <summary>Whether a word speaks of printing or scanning.</summary>
    public static bool IsPrinting(string word) => PrintingWords.Contains(word);

    /// <summary>Whether a word names what a part of a suite does.</summary>
    public static bool IsFunction(string word) => Functions.Contains(word);

    /// <summary>The word that a shortened or misspelt one means; else the word itself.</summary>
    public static string Spelt(string word) => Spellings.GetValueOrDefault(word, word);

    /// <summary>Whether a word at the end of a package's name says which part of the program it brings.</summary>
    public static bool IsPackagePart(string word) => PackageParts.Contains(word);

    /// <summary>Whether a stated vendor makes a distribution, which says nothing of who made what it distributes.</summary>
    public static bool IsDistribution(string[] vendor) =>
        vendor.Length > 0 && (Distributions.Contains(vendor[0]) || (vendor.Length > 1 && vendor[0] == "red" && vendor[1] == "hat"));

    public static bool IsVariant(string word) => Variants.Contains(word) || OrderWords.Contains(word) || IsVersion(word) || IsLicence(word) || IsCount(word);

    public static bool IsBenign(string word) => IsVariant(word) || Kinds.Contains(word);

    public static bool IsOrdinary(string word) => word.Length <= 2 || Ordinary.Contains(word) || IsBenign(word);

    /// <summary>Whether a word says what a tool is good for.</summary>
    public static bool IsToolWord(string word) => ToolWords.Contains(word);

    /// <summary>Whether a word names a product alone, and not among other words.</summary>
    public static bool IsWeak(string word) => Weak.Contains(word);

    /// <summary>Whether a word says for what a thing is: the product named after it is not the thing.</summary>
    public static bool IsFor(string word) => word is "for" or "fuer" or "pour" or "para" or "dans" or "voor";

    /// <summary>Whether a word puts one thing beside another.</summary>
    public static bool IsConjunction(string word) => word is "and" or "und" or "or" or "oder" or "bzw" or "sowie";

    /// <summary>Whether what stands behind a word tells how the thing is delivered.</summary>
    public static bool IsWith(string word) => word is "with" or "mit" or "inkl" or "incl" or "including" or "einschl" or "einschliesslich" or "avec" or "con" or "ohne" or "without";

    /// <summary>Whether two words are a language and a country or script: <c>de-de</c>, <c>fr-ch</c>.</summary>
    public static bool IsLocale(string language, string country) => country.Length == 2 && char.IsAsciiLetter(country[0]) && Languages.Contains(language);

    /// <summary>Whether a word is the end of an internet name that became a brand: <c>zoom.us</c>.</summary>
    public static bool IsTopLevel(string word) => word is "com" or "net" or "org" or "io" or "us" or "eu" or "app";

    /// <summary>Whether a word at the end of a name, without a number behind it, names the program that brings updates.</summary>
    public static bool IsUpdater(string word) => word is "update" or "updates";

    /// <summary>Whether a word is a year of the age of software.</summary>
    public static bool IsYear(string word) => word.Length == 4 && (word.StartsWith("19", StringComparison.Ordinal) || word.StartsWith("20", StringComparison.Ordinal)) && char.IsAsciiDigit(word[2]) && char.IsAsciiDigit(word[3]);

    public static bool IsOwnMaking(string word) => OwnMaking.Contains(word);

    public static bool IsIntermediary(string word) => Sellers.Contains(word) || Operators.Contains(word);

    /// <summary>Whether a word of a vendor column says that others' software is sold or packaged.</summary>
    public static bool IsSeller(string word) => Sellers.Contains(word);

    public static WordSorts SortsOf(string word)
    {
        var isVariant = IsVariant(word);
        if (IsKnowledgeBase(word)) return WordSorts.Relation;
        var isBenign = isVariant || Kinds.Contains(word) || IsCode(word);
        return (isVariant ? WordSorts.Variant : 0)
            | (isBenign ? WordSorts.Benign : 0)
            | (Relations.Contains(word) ? WordSorts.Relation : 0)
            | (isBenign || word.Length <= 2 || Ordinary.Contains(word) ? WordSorts.Ordinary : 0)
            | (IsIntermediary(word) ? WordSorts.Intermediary : 0)
            | (IsDescriptive(word) ? WordSorts.Descriptive : 0);
    }

    /// <summary>Whether one of the words says that the thing is an update.</summary>
    public static bool NamesUpdate(string[] words) => Array.Exists(words, w => w is "update" or "updates" or "hotfix" or "security" or "patch" or "definition" or "cumulative" or "service");

    /// <summary>Where the name of the product begins that the words say an update of; below zero where they say none.</summary>
    public static int UpdateOf(string[] words)
    {
        var updates = false;
        for (var i = 0; i < words.Length - 1; i++)
        {
            if (updates && IsFor(words[i])) return i + 1;
            updates |= words[i] is "update" or "updates" or "hotfix" or "patch" or "sicherheitsupdate" or "aktualisierung" or "servicepack" or "gdr";
            if (!updates && words[i] is not ("security" or "cumulative" or "kumulatives" or "kumulative" or "definition" or "critical" or "feature" or "service" or "sicherheits" or "dynamic")) return -1;
            if (updates && words[i] is not ("update" or "updates" or "hotfix" or "patch" or "sicherheitsupdate" or "aktualisierung" or "servicepack" or "gdr" or "pack") && !IsVersion(words[i]) && !IsKnowledgeBase(words[i])) return -1;
        }

        return -1;
    }

    /// <summary>Whether two words together say that a thing brings a language or its help.</summary>
    public static bool IsLanguagePack(string first, string second) =>
        (second is "pack" or "packs" or "paket" && first is "language" or "languages" or "lang" or "help" or "mui" or "sprach") || (first is "module" or "pacchetto" or "paquete" or "pakiet" && second is "linguistique" or "lingua" or "idioma" or "jezykowy");

    /// <summary>Whether a word is the number of an update: <c>KB5001716</c> is listed beside the product.</summary>
    public static bool IsKnowledgeBase(string word) => word.Length >= 8 && word.StartsWith("kb", StringComparison.Ordinal) && word.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0;

    // Models and patch levels behind a name: "U3", "RC200", "SPS06", "7DX", "XI".
    private static bool IsCode(string word)
    {
        if (word is "ii" or "iii" or "iv" or "vi" or "vii" or "viii" or "ix" or "xi" or "xii") return true;
        if (word.Length is < 2 or > 7 || !word.AsSpan().ContainsAnyInRange('0', '9')) return false;
        var (letters, turns) = (0, 0);
        for (var i = 0; i < word.Length; i++)
        {
            if (char.IsAsciiLetter(word[i])) letters++;
            if (i > 0 && char.IsAsciiDigit(word[i]) != char.IsAsciiDigit(word[i - 1])) turns++;
        }

        return letters <= 3 && turns <= 2 && word is not ("o365" or "m365");
    }

    // "16core", "2lic", "25er": so many of something.
    private static bool IsCount(string word)
    {
        if (word.Length < 3 || !char.IsAsciiDigit(word[0])) return false;
        var rest = word.AsSpan().TrimStart("0123456789");
        return rest.Length >= 2 && (rest is "er" || Variants.GetAlternateLookup<ReadOnlySpan<char>>().Contains(rest));
    }

    // "Volumenlizenzen", "Jahreslizenz", "Lizenzwartung".
    private static bool IsLicence(string word) =>
        word.Length >= 10 && (word.EndsWith("lizenz", StringComparison.Ordinal) || word.EndsWith("lizenzen", StringComparison.Ordinal) || word.StartsWith("lizenz", StringComparison.Ordinal));

    private static bool IsDescriptive(string word)
    {
        if (word.Length < 8) return false;
        foreach (var end in Descriptive)
        {
            if (word.EndsWith(end, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>Whether a word is a version, a year or another number: <c>2019</c>, <c>v7.70</c>, <c>23h2</c>, <c>sp1</c>, <c>ehp8</c>.</summary>
    public static bool IsVersion(string word)
    {
        // "Office 365", "Fusion 360": part of the name.
        if (word is "365" or "360") return false;
        var rest = word.AsSpan();
        foreach (var mark in (ReadOnlySpan<string>)["version", "ehp", "sp", "cu", "v", "r"])
        {
            if (!rest.StartsWith(mark, StringComparison.Ordinal) || rest.Length == mark.Length) continue;
            rest = rest[mark.Length..];
            break;
        }

        if (!char.IsAsciiDigit(rest[0])) return false;
        var letters = 0;
        foreach (var c in rest)
        {
            if (char.IsAsciiLetter(c)) letters++;
            else if (!char.IsAsciiDigit(c) && c is not ('.' or '_' or '+')) return false;
        }

        return letters <= 1;
    }

    private static FrozenSet<string> Set(string words) =>
        FrozenSet.ToFrozenSet(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
