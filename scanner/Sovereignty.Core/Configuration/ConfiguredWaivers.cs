using System.Collections.Immutable;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Configuration;

/// <summary>The accepted risks in sovereignty.yaml. Each needs a reason, somebody who answers for it and a last day.</summary>
internal static class ConfiguredWaivers
{
    public static ImmutableArray<Waiver> Read(YamlMap root)
    {
        var waivers = ImmutableArray.CreateBuilder<Waiver>();
        foreach (var entry in root.Maps("waivers"))
        {
            var (rule, subject) = (entry.Required("rule"), entry.Required("subject"));
            var (reason, owner) = (entry.Required("reason"), entry.Required("owner"));
            entry.Required("until");
            var until = entry.Date("until");
            entry.Done();
            if (rule.Length == 0 || subject.Length == 0 || reason.Length == 0 || owner.Length == 0 || until is not { } day) continue;
            waivers.Add(new Waiver(rule, subject, reason, owner, day, root.File.Path, entry.Line));
        }

        return waivers.ToImmutable();
    }
}
