using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sovereignty.Resolve.Registries;

/// <summary>
/// Keeps answers on disk, one small file each. What a registry said of a version hardly changes; that it did not know one, or which version is the
/// newest, may. An old answer is asked for again with what is known of its state, and speaks once more if the registry is silent. A file that is
/// damaged or cannot be written costs a question, nothing more; runs that write at once do not disturb each other.
/// </summary>
internal sealed class AnswerCache(string folder, TimeProvider time)
{
    private const long LargestFile = 64 * 1024;

    // Raised when answers gain fields: older files then count as missing.
    private const int Shape = 3;

    private static readonly TimeSpan FreshFor = TimeSpan.FromDays(14);
    private static readonly TimeSpan DatesFreshFor = TimeSpan.FromDays(3);
    private static readonly TimeSpan NotThereFreshFor = TimeSpan.FromDays(1);
    private static readonly TimeSpan OldestSpoken = TimeSpan.FromDays(180);

    /// <summary>A kept answer and whether it is still fresh; null for none.</summary>
    public (KeptAnswer Entry, bool Fresh)? Find(string address, string purl, bool dates)
    {
        try
        {
            var file = new FileInfo(PathOf(address, purl, dates));
            if (!file.Exists || file.Length > LargestFile) return null;
            using var stream = file.OpenRead();
            if (JsonSerializer.Deserialize(stream, AnswerJson.Default.KeptAnswer) is not { Purl: { } kept, Answer: { } answer } entry || kept != purl) return null;
            var age = time.GetUtcNow() - entry.At;
            if (age < TimeSpan.Zero || age > OldestSpoken) return null;
            return (entry, age < (!answer.Found ? NotThereFreshFor : dates ? DatesFreshFor : FreshFor));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Keeps an answer.</summary>
    public KeptAnswer Keep(string address, string purl, bool dates, RegistryAnswer answer, Validator? validator)
    {
        var entry = new KeptAnswer(purl, time.GetUtcNow(), answer, validator);
        try
        {
            var path = PathOf(address, purl, dates);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // Another run may write the same file: each writes its own and the last one to move it wins.
            var own = $"{path}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}";
            using (var stream = new FileStream(own, FileMode.Create, FileAccess.Write))
            {
                JsonSerializer.Serialize(stream, entry, AnswerJson.Default.KeptAnswer);
            }

            File.Move(own, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next run asks again.
        }

        return entry;
    }

    private string PathOf(string address, string purl, bool dates)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Shape}\n{address}\n{purl}\n{(dates ? "dates" : "")}")).AsSpan(0, 16));
        return Path.Combine(folder, name[..2], name + ".json");
    }
}

/// <summary>An answer as it lies on disk.</summary>
internal sealed record KeptAnswer(string Purl, DateTimeOffset At, RegistryAnswer Answer, Validator? Validator = null);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KeptAnswer))]
internal sealed partial class AnswerJson : JsonSerializerContext;
