using System.CommandLine;
using Sovereignty.Cli.Terminal;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Cli.Commands;

/// <summary><c>sovereignty systems</c>: own systems, and each line of an inventory with what it was taken for.</summary>
internal static class SystemsCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal.Terminal terminal)
    {
        var listed = new ListedScan();
        var command = new Command("systems", "List systems, and each inventory line with the product and vendor it was matched to");
        listed.AddTo(command);
        command.SetAction((parsed, stop) =>
        {
            var (scan, code) = listed.Read(parsed, terminal, stop);
            var rows = Rows(scan);
            if (!listed.Wrote(parsed, terminal, rows)) TextTable.Write(terminal, rows, "system", "stated", "product", "vendor", "owner", "ownerCountry", "scoreLow", "scoreHigh", "noticeBy");
            return Task.FromResult(code);
        });
        return command;
    }

    private static IEnumerable<IReadOnlyList<KeyValuePair<string, object?>>> Rows(Scan scan)
    {
        var scores = new ScorePlaces(scan);
        for (var at = 0; at < scan.Systems.Length; at++)
        {
            var (system, score) = (scan.Systems[at], scores.Of(at));
            if (system.Stated.IsEmpty) yield return Row(scan, system, score, null, null, null);
            var component = system.Parts.Select(p => scan.Components.Find(p.Component)).FirstOrDefault(c => c?.Kind == ComponentKind.Product);
            for (var i = 0; i < system.Stated.Length; i++)
            {
                yield return Row(scan, system, score, system.Stated[i], component, i < system.Contracts.Length ? system.Contracts[i] : null);
            }
        }
    }

    private static IReadOnlyList<KeyValuePair<string, object?>> Row(Scan scan, SoftwareSystem system, Score? score, StatedProduct? stated, Component? component, Contract? contract)
    {
        var profile = component?.Facts.Developer is { } developer ? scan.Vendors.GetValueOrDefault(developer.Value) : null;
        var terms = stated?.Terms;
        return
        [
            new("system", system.Id),
            new("name", system.Name),
            new("kind", KebabCase.Of(system.Kind)),
            new("stated", stated?.Name),
            new("statedVendor", stated?.Vendor),
            new("version", stated?.Version),
            new("path", stated?.Path),
            new("line", stated?.Line),
            new("product", component?.Facts.Product?.Value),
            new("vendor", profile?.Vendor.Name),
            new("vendorId", component?.Facts.Developer?.Value),
            new("owner", profile?.UltimateOwner is { } owner ? scan.Vendors.GetValueOrDefault(owner)?.Vendor.Name ?? owner : null),
            new("ownerCountry", profile?.OwnerCountry),
            new("confidence", component?.Facts.Product?.Confidence is { } confidence ? KebabCase.Of(confidence) : null),
            new("vendorConfidence", component?.Facts.Developer?.Confidence is { } sureness ? KebabCase.Of(sureness) : null),
            new("why", stated is null ? null : stated.Match?.Why ?? ProductMatch.NoneLikeIt),
            new("beside", stated?.Match is { Beside.IsDefaultOrEmpty: false } several ? string.Join(" ", several.Beside) : null),
            new("candidates", stated?.Match is { Candidates.IsDefaultOrEmpty: false } match ? string.Join(" ", match.Candidates) : null),
            new("units", string.Join(" ", system.Units)),
            new("users", system.Users),
            new("hosting", system.Hosting is { } hosting ? KebabCase.Of(hosting) : null),
            new("parts", system.Parts.Length),
            new("yearlyCost", contract?.YearlyCost),
            new("contractEnd", contract?.End),
            new("noticeBy", contract?.NoticeBy),
            new("edition", terms?.Edition),
            new("supplier", terms?.Supplier),
            new("licence", terms?.Licence),
            new("licenceMetric", terms?.LicenceMetric),
            new("contractNumber", contract?.Number),
            new("contractType", contract?.Type),
            new("contractStart", contract?.Start),
            new("notice", contract?.Notice?.Stated),
            new("renewalMonths", contract?.RenewalMonths),
            new("oneOffCost", contract?.OneOffCost),
            new("currency", contract is { YearlyCost: not null } or { OneOffCost: not null } ? contract.Currency : null),
            new("contact", terms?.Contact),
            new("dataLocation", terms?.DataLocation),
            new("dataCategory", terms?.DataCategory),
            new("protectionNeed", terms?.ProtectionNeed is { } need ? KebabCase.Of(need) : null),
            new("personalData", terms?.PersonalData),
            new("interfaces", terms?.Interfaces),
            new("exportFormats", terms?.ExportFormats),
            new("successor", terms?.Successor),
            new("status", terms?.Status),
            new("other", stated is { Other.IsDefaultOrEmpty: false } ? string.Join("; ", stated.Other.Select(o => $"{o.Key}: {o.Value}")) : null),
            new("scoreLow", score is null ? null : Math.Round(score.Low, 1)),
            new("scoreHigh", score is null ? null : Math.Round(score.High, 1)),
        ];
    }
}
