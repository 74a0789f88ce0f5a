using Microsoft.Data.Sqlite;
using Sovereignty.Model;
using Sovereignty.Store;

namespace Sovereignty.Tests.Store;

public sealed class ScanStoreTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_stored_is_read_back_the_same()
    {
        using var folder = new TemporaryFolder();
        using var store = ScanStore.Open(Path.Combine(folder.Path, "s.db"));
        var scan = Sample.Scan("aaaa1111");
        Assert.Equal(1, store.Add(scan, Noon));
        var back = store.Find("latest")!;
        Assert.Equal(Json(scan), Json(back));
        Assert.Equal("pkg:npm/%40scope/one@1.0.0", back.Components[0].Purl!.ToString());
    }

    [Fact]
    public void Scans_are_listed_and_found_by_number_id_and_place()
    {
        using var folder = new TemporaryFolder();
        using var store = ScanStore.Open(Path.Combine(folder.Path, "s.db"));
        store.Add(Sample.Scan("aaaa1111"), Noon);
        store.Add(Sample.Scan("bbbb2222") with { AsOf = new DateOnly(2026, 12, 1) }, Noon.AddDays(9));
        Assert.Equal(["aaaa1111", "bbbb2222"], store.List().Select(s => s.Id));
        Assert.Equal("aaaa1111", store.Find("1")!.Id);
        Assert.Equal("bbbb2222", store.Find("bbbb")!.Id);
        Assert.Equal("aaaa1111", store.Find("previous")!.Id);
        Assert.Equal((40.5, 60.25), (store.List()[0].Low, store.List()[0].High));
        Assert.Null(store.Find("cccc"));
        Assert.Null(store.Find("7"));
    }

    [Fact]
    public void The_same_scan_again_replaces_the_last_one()
    {
        using var folder = new TemporaryFolder();
        using var store = ScanStore.Open(Path.Combine(folder.Path, "s.db"));
        store.Add(Sample.Scan("aaaa1111"), Noon);
        store.Add(Sample.Scan("aaaa1111"), Noon.AddHours(1));
        Assert.Equal(Noon.AddHours(1), Assert.Single(store.List()).StoredAt);
    }

    [Fact]
    public void A_store_stays_usable_after_it_is_closed_and_opened()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "s.db");
        using (var store = ScanStore.Open(path)) store.Add(Sample.Scan("aaaa1111"), Noon);
        using var again = ScanStore.Open(path);
        Assert.Single(again.List());
    }

    [Fact]
    public void Tables_can_be_queried_from_outside()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "s.db");
        using (var store = ScanStore.Open(path)) store.Add(Sample.Scan("aaaa1111"), Noon);
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT c.name || ' ' || f.severity FROM component c JOIN finding f ON f.scan = c.scan";
        Assert.Equal("@scope/one high", command.ExecuteScalar());
    }

    [Theory]
    [InlineData("a newer version", "PRAGMA user_version = 999")]
    [InlineData("another program", "CREATE TABLE other (x)")]
    public void A_file_that_is_no_store_of_ours_is_refused_and_left_alone(string reason, string sql)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "s.db");
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }

        var refused = Assert.Throws<StoreException>(() => ScanStore.Open(path));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(refused.Hint);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<StoreException>(() => ScanStore.Open(folder.Write("s.db", new string('x', 5000))));
    }

    private static byte[] Json(Scan scan)
    {
        using var json = new MemoryStream();
        ScanJson.Write(scan, json);
        return json.ToArray();
    }
}
