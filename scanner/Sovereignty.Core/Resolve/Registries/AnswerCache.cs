using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sovereignty.Resolve.Registries;

/// <summary>
/// Keeps answers on disk, one small file each. What a registry said of a version hardly changes; that it did not know one may. A file that is
/// damaged or cannot be written costs a question, nothing more.
/// </summary>
internal sealed class AnswerCache(string folder, TimeProvider time)
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromDays(14);
    private static readonly TimeSpan NotThereFreshFor = TimeSpan.FromDays(1);
    private const long LargestFile = 64 * 1024;

    /// <summary>A kept answer that is still fresh, or null.</summary>
    public RegistryAnswer? Find(string address, string purl, bool dates)
    {
        try
        {
            var file = new FileInfo(PathOf(address, purl, dates));
            if (!file.Exists || file.Length > LargestFile) return null;
            using var stream = file.OpenRead();
            if (JsonSerializer.Deserialize(stream, AnswerJson.Default.KeptAnswer) is not { Purl: { } kept, Answer: { } answer } entry || kept != purl) return null;
            var age = time.GetUtcNow() - entry.At;
            return age >= TimeSpan.Zero && age < (answer.Found ? FreshFor : NotThereFreshFor) ? answer : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps an answer.</summary>
    public void Keep(string address, string purl, bool dates, RegistryAnswer answer)
    {
        try
        {
            var path = PathOf(address, purl, dates);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // Another run may write the same file: each writes its own and the last one to move it wins.
            var own = $"{path}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}";
            using (var stream = new FileStream(own, FileMode.Create, FileAccess.Write))
            {
                JsonSerializer.Serialize(stream, new KeptAnswer(purl, time.GetUtcNow(), answer), AnswerJson.Default.KeptAnswer);
            }

            File.Move(own, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private string PathOf(string address, string purl, bool dates)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{address}\n{purl}\n{(dates ? "dates" : "")}")).AsSpan(0, 16));
        return Path.Combine(folder, name[..2], name + ".json");
    }
}

/// <summary>An answer as it lies on disk.</summary>
internal sealed record KeptAnswer(string Purl, DateTimeOffset At, RegistryAnswer Answer);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KeptAnswer))]
internal sealed partial class AnswerJson : JsonSerializerContext;
