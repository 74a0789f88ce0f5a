namespace Sovereignty.Detect.Beam;

/// <summary>Requirements as Hex writes them.</summary>
internal static class HexRange
{
    /// <summary>The version of a requirement that allows one only (<c>1.2.3</c>, <c>== 1.2.3</c>); null for any other.</summary>
    public static string? Exact(string? requirement)
    {
        if (requirement is null) return null;
        var text = requirement.AsSpan().Trim();
        if (text.StartsWith("==")) text = text[2..].Trim();
        return text.Length is > 0 and < 100 && char.IsAsciiDigit(text[0]) && text.IndexOfAny(' ', ',') < 0 ? text.ToString() : null;
    }
}
