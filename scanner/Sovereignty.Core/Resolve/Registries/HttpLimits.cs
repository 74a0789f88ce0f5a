namespace Sovereignty.Resolve.Registries;

/// <summary>How long and how much a registry may cost.</summary>
internal sealed record HttpLimits
{
    /// <summary>The limits for real use.</summary>
    public static readonly HttpLimits Usual = new();

    /// <summary>The largest answer, in bytes after decompression.</summary>
    public int LargestAnswer { get; init; } = 48 * 1024 * 1024;

    /// <summary>How long one try may take, the body included.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a connection may take.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Tries after the first.</summary>
    public int Again { get; init; } = 2;

    /// <summary>The pause before the second try; it doubles.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>The longest pause that a server may ask for; for more it is left alone.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>After so many failures in a row a host is asked no more.</summary>
    public int DeadAfter { get; init; } = 4;

    /// <summary>Connections to one host.</summary>
    public int ConnectionsPerHost { get; init; } = 8;

    /// <summary>Redirects that are followed.</summary>
    public int Redirects { get; init; } = 5;
}
