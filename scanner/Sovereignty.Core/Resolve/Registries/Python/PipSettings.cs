namespace Sovereignty.Resolve.Registries.Python;

/// <summary>
/// Which package indexes pip is set to, the first one first: its environment, the virtual environment's file, the user's, the machine's; else uv's
/// environment. Source: pip documentation, "Configuration"; uv documentation, "Environment variables".
/// </summary>
internal static class PipSettings
{
    private const int MostIndexes = 8;

    /// <summary>The indexes, each ending in a slash; the named one where nothing is set.</summary>
    public static IReadOnlyList<RegistryPlace> Of(Machine machine, RegistryPlace? named)
    {
        string? index = null, more = null;
        foreach (var file in Files(machine))
        {
            foreach (var (section, key, value) in Lines(Machine.Read(file)))
            {
                if (section is not ("global" or "install" or "download")) continue;
                if (key is "index-url") index = value;
                else if (key is "extra-index-url") more = value;
            }
        }

        index = machine.Set("PIP_INDEX_URL") ?? index ?? machine.Set("UV_DEFAULT_INDEX") ?? machine.Set("UV_INDEX_URL");
        more = machine.Set("PIP_EXTRA_INDEX_URL") ?? more ?? machine.Set("UV_EXTRA_INDEX_URL");
        var places = new[] { index }.Concat(more?.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries) ?? [])
            .Take(MostIndexes).Select(a => RegistryPlace.Of(a)).OfType<RegistryPlace>().DistinctBy(p => p.Address).ToList();
        return places.Count > 0 || named is null ? places : [named];
    }

    // Later ones win. PIP_CONFIG_FILE is read last by pip too.
    private static IEnumerable<string?> Files(Machine machine)
    {
        if (OperatingSystem.IsWindows())
        {
            yield return machine.Set("ProgramData") is { } all ? Path.Combine(all, "pip", "pip.ini") : null;
            yield return machine.InHome("pip", "pip.ini");
            yield return machine.Set("APPDATA") is { } own ? Path.Combine(own, "pip", "pip.ini") : null;
            yield return machine.Set("VIRTUAL_ENV") is { } environment ? Path.Combine(environment, "pip.ini") : null;
        }
        else
        {
            foreach (var folder in (machine.Set("XDG_CONFIG_DIRS") ?? Path.Combine(machine.Everybody, "xdg")).Split(':', StringSplitOptions.RemoveEmptyEntries).Reverse()) yield return Path.Combine(folder, "pip", "pip.conf");
            yield return Path.Combine(machine.Everybody, "pip.conf");
            yield return machine.InHome(".pip", "pip.conf");
            yield return Path.Combine(machine.Configuration, "pip", "pip.conf");
            yield return machine.Set("VIRTUAL_ENV") is { } environment ? Path.Combine(environment, "pip.conf") : null;
        }

        yield return machine.Set("PIP_CONFIG_FILE");
    }

    // INI as Python's configparser reads it: a line that is indented goes on with the value above.
    private static IEnumerable<(string Section, string Key, string Value)> Lines(string text)
    {
        var section = "";
        (string Key, string Value)? open = null;
        foreach (var line in text.Split('\n'))
        {
            var plain = line.Trim();
            if (plain.Length == 0 || plain[0] is '#' or ';') continue;
            if (open is { } above && char.IsWhiteSpace(line[0]))
            {
                open = above with { Value = $"{above.Value} {plain}" };
                continue;
            }

            if (open is { } done) yield return (section, done.Key, done.Value);
            open = null;
            if (plain[0] == '[')
            {
                section = plain.Trim('[', ']');
                continue;
            }

            var equals = plain.IndexOfAny(['=', ':']);
            if (equals > 0) open = (plain[..equals].Trim().Replace('_', '-'), plain[(equals + 1)..].Trim());
        }

        if (open is { } last) yield return (section, last.Key, last.Value);
    }
}
