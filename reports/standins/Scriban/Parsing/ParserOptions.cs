namespace Scriban.Parsing;

/// <summary>How tokens are read as a template.</summary>
public class ParserOptions
{
    /// <summary>Blocks and expressions nested deeper than this are an error; zero means no limit.</summary>
    public int ExpressionDepthLimit { get; init; } = 250;

    /// <summary>Accepted and without effect: liquid is not read here.</summary>
    public bool LiquidFunctionsToScriban { get; init; }

    /// <summary>True reads <c>1.5</c> as a decimal instead of a double.</summary>
    public bool ParseFloatAsDecimal { get; init; }
}
