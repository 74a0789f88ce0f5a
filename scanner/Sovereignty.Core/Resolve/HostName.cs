namespace Sovereignty.Resolve;

/// <summary>Steps from a host to the domains above it: <c>eu.gcr.io</c> lies under <c>gcr.io</c>, <c>notgcr.io</c> does not.</summary>
internal static class HostName
{
    /// <summary>The domain above, <c>gcr.io</c> of <c>eu.gcr.io</c>; empty at the top.</summary>
    public static ReadOnlySpan<char> Above(ReadOnlySpan<char> name) => name.IndexOf('.') is >= 0 and var dot ? name[(dot + 1)..] : [];
}
