using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Sovereignty.Resolve.Licences.Texts;
using Sovereignty.Sources;

namespace Sovereignty.Detect.Licences;

/// <summary>
/// Licence notices at the head of source files: <c>SPDX-License-Identifier</c> and the notices that licences bring along. A tree has many more files than
/// say anything new: of every folder the first few are taken, of these as many as are read in a moment, spread over the tree. Thread-safe.
/// </summary>
internal sealed class SourceHeaders
{
    /// <summary>What findings of it are called.</summary>
    public const string Name = "licences/source-header";

    /// <summary>Files looked at in one folder.</summary>
    public const int MostInFolder = 3;

    /// <summary>Files looked at in one tree.</summary>
    public const int MostInTree = 500;

    /// <summary>How much of a file is read, in bytes.</summary>
    public const int LongestHead = 6 * 1024;

    // Without any of these words a comment says nothing of a licence.
    private static readonly string[] Signs = ["SPDX-License-Identifier", "licen", "Permission", "Redistribution", "free software", "public domain"];

    // Written by a tool, or by somebody else and delivered as it is.
    private static readonly string[] Generated = [".min.js", ".min.css", ".d.ts", ".designer.cs", ".g.cs", ".generated.cs", ".pb.go", "_pb2.py", ".bundle.js"];

    // Those whose paths have the smallest hashes, so that the order in which folders are listed cannot show; the greatest is taken out first.
    private readonly PriorityQueue<string, ulong> picked = new(MostInTree + 1, Comparer<ulong>.Create(static (a, b) => b.CompareTo(a)));
    private readonly ConcurrentDictionary<string, LicenceTextReading?> known = new(StringComparer.Ordinal);

    /// <summary>Takes the first files of a folder that may have a notice.</summary>
    /// <param name="names">The names of its files, in any order.</param>
    /// <param name="path">Makes a path of a name; null for a file that is passed over.</param>
    public void Offer(List<string> names, Func<string, string?> path)
    {
        List<string>? sources = null;
        foreach (var name in names)
        {
            if (IsSource(name)) (sources ??= []).Add(name);
        }

        if (sources is null) return;
        sources.Sort(StringComparer.Ordinal);
        var taken = 0;
        foreach (var name in sources)
        {
            if (taken == MostInFolder) break;
            if (path(name) is not { } at) continue;
            Take(at);
            taken++;
        }
    }

    /// <summary>Reads the heads of the files that were taken: one detection for each, whether it says something or not, sorted by path.</summary>
    public IReadOnlyList<Detection> Read(FolderFiles files, RunOptions options, CancellationToken stop)
    {
        var paths = picked.UnorderedItems.Select(i => i.Element).Order(StringComparer.Ordinal).ToList();
        var found = new Detection[paths.Count];
        Parallel.For(0, paths.Count, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Workers), CancellationToken = stop }, i =>
        {
            found[i] = new Detection(Name, options.Prefix + paths[i]);
            if (files.Head(paths[i], LongestHead) is { } head && Reading(head, paths[i], known) is { } reading) found[i].Licences(reading);
        });
        return found;
    }

    /// <summary>What the head of a file says; null for nothing that could be read without doubt.</summary>
    internal static LicenceTextReading? Reading(ReadOnlySpan<byte> head, string path) => Reading(head, path, new(StringComparer.Ordinal));

    // Most files of a tree begin with the same words.
    private static LicenceTextReading? Reading(ReadOnlySpan<byte> head, string path, ConcurrentDictionary<string, LicenceTextReading?> known)
    {
        var comment = LeadingComment.Of(LicenceTexts.Decode(head), Extension(path));
        return comment.Length == 0 || !Array.Exists(Signs, s => comment.Contains(s, StringComparison.OrdinalIgnoreCase)) ? null : known.GetOrAdd(comment, Said);
    }

    private static LicenceTextReading? Said(string comment)
    {
        // A tag is an author's own word; prose beside it tells who and why.
        if (LicenceTags.Read(comment) is { IsEmpty: false } tags) return LicenceTextReading.Nothing with { Tags = tags };
        var reading = LicenceTexts.Read(comment);
        return reading.Texts.IsEmpty || reading.Texts.Any(t => t.Changed) ? null : reading with { OtherTerms = null, OtherTermsLine = 0 };
    }

    private void Take(string path)
    {
        var hash = XxHash64.HashToUInt64(MemoryMarshal.AsBytes(path.AsSpan()));
        lock (picked)
        {
            if (picked.Count < MostInTree) picked.Enqueue(path, hash);
            else picked.EnqueueDequeue(path, hash);
        }
    }

    private static bool IsSource(string name) =>
        Extension(name) is { Length: > 0 } extension && LeadingComment.Knows(extension) && !Array.Exists(Generated, g => name.EndsWith(g, StringComparison.OrdinalIgnoreCase));

    private static ReadOnlySpan<char> Extension(string path) => path.LastIndexOf('.') is >= 0 and var dot ? path.AsSpan(dot + 1) : [];
}
