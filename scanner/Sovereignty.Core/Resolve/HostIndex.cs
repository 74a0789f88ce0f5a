namespace Sovereignty.Resolve;

/// <summary>Finds what a host belongs to by its longest known domain: <c>eu.gcr.io</c> under <c>gcr.io</c>, never <c>notgcr.io</c>.</summary>
/// <typeparam name="T">What a domain leads to.</typeparam>
internal sealed class HostIndex<T>
    where T : class
{
    private readonly Dictionary<string, T?> byDomain = new(StringComparer.Ordinal);

    /// <summary>Builds the index; a domain that two different values claim leads nowhere.</summary>
    public HostIndex(IEnumerable<(string Domain, T Value)> domains)
    {
        foreach (var (domain, value) in domains)
        {
            var key = domain.StartsWith("*.", StringComparison.Ordinal) ? domain[2..] : domain;
            byDomain[key.ToLowerInvariant()] = byDomain.TryGetValue(key, out var other) && !Equals(other, value) ? null : value;
        }
    }

    /// <summary>What a host belongs to, or null.</summary>
    public T? Find(string host)
    {
        var name = host.ToLowerInvariant();
        for (var dot = 0; dot >= 0 && dot < name.Length;)
        {
            if (byDomain.TryGetValue(name[dot..], out var value)) return value;
            var next = name.IndexOf('.', dot);
            dot = next < 0 ? -1 : next + 1;
        }

        return null;
    }
}
