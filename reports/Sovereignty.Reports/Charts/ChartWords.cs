using Sovereignty.Reports.Rendering;

namespace Sovereignty.Reports.Charts;

/// <summary>What charts say, in the report's language, and the ids they take; one for each render, so that ids are the same every time.</summary>
internal sealed class ChartWords
{
    private readonly Texts texts;
    private int figures;

    public ChartWords(Texts texts, Formats formats)
    {
        this.texts = texts;
        Formats = formats;
    }

    public Formats Formats { get; }

    public Html Say(string key, params object?[] arguments) => texts.Fill(key, Formats, arguments);

    public Figure Figure(Html title, Html description) => new($"fig{++figures}", title, description);
}
