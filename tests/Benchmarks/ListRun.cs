using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Sovereignty.Configuration;
using Sovereignty.Inventory;
using Sovereignty.Inventory.Matching;
using Sovereignty.Inventory.Tables;
using Sovereignty.Resolve.Catalogue;

namespace Sovereignty.Benchmarks;

/// <summary>Generated lists of bought software, read and joined: time against half as many rows, what is kept of a row, and what matching a name costs against reading a row.</summary>
internal static class ListRun
{
    private static readonly DateOnly Day = new(2026, 11, 1);

    private static readonly string[] Words =
        ["Verwaltung", "Fach", "Melde", "Kasse", "Haushalt", "Bau", "Antrag", "Akte", "Plan", "Schul", "Sozial", "Strom", "Netz", "Wasser", "Archiv", "Kita"];

    private static readonly string[] Tails = ["", " - de-de", " (x64)", " 7.2", " 2021", " Professional", " Client 5.1.3", " MUI"];

    /// <summary>Generates the lists in memory and measures.</summary>
    /// <param name="rows">How many rows the longer of each pair has.</param>
    public static int Measure(int rows)
    {
        var catalogue = CatalogueFolder.Read(ShippedCatalogue()).Catalogue;
        string[] known = [.. catalogue.Products.Values.Select(p => p.Name)];
        Lists(catalogue, "installations of 200 products", rows, (row, to) => Installation(known, row, to));
        Lists(catalogue, "products that all differ", rows, (row, to) => to.Append(Made(row)).Append(';').Append(Words[row % Words.Length]).Append("soft GmbH;").Append(row % 20));
        Lists(catalogue, "contracts of 12 columns", rows, Contract);
        Names(catalogue, known, Math.Max(1, rows / 4));
        return 0;
    }

    private static void Lists(Catalogue catalogue, string what, int rows, Action<int, StringBuilder> write)
    {
        Read(catalogue, List(rows / 2, write));
        var (half, _) = Read(catalogue, List(rows / 2, write));
        var (whole, kept) = Read(catalogue, List(rows, write));
        Line($"{what}: {rows} rows in {whole.TotalSeconds:0.00} s, {whole / half:0.00} times as long as half of them, {(double)kept / rows:0} bytes kept of a row");
    }

    // Names of the catalogue with what stands behind them, and as many that it does not hold.
    private static void Names(Catalogue catalogue, string[] known, int count)
    {
        string[] names = [.. Enumerable.Range(0, count).Select(i => i % 2 == 0 ? known[i / 2 % known.Length] + Tails[i / 2 / known.Length % Tails.Length] + $" {i % 97}.{i % 7}" : Made(i))];
        var list = List(count, (row, to) => to.Append(names[row]).Append(";;"));
        var matcher = new ProductMatcher(catalogue);
        var clock = Stopwatch.StartNew();
        var found = names.Count(n => matcher.Match(n, null).Product is not null);
        var matching = clock.Elapsed;
        clock.Restart();
        new InventoryReader(ScanConfiguration.Default, catalogue, Day).Read("liste.csv", list, null, CancellationToken.None);
        Line($"names: {count} different ones in {matching.TotalSeconds:0.00} s, {matching / clock.Elapsed:0.0} times as long as reading their list; {found} taken for a product");
    }

    private static (TimeSpan Time, long Kept) Read(Catalogue catalogue, byte[] list)
    {
        // A matcher remembers names: each reading gets a new one, and its making is not what is measured.
        var matcher = new ProductMatcher(catalogue);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var result = InventorySource.Read([new InventoryFile("liste.csv", ListContent.Of(list), null)], ScanConfiguration.Default, catalogue, Day, CancellationToken.None, Task.FromResult(matcher));
        var time = clock.Elapsed;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive((result, matcher));
        return (time, kept);
    }

    private static byte[] List(int rows, Action<int, StringBuilder> write)
    {
        var text = new StringBuilder("Produkt;Hersteller;Version;Amt;Lieferant;Anzahl Lizenzen;Kosten jährlich;Vertragsnummer;Vertragsbeginn;Vertragsende;Kündigungsfrist;Bemerkung\n");
        for (var row = 0; row < rows; row++)
        {
            write(row, text);
            text.Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Installation(string[] known, int row, StringBuilder to) =>
        to.Append(known[row * 31 % 200 % known.Length]).Append(Tails[row % Tails.Length]).Append(";;").Append(CultureInfo.InvariantCulture, $"{row % 20}.{row % 9}");

    private static void Contract(int row, StringBuilder to) => to.Append(Made(row)).Append(CultureInfo.InvariantCulture,
        $";{Words[row / 7 % Words.Length]}soft GmbH;{row % 9};Amt {row % 97};{Words[row % Words.Length]}haus AG;{row % 5000};{row % 90000},{row % 100:00};V-{row:000000};01.{(row % 12) + 1:00}.2020;31.12.{2026 + (row % 9)};{(row % 11) + 1} Monate zum Quartalsende;siehe Akte {row * 17 % 1_000_000}");

    // A name that no product has, another for each number.
    private static string Made(int number)
    {
        var name = new StringBuilder().Append(Words[number % Words.Length]).Append(Words[number / 3 % Words.Length].ToLowerInvariant()).Append(' ');
        for (var rest = number + 1; rest > 0; rest /= 40) name.Append("bdfgklmn"[rest % 8]).Append("aeiou"[rest / 8 % 5]);
        return name.ToString();
    }

    private static string ShippedCatalogue([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "rules", "catalogue");

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
