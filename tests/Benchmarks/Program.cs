using BenchmarkDotNet.Running;
using Sovereignty.Benchmarks;

// dotnet run -c Release --project tests/Benchmarks -- tree [FILES] [MANIFESTS]     one walk over a generated tree, once and for each number of workers
// dotnet run -c Release --project tests/Benchmarks -- lists [ROWS]                 long lists of bought software, and matching of names
// dotnet run -c Release --project tests/Benchmarks -- --filter '*'                 every parser: MB/s and allocations
if (args is ["tree", ..])
{
    return TreeRun.Measure(args.Length > 1 ? int.Parse(args[1], null) : 100_000, args.Length > 2 ? int.Parse(args[2], null) : 2_000);
}

if (args is ["lists", ..]) return ListRun.Measure(args.Length > 1 ? int.Parse(args[1], null) : 200_000);

BenchmarkSwitcher.FromAssembly(typeof(LockParsers).Assembly).Run(args);
return 0;
