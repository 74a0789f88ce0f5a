namespace Sovereignty.Sources.Archives;

/// <summary>
/// How much of one source is unpacked, archives inside it and all layers of an image included. Sizes that an archive states of itself are not
/// trusted: what comes out is counted.
/// </summary>
internal sealed class UnpackBudget
{
    /// <summary>The most entries.</summary>
    public const int MostEntries = 2_000_000;

    /// <summary>The most bytes that come out of decompression.</summary>
    public const long MostBytes = 64L * 1024 * 1024 * 1024;

    /// <summary>How many times its compressed size a stream may give, once it has given <see cref="Unsuspicious"/>: honest archives stay far below.</summary>
    public const int MostRatio = 200;

    /// <summary>As much is unpacked whatever the ratio.</summary>
    public const long Unsuspicious = 256L * 1024 * 1024;

    private long bytes;
    private int entries;

    /// <summary>Counts an entry.</summary>
    /// <exception cref="UnpackLimitException">There are too many.</exception>
    public void CountEntry()
    {
        if (Interlocked.Increment(ref entries) > MostEntries) throw new UnpackLimitException($"it has more than {MostEntries} entries");
    }

    /// <summary>A stream that counts what decompression gives.</summary>
    /// <param name="unpacked">What decompression gives.</param>
    /// <param name="packed">How many compressed bytes were read so far.</param>
    public Stream Guard(Stream unpacked, Func<long> packed) => new GuardedStream(this, unpacked, packed);

    private void Count(int count, long ofStream, long packed)
    {
        if (Interlocked.Add(ref bytes, count) > MostBytes) throw new UnpackLimitException($"it unpacks to more than {MostBytes >> 30} GiB");
        if (ofStream > Unsuspicious && ofStream / MostRatio > packed) throw new UnpackLimitException($"it unpacks to more than {MostRatio} times its size, as a decompression bomb does");
    }

    private sealed class GuardedStream(UnpackBudget budget, Stream unpacked, Func<long> packed) : ReadStream
    {
        private long given;

        public override int Read(Span<byte> buffer)
        {
            var count = unpacked.Read(buffer);
            given += count;
            budget.Count(count, given, packed());
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) unpacked.Dispose();
            base.Dispose(disposing);
        }
    }
}

/// <summary>An archive goes beyond what is unpacked.</summary>
internal sealed class UnpackLimitException(string message) : Exception(message);
