namespace Scriban.Syntax;

/// <summary>The operators between two values.</summary>
public enum ScriptBinaryOperator
{
    /// <summary>No operator.</summary>
    None,

    /// <summary><c>??</c></summary>
    EmptyCoalescing,

    /// <summary><c>?!</c></summary>
    NotEmptyCoalescing,

    /// <summary><c>||</c></summary>
    Or,

    /// <summary><c>&amp;&amp;</c></summary>
    And,

    /// <summary><c>==</c></summary>
    CompareEqual,

    /// <summary><c>!=</c></summary>
    CompareNotEqual,

    /// <summary><c>&lt;=</c></summary>
    CompareLessOrEqual,

    /// <summary><c>&gt;=</c></summary>
    CompareGreaterOrEqual,

    /// <summary><c>&lt;</c></summary>
    CompareLess,

    /// <summary><c>&gt;</c></summary>
    CompareGreater,

    /// <summary><c>+</c></summary>
    Add,

    /// <summary><c>-</c></summary>
    Subtract,

    /// <summary><c>/</c></summary>
    Divide,

    /// <summary><c>//</c></summary>
    DivideRound,

    /// <summary><c>*</c></summary>
    Multiply,

    /// <summary><c>%</c></summary>
    Modulus,

    /// <summary><c>..</c></summary>
    RangeInclude,

    /// <summary><c>..&lt;</c></summary>
    RangeExclude,

    /// <summary><c>&lt;&lt;</c></summary>
    ShiftLeft,

    /// <summary><c>&gt;&gt;</c></summary>
    ShiftRight,
}

/// <summary>The operators before or after one value.</summary>
public enum ScriptUnaryOperator
{
    /// <summary>No operator.</summary>
    None,

    /// <summary><c>!</c></summary>
    Not,

    /// <summary><c>-</c></summary>
    Negate,

    /// <summary><c>+</c></summary>
    Plus,

    /// <summary><c>@</c></summary>
    FunctionAlias,

    /// <summary><c>^</c></summary>
    FunctionParametersExpand,
}

internal static class ScriptOperatorExtensions
{
    public static string ToText(this ScriptBinaryOperator op) => op switch
    {
        ScriptBinaryOperator.EmptyCoalescing => "??",
        ScriptBinaryOperator.NotEmptyCoalescing => "?!",
        ScriptBinaryOperator.Or => "||",
        ScriptBinaryOperator.And => "&&",
        ScriptBinaryOperator.CompareEqual => "==",
        ScriptBinaryOperator.CompareNotEqual => "!=",
        ScriptBinaryOperator.CompareLessOrEqual => "<=",
        ScriptBinaryOperator.CompareGreaterOrEqual => ">=",
        ScriptBinaryOperator.CompareLess => "<",
        ScriptBinaryOperator.CompareGreater => ">",
        ScriptBinaryOperator.Add => "+",
        ScriptBinaryOperator.Subtract => "-",
        ScriptBinaryOperator.Divide => "/",
        ScriptBinaryOperator.DivideRound => "//",
        ScriptBinaryOperator.Multiply => "*",
        ScriptBinaryOperator.Modulus => "%",
        ScriptBinaryOperator.RangeInclude => "..",
        ScriptBinaryOperator.RangeExclude => "..<",
        ScriptBinaryOperator.ShiftLeft => "<<",
        ScriptBinaryOperator.ShiftRight => ">>",
        _ => string.Empty,
    };

    public static string ToText(this ScriptUnaryOperator op) => op switch
    {
        ScriptUnaryOperator.Not => "!",
        ScriptUnaryOperator.Negate => "-",
        ScriptUnaryOperator.Plus => "+",
        ScriptUnaryOperator.FunctionAlias => "@",
        ScriptUnaryOperator.FunctionParametersExpand => "^",
        _ => string.Empty,
    };
}
