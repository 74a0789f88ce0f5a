using System.Globalization;

namespace Sovereignty.Reports.Charts;

/// <summary>Fills that differ by pattern as well as by colour: the colours are the style sheet's, the patterns hold without them.</summary>
internal static class Palette
{
    /// <summary>The pattern of a bloc, as a definition for one figure.</summary>
    public static string Definition(string id, string bloc)
    {
        var (size, drawing) = bloc switch
        {
            "eu" => (8, ""),
            "eea" => (8, "<path d=\"M0 8 8 0\" class=\"ink\"/>"),
            "adequacy" => (8, "<circle cx=\"2\" cy=\"2\" r=\"1.3\" class=\"dot\"/><circle cx=\"6\" cy=\"6\" r=\"1.3\" class=\"dot\"/>"),
            "third" => (8, "<path d=\"M0 0 8 8M-2 6 2 10M6-2 10 2\" class=\"ink\"/>"),
            "community" => (6, "<path d=\"M3 0V6\" class=\"ink\"/>"),
            _ => (10, "<path d=\"M0 10 10 0\" class=\"faint\"/>"),
        };
        return string.Create(CultureInfo.InvariantCulture,
            $"<pattern id=\"{id}\" width=\"{size}\" height=\"{size}\" patternUnits=\"userSpaceOnUse\" class=\"fill-{bloc}\"><rect width=\"{size}\" height=\"{size}\" class=\"ground\"/>{drawing}</pattern>");
    }
}
