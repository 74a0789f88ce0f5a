using System.Net.Http.Headers;
using System.Text;

namespace Sovereignty.Resolve.Registries;

/// <summary>What is sent to one place to be let in. Never shown.</summary>
internal sealed class HttpCredentials
{
    private HttpCredentials(string scheme, string value) => Header = new AuthenticationHeaderValue(scheme, value);

    /// <summary>The header.</summary>
    public AuthenticationHeaderValue Header { get; }

    /// <summary>A token.</summary>
    public static HttpCredentials? Bearer(string? token) => IsSendable(token) ? new HttpCredentials("Bearer", token!) : null;

    /// <summary>A token that is the whole header, as cargo sends it.</summary>
    public static HttpCredentials? Whole(string? token) => IsSendable(token) && token!.Split(' ', 2) is var parts
        ? parts.Length == 2 ? new HttpCredentials(parts[0], parts[1]) : new HttpCredentials(token, "") : null;

    /// <summary>A name and a password.</summary>
    public static HttpCredentials? Basic(string? user, string? password) =>
        string.IsNullOrEmpty(user) ? null : new HttpCredentials("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    /// <summary>Name and password already joined and encoded.</summary>
    public static HttpCredentials? Encoded(string? base64) => IsSendable(base64) ? new HttpCredentials("Basic", base64!) : null;

    /// <summary>An address without name and password, and these.</summary>
    public static (Uri Address, HttpCredentials? Credentials) Split(Uri address)
    {
        if (address.UserInfo.Length == 0) return (address, null);
        var parts = address.UserInfo.Split(':', 2);
        var plain = new UriBuilder(address) { UserName = "", Password = "" }.Uri;
        return (plain, Basic(Uri.UnescapeDataString(parts[0]), parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : ""));
    }

    /// <inheritdoc/>
    public override string ToString() => "(credentials)";

    private static bool IsSendable(string? text) => !string.IsNullOrWhiteSpace(text) && text.All(c => c is > ' ' and < '\u007f' or ' ');
}
