using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Sovereignty.Model;
using Sovereignty.Text;

namespace Sovereignty.Store;

/// <summary>
/// Scans over time in one SQLite file. Each scan is kept whole as compressed JSON; components, findings and scores stand in tables as well,
/// for queries from outside.
/// </summary>
public sealed class ScanStore : IDisposable
{
    private readonly SqliteConnection connection;

    private ScanStore(SqliteConnection connection) => this.connection = connection;

    /// <summary>Opens a store, makes it where there is none, and brings an older one up to date.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="StoreException">It is no store, it was written by a newer version, or it cannot be opened.</exception>
    public static ScanStore Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, Pooling = false }.ToString());
        try
        {
            connection.Open();
            var store = new ScanStore(connection);
            store.Migrate(path);
            return store;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw new StoreException($"`{path}` could not be opened as a store: {Reason.Of(e)}", "name another file, or move this one away", e);
        }
        catch (StoreException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Adds a scan; a scan with the same id as the last of its subject replaces that one.</summary>
    /// <param name="scan">The scan with its assessment.</param>
    /// <param name="storedAt">When.</param>
    /// <returns>The scan's number in the store.</returns>
    public long Add(Scan scan, DateTimeOffset storedAt)
    {
        using var document = Packed(scan);
        using var transaction = connection.BeginTransaction();
        var subject = SubjectOf(scan);
        Execute(transaction, "DELETE FROM scan WHERE id = $id AND number = (SELECT max(number) FROM scan WHERE subject = $subject)", ("$id", scan.Id), ("$subject", subject));
        var overall = scan.Assessment.Scores.FirstOrDefault(s => s.Subject == SubjectKind.Organisation);
        Execute(
            transaction,
            "INSERT INTO scan (id, subject, as_of, stored_at, tool_version, catalogue_digest, score_low, score_high, document) VALUES ($id, $subject, $asOf, $at, $tool, $catalogue, $low, $high, zeroblob($length))",
            ("$id", scan.Id), ("$subject", subject), ("$asOf", Text(scan.AsOf)), ("$at", storedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
            ("$tool", scan.ToolVersion), ("$catalogue", scan.CatalogueDigest), ("$low", overall?.Low), ("$high", overall?.High), ("$length", document.Length));
        var number = (long)Scalar(transaction, "SELECT last_insert_rowid()")!;
        using (var blob = new SqliteBlob(connection, "scan", "document", number)) document.CopyTo(blob);
        AddRows(transaction, number, scan);
        transaction.Commit();
        return number;
    }

    /// <summary>All scans, oldest first.</summary>
    public ImmutableArray<StoredScan> List()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT number, id, subject, as_of, stored_at, tool_version, score_low, score_high FROM scan ORDER BY number";
        using var reader = command.ExecuteReader();
        var scans = ImmutableArray.CreateBuilder<StoredScan>();
        while (reader.Read())
        {
            scans.Add(new StoredScan(
                reader.GetInt64(0), reader.GetString(1), reader.GetString(2), DateOnly.ParseExact(reader.GetString(3), "yyyy-MM-dd", CultureInfo.InvariantCulture),
                DateTimeOffset.Parse(reader.GetString(4), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), reader.GetString(5),
                reader.IsDBNull(6) ? null : reader.GetDouble(6), reader.IsDBNull(7) ? null : reader.GetDouble(7)));
        }

        return scans.ToImmutable();
    }

    /// <summary>
    /// A scan by number, by the beginning of its id, or by <c>latest</c> or <c>previous</c> (the one before the latest of the same subject);
    /// null when none is meant.
    /// </summary>
    public Scan? Find(string which)
    {
        var all = List();
        var meant = which switch
        {
            "latest" => all.LastOrDefault(),
            "previous" => all.LastOrDefault() is { } latest ? all.LastOrDefault(s => s.Subject == latest.Subject && s.Number < latest.Number) : null,
            _ when long.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && all.Any(s => s.Number == number) => all.First(s => s.Number == number),
            _ => which.Length < 4 ? null : all.LastOrDefault(s => s.Id.StartsWith(which, StringComparison.Ordinal)),
        };
        if (meant is null) return null;
        using var document = new SqliteBlob(connection, "scan", "document", meant.Number, readOnly: true);
        using var brotli = new BrotliStream(document, CompressionMode.Decompress);
        return ScanJson.Read(brotli);
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    /// <summary>What a scan is about, for comparing it with others of the same: the organisation, or the sources, of a repository wherever it was checked out.</summary>
    public static string SubjectOf(Scan scan) =>
        scan.Organisation.Name.Length > 0 ? scan.Organisation.Name : string.Join(' ', scan.Sources.Select(s => s.Git is { Remote: { } remote } git ? git.Folder is { } below ? $"{remote} {below}" : remote : s.Argument));

    private void Migrate(string path)
    {
        var version = Convert.ToInt32(Scalar(null, "PRAGMA user_version"), CultureInfo.InvariantCulture);
        if (version > Migrations.All.Length) throw new StoreException($"`{path}` was written by a newer version of sovereignty", "use that version, or name another file");
        if (version == 0 && Convert.ToInt64(Scalar(null, "SELECT count(*) FROM sqlite_master"), CultureInfo.InvariantCulture) > 0)
        {
            throw new StoreException($"`{path}` is a database of another program", "name another file");
        }

        Execute(null, "PRAGMA journal_mode = WAL");
        for (; version < Migrations.All.Length; version++)
        {
            using var transaction = connection.BeginTransaction();
            Execute(transaction, Migrations.All[version]);
            Execute(transaction, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version + 1}"));
            transaction.Commit();
        }
    }

    private void AddRows(SqliteTransaction transaction, long number, Scan scan)
    {
        using var component = Prepare(transaction, "INSERT INTO component VALUES ($scan, $id, $kind, $name, $version, $purl, $scope, $direct, $vendor, $owner, $country, $licence, $class)");
        foreach (var c in scan.Components)
        {
            var profile = c.Facts.Developer is { } developer ? scan.Vendors.GetValueOrDefault(developer.Value) : null;
            Run(component, ("$scan", number), ("$id", c.Id), ("$kind", KebabCase.Of(c.Kind)), ("$name", c.Name), ("$version", c.Version), ("$purl", c.Purl?.ToString()),
                ("$scope", KebabCase.Of(c.Scope)), ("$direct", c.Direct), ("$vendor", c.Facts.Developer?.Value), ("$owner", profile?.UltimateOwner), ("$country", profile?.OwnerCountry),
                ("$licence", c.Facts.Licence?.Value.Expression), ("$class", c.Facts.Licence is { } l ? KebabCase.Of(l.Value.Class) : null));
        }

        using var finding = Prepare(transaction, "INSERT INTO finding VALUES ($scan, $rule, $kind, $subject, $severity, $dimension, $exposure, $risk, $waived)");
        foreach (var f in scan.Assessment.Findings)
        {
            Run(finding, ("$scan", number), ("$rule", f.Rule), ("$kind", KebabCase.Of(f.Subject)), ("$subject", f.SubjectId), ("$severity", KebabCase.Of(f.Severity)),
                ("$dimension", KebabCase.Of(f.Dimension)), ("$exposure", f.Exposure), ("$risk", f.Risk), ("$waived", f.Waiver is not null));
        }

        using var score = Prepare(transaction, "INSERT INTO score VALUES ($scan, $kind, $subject, $low, $high)");
        foreach (var s in scan.Assessment.Scores) Run(score, ("$scan", number), ("$kind", KebabCase.Of(s.Subject)), ("$subject", s.SubjectId), ("$low", s.Low), ("$high", s.High));
    }

    private SqliteCommand Prepare(SqliteTransaction transaction, string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (command.Parameters.Count == 0)
        {
            foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }
        else
        {
            for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i].Value ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }

    private void Execute(SqliteTransaction? transaction, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        command.ExecuteNonQuery();
    }

    private object? Scalar(SqliteTransaction? transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // On disk: of a long list the document has a hundred megabytes, and its length must be known before it is stored.
    private static FileStream Packed(Scan scan)
    {
        var packed = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true)) ScanJson.Write(scan, brotli);
        packed.Position = 0;
        return packed;
    }
}

/// <summary>A scan in a store.</summary>
/// <param name="Number">Its number in the store.</param>
/// <param name="Id">The scan's id.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="AsOf">The day it speaks of.</param>
/// <param name="StoredAt">When it was stored.</param>
/// <param name="ToolVersion">The program's version.</param>
/// <param name="Low">The organisation's score, low end; null when nothing was assessed.</param>
/// <param name="High">The organisation's score, high end.</param>
public sealed record StoredScan(long Number, string Id, string Subject, DateOnly AsOf, DateTimeOffset StoredAt, string ToolVersion, double? Low, double? High);

/// <summary>A store cannot be used.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="hint">What to do.</param>
/// <param name="inner">The cause, or null.</param>
public sealed class StoreException(string message, string hint, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What to do.</summary>
    public string Hint { get; } = hint;
}
