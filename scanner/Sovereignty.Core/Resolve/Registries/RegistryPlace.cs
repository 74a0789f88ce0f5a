namespace Sovereignty.Resolve.Registries;

/// <summary>One address that a client is set to, and what lets it in there.</summary>
/// <param name="Address">The address, ending in a slash, without name and password.</param>
/// <param name="Credentials">Sent to this address's host only; null for none.</param>
internal sealed record RegistryPlace(Uri Address, HttpCredentials? Credentials = null)
{
    /// <summary>A place from an address as settings write it, name and password in it included; null for what is no address over HTTP.</summary>
    public static RegistryPlace? Of(string? text, Func<Uri, HttpCredentials?>? credentials = null)
    {
        if (Machine.Address(text) is not { } address) return null;
        var (plain, own) = HttpCredentials.Split(address);
        return new RegistryPlace(plain, own ?? credentials?.Invoke(plain));
    }

    /// <summary>An address below this place; null where the path leads elsewhere.</summary>
    public Uri? At(string path) => Below(Address, path);

    /// <summary>
    /// An address below a folder; null where the path leads elsewhere. Names of packages come out of what is scanned: <c>..</c> in one, or the two
    /// slashes that a Maven group beginning with two dots gives, must not choose the host that is asked, and that credentials are sent to.
    /// </summary>
    public static Uri? Below(Uri folder, string path) =>
        Uri.TryCreate(folder, path, out var address) && address.Scheme == folder.Scheme && address.Authority == folder.Authority && address.UserInfo.Length == 0
        && address.AbsolutePath.Length > folder.AbsolutePath.Length && address.AbsolutePath.StartsWith(folder.AbsolutePath, StringComparison.Ordinal)
        && address.Query.Length == 0 && address.Fragment.Length == 0 ? address : null;

    /// <summary>What is sent to an address: this place's credentials if it lies on the same host.</summary>
    public HttpCredentials? For(Uri address) => address.Scheme == Address.Scheme && address.Authority == Address.Authority ? Credentials : null;
}
