using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Sovereignty.Benchmarks;

/// <summary>Short runs and a column of MB/s.</summary>
internal sealed class Throughput : ManualConfig
{
    public Throughput()
    {
        AddJob(Job.ShortRun);
        AddColumn(new MegabytesPerSecond());
    }

    private sealed class MegabytesPerSecond : IColumn
    {
        public string Id => "MB/s";

        public string ColumnName => "MB/s";

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Custom;

        public int PriorityInCategory => 0;

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Dimensionless;

        public string Legend => "bytes of the file by the mean time";

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
        {
            var format = LockParsers.Formats.First(f => f.Detector == (string)benchmarkCase.Parameters[nameof(LockParsers.Format)]);
            return summary[benchmarkCase]?.ResultStatistics is { Mean: > 0 and var nanoseconds }
                ? (LockParsers.BytesOf(format).Length * 1000.0 / nanoseconds).ToString("0", CultureInfo.InvariantCulture) : "?";
        }

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

        public bool IsAvailable(Summary summary) => true;

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;
    }
}
