using System.Globalization;
using System.Text.Json;
using Sovereignty.Detect.Reading;

namespace Sovereignty.Detect.Installed;

/// <summary>What snapd's state says: which revision of each snap is in use. Source: snapd, overlord/snapstate.</summary>
/// <param name="Current">Revisions by snap, as their folders are named.</param>
internal sealed record SnapState(IReadOnlyDictionary<string, string> Current)
{
    /// <summary>Reads <c>state.json</c>; what is broken ends the reading.</summary>
    public static SnapState Read(ReadOnlyMemory<byte> bytes)
    {
        var current = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            var json = new JsonLines(bytes.Span);
            if (json.EnterObject()) ReadState(ref json, current);
        }
        catch (JsonException)
        {
            // What was read stands.
        }

        return new SnapState(current);
    }

    private static void ReadState(ref JsonLines json, Dictionary<string, string> current)
    {
        while (json.NextProperty())
        {
            if (!json.Name.SequenceEqual("data"u8) || !json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("snaps"u8) && json.EnterObject()) ReadSnaps(ref json, current);
            }
        }
    }

    private static void ReadSnaps(ref JsonLines json, Dictionary<string, string> current)
    {
        while (json.NextProperty())
        {
            var name = json.NameText();
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (!json.Name.SequenceEqual("current"u8)) continue;
                // Revisions of one's own making are written x1, x2 as folders and -1, -2 here.
                if (json.Number() is { } number) current[name] = number < 0 ? string.Create(CultureInfo.InvariantCulture, $"x{-(long)number}") : number.ToString(CultureInfo.InvariantCulture);
                else if (json.Text() is { } text) current[name] = text.StartsWith('-') ? $"x{text[1..]}" : text;
            }
        }
    }
}
