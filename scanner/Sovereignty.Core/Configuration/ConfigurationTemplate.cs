using Sovereignty.Text;

namespace Sovereignty.Configuration;

/// <summary>The sovereignty.yaml that <c>init</c> writes: every key, its default and why. Prose has <c>#</c>, one space and a word; any other <c>#</c> at the start of a line comments out a setting.</summary>
public static class ConfigurationTemplate
{
    /// <summary>The file's text with the organisation's name filled in.</summary>
    public static string For(string organisation)
    {
        var name = organisation.ReplaceLineEndings(" ").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return Text.Replace("{organisation}", name, StringComparison.Ordinal).ReplaceLineEndings("\n");
    }

    /// <summary>The file's text as if every commented setting were in force: what the tests read.</summary>
    internal static string InForce(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line is ['#', not ' ', ..] or ['#', ' ', ' ', ..] ? line[1..] : line));

    private static readonly string Text = $$"""
        # sovereignty.yaml: who you are, what belongs together, and what you decided.
        # Lines like this one explain; the other lines with a "#" in front are settings at rest: take the "#" away to use them.
        # Every path is relative to this file and stays inside its folder. Unknown keys are errors.

        # Shown on every report. Default: no name.
        organisation: "{organisation}"

        # A mail address or URL under which you answer for the SBOMs that `sovereignty sbom` writes; BSI TR-03183-2 asks for one. Default: none.
        #contact: sbom@city.example

        # The parts of the organisation, as a tree. Scores, costs and dates are shown for each and rolled up to the top.
        # Default: none, everything belongs to the organisation as a whole.
        #units:
        #  - id: city                 # lower case letters, digits, dashes; named by systems and inventories
        #    name: City
        #    units:                   # units below it, as deep as you like
        #      - id: social-services
        #        name: Office of Social Services
        #  - id: utilities
        #    name: Municipal Utilities Ltd

        # Systems: your own applications, and what you know about bought ones beyond their inventory line.
        # Default: every source on the command line is a system of its own, every inventory line a bought product.
        #systems:
        #  - id: citizen-portal
        #    name: Citizen portal
        #    sources: [repos/portal]  # folders, files or SBOMs; or the product name of an inventory line
        #    units: [city]            # who uses it; "unit: city" for one. Default: the organisation
        #    criticality: high        # {{Names<Model.Criticality>()}}. Weighs it in roll-ups. Default: unknown
        #    data: high               # protection need: {{Names<Model.DataSensitivity>()}}. Default: unknown
        #    users: 1200              # weighs it in roll-ups and concentration. Default: unknown
        #    hosting: own-premises    # {{Names<Model.Hosting>()}}. Default: unknown

        # Lists of bought or installed software. Default: those named on the command line.
        #inventories:
        #  - path: inventory/software.csv
        #    unit: city               # for lines that state no unit. Default: the organisation
        #    sheet: Software          # of a workbook. Default: every sheet with a product column
        #    columns:                 # only where a column is not found by itself; `sovereignty inventory map FILE` shows what is
        #      product: Verfahren
        #      yearly-cost: Betrag 2026

        # Stated names you confirmed: product id of the catalogue, or `none` for a product that it does not hold.
        # Several ids with ` + ` between for a name that states several products. A confirmed name wins over every guess. Default: none.
        #matches:
        #  "MS Office 2019 Std.": microsoft-office
        #  "Untis 2023, WebUntis": untis + webuntis
        #  "Baumkataster 3": none

        # Who develops a package, where you know better: package URL (or a pattern that ends in *) to vendor id. Default: none.
        #developers:
        #  "pkg:npm/%40citizen/*": none

        # Rule packs: names that ship with the program, or folders of your own. Default: the lock-in pack.
        #packs: [lock-in]

        # Folders with catalogue entries of your own; they win over those that ship. Default: none.
        #catalogue: [catalogue]

        # From which share, in per cent, an owner counts, alone and together with others from outside the European Union.
        # Default: those of SecNumCloud 3.2, requirement 19.6.
        #ownership:
        #  one-owner: 24              # more than this in one hand counts as a say
        #  all-owners: 39             # more than this in several hands does

        # Risks somebody accepts. They stay in the report, marked, and count nothing until the day is over; then they count again.
        #waivers:
        #  - rule: no-exit-plan       # `sovereignty rules list` shows the ids
        #    subject: citizen-portal  # a system, unit, vendor or component id; "*" for all
        #    reason: Successor is being procured, award in spring
        #    owner: Head of IT
        #    until: 2027-06-30        # the last day it holds

        # What not to look at, as patterns of .gitignore. Default: nothing beyond installed packages and build output.
        #exclude: [repos/archive/]

        # Ends of support: files in the JSON of endoflife.date, for a product (named after it) or for all. They come before the catalogue's. Default: none.
        #lifecycles: [lifecycles/postgresql.json]

        # Registries for `--online`, by package type, where no client of this machine is set to one: cargo, composer, gem, golang, maven, npm, nuget, pypi.
        # A client's own setting comes first; nothing secret is sent to an address that stands here. Default: none.
        #registries:
        #  pypi: https://packages.example/simple/
        #  maven: https://packages.example/maven/

        # The report when the command line does not say.
        #report:
        #  audience: ciso             # ciso, procurement, security or a report of your own. Default: ciso
        #  lang: de                   # de or en. Default: de

        """;

    private static string Names<T>()
        where T : struct, Enum => string.Join(", ", KebabCase.Names<T>());
}
