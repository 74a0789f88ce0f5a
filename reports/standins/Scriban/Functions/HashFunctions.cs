using System.Security.Cryptography;
using System.Text;
using static Scriban.Functions.Builtin;

namespace Scriban.Functions;

/// <summary>The functions of <c>string</c> that hash and encode.</summary>
#pragma warning disable CA5350, CA5351 // the language has MD5 and SHA-1; nothing is protected with them here
internal static class HashFunctions
{
    public static readonly BuiltinFunction[] Table =
    [
        Define("md5", c => Hash(MD5.HashData, c.Text(0)), Text("text")),
        Define("sha1", c => Hash(SHA1.HashData, c.Text(0)), Text("text")),
        Define("sha256", c => Hash(SHA256.HashData, c.Text(0)), Text("text")),
        Define("sha512", c => Hash(SHA512.HashData, c.Text(0)), Text("text")),
        Define("hmac_sha1", c => Hash(HMACSHA1.HashData, c.Text(0), c.Text(1)), Text("text"), Text("secret_key")),
        Define("hmac_sha256", c => Hash(HMACSHA256.HashData, c.Text(0), c.Text(1)), Text("text"), Text("secret_key")),
        Define("hmac_sha512", c => Hash(HMACSHA512.HashData, c.Text(0), c.Text(1)), Text("text"), Text("secret_key")),
        Define("base64_encode", c => Convert.ToBase64String(Bytes(c.Text(0))), Text("text")),
        Define("base64_decode", c => Encoding.UTF8.GetString(Convert.FromBase64String(c.Text(0) ?? string.Empty)), Text("text")),
    ];

    private static string Hash(Func<byte[], byte[]> hash, string? text) => Convert.ToHexStringLower(hash(Bytes(text)));

    private static string Hash(Func<byte[], byte[], byte[]> hash, string? text, string? key) =>
        Convert.ToHexStringLower(hash(Bytes(key), Bytes(text)));

    private static byte[] Bytes(string? text) => Encoding.UTF8.GetBytes(text ?? string.Empty);
}
#pragma warning restore CA5350, CA5351
