using System.Text.Json;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Npm;

/// <summary>The licence statements of npm, today's and the two older forms. Source: npm docs, package.json, "license".</summary>
internal static class NpmLicences
{
    /// <summary>
    /// Reads a text, an object with a <c>type</c>, or a list of these, which npm defined as a choice; null where nothing is said.
    /// </summary>
    public static string? Read(ref JsonLines json)
    {
        if (json.Kind == JsonTokenType.String) return Blank(json.Text());
        if (json.Kind == JsonTokenType.StartObject) return ReadType(ref json);
        if (!json.EnterArray()) return null;
        string? all = null;
        var several = false;
        while (json.NextItem())
        {
            var one = json.Kind == JsonTokenType.StartObject ? ReadType(ref json) : Blank(json.Text());
            if (one is null || all?.Length > 500) continue;
            several |= all is not null;
            all = all is null ? one : $"{all} OR {one}";
        }

        return several ? $"({all})" : all;
    }

    private static string? ReadType(ref JsonLines json)
    {
        string? type = null, url = null;
        if (!json.EnterObject()) return null;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("type"u8) || json.Name.SequenceEqual("name"u8)) type ??= Blank(json.Text());
            else if (json.Name.SequenceEqual("url"u8)) url = Blank(json.Text());
        }

        return type ?? url;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
