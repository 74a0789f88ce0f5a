using System.Text;

namespace Sovereignty.Resolve.Registries.Go;

/// <summary>Asks Go module proxies: when a version was made, which is the newest, whether it is deprecated or retracted. Licences they do not tell. Source: Go Modules Reference, "Module proxies".</summary>
internal sealed class GoProxy(GoProxySettings settings, RegistryHttp http) : IRegistry
{
    /// <inheritdoc/>
    public string PurlType => "golang";

    /// <inheritdoc/>
    public string Name => "Go module";

    /// <inheritdoc/>
    public string Address => string.Join('\n', settings.Proxies.Select(p => p.Address.AbsoluteUri));

    /// <inheritdoc/>
    public async Task<RegistryReply> Ask(RegistryQuestion question, CancellationToken stop)
    {
        var module = question.Purl.FullName;
        if (!settings.Allows(module)) return RegistryAnswer.NotThere;
        string? failure = null;
        foreach (var proxy in settings.Proxies)
        {
            var reply = await Ask(proxy, module, question, stop).ConfigureAwait(false);
            if (reply.Unchanged || reply.Answer is { Found: true }) return reply;
            failure ??= reply.Failure;
        }

        return failure is null ? RegistryAnswer.NotThere : RegistryReply.Failed(failure);
    }

    /// <summary>A path as proxies write it: a capital letter is an exclamation mark and the small one.</summary>
    internal static string Escape(string path)
    {
        var text = new StringBuilder(path.Length);
        foreach (var c in path)
        {
            if (char.IsAsciiLetterUpper(c)) text.Append('!').Append(char.ToLowerInvariant(c));
            else text.Append(c);
        }

        return string.Join('/', text.ToString().Split('/').Select(p => Uri.EscapeDataString(p).Replace("%21", "!", StringComparison.Ordinal).Replace("%2B", "+", StringComparison.Ordinal)));
    }

    private async Task<RegistryReply> Ask(RegistryPlace proxy, string module, RegistryQuestion question, CancellationToken stop)
    {
        var path = Escape(module);
        var version = question.Purl.Version!;
        if (!version.StartsWith('v')) version = "v" + version;
        if (proxy.At($"{path}/@v/{Escape(version)}.info") is not { } address) return RegistryAnswer.NotThere;
        var fetched = await http.GetJson(address, proxy.Credentials, question.Known, stop).ConfigureAwait(false);
        if (fetched.End != FetchEnd.Found) return fetched.AsReply();
        using var info = RegistryJson.Parse(fetched.Body);
        if (info is null) return RegistryReply.Failed("its answer is not JSON");
        var answer = new RegistryAnswer { Published = info.RootElement.DayAt("Time"), SourceUrl = info.RootElement.At("Origin").TextAt("URL") };
        if (question.Dates) answer = await Latest(answer, proxy, path, version, stop).ConfigureAwait(false);
        return new RegistryReply(answer, null) { Validator = question.Dates ? null : fetched.Validator };
    }

    private async Task<RegistryAnswer> Latest(RegistryAnswer answer, RegistryPlace proxy, string path, string version, CancellationToken stop)
    {
        if (proxy.At($"{path}/@latest") is not { } newest) return answer;
        var fetched = await http.GetJson(newest, proxy.Credentials, null, stop).ConfigureAwait(false);
        using var info = fetched.End == FetchEnd.Found ? RegistryJson.Parse(fetched.Body) : null;
        if (info?.RootElement.TextAt("Version") is not { } latest) return answer;
        answer = answer with { Latest = latest, LatestPublished = info.RootElement.DayAt("Time") };
        // What the newest version's go.mod says of the module and of older versions holds for all of them.
        if (proxy.At($"{path}/@v/{Escape(latest)}.mod") is not { } described) return answer;
        var mod = await http.Get(described, proxy.Credentials, null, "text/plain, */*", stop).ConfigureAwait(false);
        if (mod.End != FetchEnd.Found) return answer;
        var (deprecated, retracted) = Read(Encoding.UTF8.GetString(mod.Body), version);
        return answer with { Deprecated = deprecated, Withdrawn = retracted };
    }

    /// <summary>The deprecation of a module and whether a version is retracted, by its newest go.mod.</summary>
    internal static (string? Deprecated, bool Retracted) Read(string text, string version)
    {
        string? deprecated = null;
        var (retracted, inBlock, above) = (false, false, "");
        foreach (var line in text.Split('\n'))
        {
            var plain = line.Trim();
            if (plain.StartsWith("//", StringComparison.Ordinal))
            {
                if (plain[2..].Trim() is var words && words.StartsWith("Deprecated:", StringComparison.Ordinal)) above = words[11..].Trim();
                continue;
            }

            if (plain.StartsWith("module ", StringComparison.Ordinal))
            {
                var behind = plain.IndexOf("// Deprecated:", StringComparison.Ordinal);
                deprecated = behind >= 0 ? plain[(behind + 14)..].Trim() : above.Length > 0 ? above : null;
            }

            var code = plain.Split("//")[0].Trim();
            if (inBlock && code == ")") inBlock = false;
            else if (inBlock) retracted |= Covers(code, version);
            else if (code is "retract (" or "retract(") inBlock = true;
            else if (code.StartsWith("retract ", StringComparison.Ordinal)) retracted |= Covers(code[8..].Trim(), version);
        }

        return (deprecated, retracted);
    }

    // v1.0.0 or [v1.0.0, v1.2.0]
    private static bool Covers(string retraction, string version)
    {
        var ends = retraction.Trim('[', ']').Split(',');
        if (ends.Length == 1) return ends[0].Trim() == version;
        return VersionOrder.Compare(ends[0].Trim(), version) <= 0 && VersionOrder.Compare(version, ends[1].Trim()) <= 0;
    }
}
