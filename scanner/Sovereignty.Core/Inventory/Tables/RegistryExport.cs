using System.Globalization;
using System.Text;

namespace Sovereignty.Inventory.Tables;

/// <summary>
/// An export of the Windows registry (<c>.reg</c>) as a list: one row for each program below the <c>Uninstall</c> keys of the machine, of its 32-bit half and of
/// users. What Windows itself does not show among the programs is passed over and counted. Source: Microsoft, "How to add, modify, or delete
/// registry subkeys and values by using a .reg file"; "Uninstall Registry Key".
/// </summary>
internal static class RegistryExport
{
    private const string Marker = @"\CurrentVersion\Uninstall\";
    private const int MostValues = 200;
    private const int LongestValue = 64 * 1024;

    private static readonly string[] Columns = ["DisplayName", "Publisher", "DisplayVersion", "InstallDate", "InstallLocation", "UninstallString", "URLInfoAbout", "RegistryKey"];

    /// <summary>Opens an export; the first row is the header.</summary>
    /// <param name="content">The file.</param>
    /// <param name="problems">Takes a note of what was passed over, once the rows have been read.</param>
    public static TableSheet Open(ListContent content, ProblemLog problems) => new(null, Rows(content, problems));

    private static IEnumerable<TableRow> Rows(ListContent content, ProblemLog problems)
    {
        yield return new TableRow(1, Columns);
        var encoding = TextEncoding.Detect(content);
        var stream = content.Open();
        stream.Position = encoding.Skip;
        using var lines = new LineReader(new StreamReader(stream, encoding.Encoding, detectEncodingFromByteOrderMarks: false));
        var passed = new PassedOver();
        Entry? entry = null;
        while (lines.TryRead(out var line, out var cut))
        {
            if (line.StartsWith('['))
            {
                if (entry is not null && passed.Shows(entry)) yield return entry.Row();
                entry = Entry.Of(line, lines.Line);
            }
            else if (entry is not null && line.StartsWith('"') && !cut)
            {
                entry.Set(line, lines);
            }
        }

        if (entry is not null && passed.Shows(entry)) yield return entry.Row();
        passed.Tell(problems);
    }

    /// <summary>One key below <c>Uninstall</c>.</summary>
    private sealed class Entry(string key, int line)
    {
        private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);

        public string this[string name] => values.GetValueOrDefault(name, "");

        // Only the keys of programs themselves: [HKEY_LOCAL_MACHINE\SOFTWARE\…\CurrentVersion\Uninstall\{…}]; [-…] takes one away.
        public static Entry? Of(string line, int number)
        {
            var end = line.LastIndexOf(']');
            var at = line.IndexOf(Marker, StringComparison.OrdinalIgnoreCase);
            if (end < 0 || at < 0 || line.StartsWith("[-", StringComparison.Ordinal)) return null;
            var name = line[(at + Marker.Length)..end];
            return name.Length == 0 || name.Contains('\\', StringComparison.Ordinal) ? null : new Entry(line[1..end], number);
        }

        public TableRow Row() => new(line, [.. Columns[..^1].Select(c => Shown(this[c])), key]);

        public void Set(string line, LineReader lines)
        {
            var end = EndOfText(line);
            if (end < 0 || values.Count >= MostValues) return;
            var name = Unescaped(line[1..end]);
            var value = line.AsSpan(end + 1).Trim();
            if (!value.StartsWith("=")) return;
            value = value[1..].Trim();
            if (value.StartsWith("\"")) values[name] = EndOfText(value.ToString()) is > 0 and var close ? Unescaped(value[1..close].ToString()) : "";
            else if (value.StartsWith("dword:")) values[name] = uint.TryParse(value[6..], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : "";
            else if (value.StartsWith("hex(2):") || value.StartsWith("hex(1):")) values[name] = Bytes(value[7..].ToString(), lines);
        }

        // Text that holds variables is written as its bytes in UTF-16, over several lines that each end in a backslash.
        private static string Bytes(string first, LineReader lines)
        {
            var digits = new StringBuilder();
            for (var line = first; ;)
            {
                var part = line.Trim();
                digits.Append(part.TrimEnd('\\'));
                if (!part.EndsWith('\\') || digits.Length > LongestValue || !lines.TryRead(out line, out _)) break;
            }

            var bytes = digits.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(d => byte.TryParse(d, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value) ? value : (byte)0).ToArray();
            return Encoding.Unicode.GetString(bytes).TrimEnd('\0');
        }

        // Where the quote that begins a text ends it.
        private static int EndOfText(string text)
        {
            for (var i = 1; i < text.Length; i++)
            {
                if (text[i] == '\\') i++;
                else if (text[i] == '"') return i;
            }

            return -1;
        }

        private static string Unescaped(string text)
        {
            if (!text.Contains('\\', StringComparison.Ordinal)) return text;
            var plain = new StringBuilder(text.Length);
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] == '\\' && i + 1 < text.Length) i++;
                plain.Append(text[i]);
            }

            return plain.ToString();
        }

        private static string Shown(string value) => value.Trim().Replace('\0', ' ');
    }

    /// <summary>Counts what Windows does not show among the programs, as its own list of programs does.</summary>
    private sealed class PassedOver
    {
        private int parts;
        private int updates;
        private int nameless;

        public bool Shows(Entry entry)
        {
            if (entry["DisplayName"].Length == 0) nameless++;
            else if (entry["SystemComponent"] == "1") parts++;
            else if (entry["ParentKeyName"].Length > 0 || entry["ParentDisplayName"].Length > 0 || IsUpdate(entry["ReleaseType"])) updates++;
            else return true;
            return false;
        }

        public void Tell(ProblemLog problems)
        {
            if (parts + updates + nameless == 0) return;
            problems.Note(
                "registry-entries-passed-over",
                string.Create(CultureInfo.InvariantCulture, $"passed over what Windows does not list as programs: {parts} parts of the system, {updates} updates, {nameless} entries without a name"), null);
        }

        private static bool IsUpdate(string type) =>
            type.Contains("Update", StringComparison.OrdinalIgnoreCase) || type.Contains("Hotfix", StringComparison.OrdinalIgnoreCase) || type.Equals("Service Pack", StringComparison.OrdinalIgnoreCase);
    }
}
