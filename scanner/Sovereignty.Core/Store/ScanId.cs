using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sovereignty.Model;

namespace Sovereignty.Store;

/// <summary>Ids of scans: a digest over what was found and how it was judged, so that equal scans have equal ids.</summary>
public static class ScanId
{
    /// <summary>The scan with its id: 32 hex digits.</summary>
    public static Scan Give(Scan scan)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in Lines(scan))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line));
            hash.AppendData("\n"u8);
        }

        return scan with { Id = Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16)) };
    }

    private static IEnumerable<string> Lines(Scan scan)
    {
        yield return Text($"{scan.AsOf:yyyy-MM-dd} {scan.ToolVersion} {scan.CatalogueDigest} {scan.Organisation.Name} {scan.FilesSeen}");
        foreach (var s in scan.Sources) yield return Text($"source {s.Kind} {s.Path} {s.Digest} {s.Git?.Remote} {s.Git?.Branch} {s.Git?.Dirty}");
        foreach (var c in scan.Components)
        {
            yield return Text($"component {c.Id} {c.Scope} {c.Direct} {c.Facts.Developer?.Value} {c.Facts.Distributor?.Value} {c.Facts.Licence?.Value.Expression} {c.Facts.Product?.Value} {c.Facts.Release}");
            foreach (var e in c.Evidence) yield return Text($"at {e.Detector} {e.Path} {e.Line} {e.Kind}{(e.By is { } by ? $" {by}" : "")}");
        }

        foreach (var e in scan.Edges) yield return Text($"edge {e.From} {e.To}");
        foreach (var s in scan.Systems)
        {
            yield return Text($"system {s.Id} {s.Name} {s.Criticality} {s.DataSensitivity} {s.Users} {s.Hosting} {s.Parts.Length} {string.Join(' ', s.Units)}");
            foreach (var c in s.Contracts) yield return Text($"contract {c.Number} {c.Unit} {c.YearlyCost} {c.Currency} {c.End} {c.NoticeBy} {c.RenewalMonths}");
            foreach (var p in s.Stated) yield return Text($"stated {p.Path} {p.Line} {p.Name} {p.Vendor} {p.Version} {p.Match?.Product}");
        }

        foreach (var p in scan.Assessment.Packs) yield return Text($"pack {p.Id} {p.Digest}");
        foreach (var f in scan.Assessment.Findings.Heads) yield return Text($"finding {f.Rule} {f.Subject} {f.SubjectId} {f.Severity} {f.Exposure:R} {f.Waiver?.Until}");
        foreach (var s in scan.Assessment.Scores) yield return Text($"score {s.Subject} {s.SubjectId} {s.Low:R} {s.High:R}");
        foreach (var p in scan.Problems) yield return Text($"problem {p.Code} {p.Path} {p.Line} {p.Message}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
