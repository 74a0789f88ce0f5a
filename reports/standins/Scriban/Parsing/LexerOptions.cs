namespace Scriban.Parsing;

/// <summary>What the text given to the lexer is.</summary>
public enum ScriptMode
{
    /// <summary>Text with code between <c>{{</c> and <c>}}</c>.</summary>
    Default,

    /// <summary>Only the front matter is read.</summary>
    FrontMatterOnly,

    /// <summary>A front matter of code, then text with code.</summary>
    FrontMatterAndContent,

    /// <summary>Code without <c>{{</c> and <c>}}</c>.</summary>
    ScriptOnly,
}

/// <summary>The dialect; this implementation reads <see cref="Default"/> only.</summary>
public enum ScriptLang
{
    /// <summary>Scriban.</summary>
    Default,

    /// <summary>Liquid, not read here.</summary>
    Liquid,

    /// <summary>Scriban with the scientific operators, not read here.</summary>
    Scientific,
}

/// <summary>How a text is cut into tokens.</summary>
public struct LexerOptions
{
    /// <summary>The marker around a front matter.</summary>
    public const string DefaultFrontMatterMarker = "+++";

    /// <summary>Text with code, marker <c>+++</c>.</summary>
    public static readonly LexerOptions Default = new() { FrontMatterMarker = DefaultFrontMatterMarker };

    /// <summary>What the text is.</summary>
    public ScriptMode Mode { get; set; }

    /// <summary>The dialect.</summary>
    public ScriptLang Lang { get; set; }

    /// <summary>The marker around a front matter; null means <see cref="DefaultFrontMatterMarker"/>.</summary>
    public string? FrontMatterMarker { get; set; }

    /// <summary>Accepted and without effect: this implementation does not write templates back.</summary>
    public bool KeepTrivia { get; set; }

    /// <summary>Where to begin.</summary>
    public TextPosition StartPosition { get; set; }
}
