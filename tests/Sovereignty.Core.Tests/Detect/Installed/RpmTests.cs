using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using Sovereignty.Detect;
using Sovereignty.Detect.Installed;

namespace Sovereignty.Tests.Detect.Installed;

public sealed class RpmTests
{
    private const string Sqlite = "usr/lib/sysimage/rpm/rpmdb.sqlite", Ndb = "usr/lib/sysimage/rpm/Packages.db", Berkeley = "var/lib/rpm/Packages";

    // What `rpm -qa` says of the fixtures, without the key.
    private static readonly string[] All = ["fremdprogramm 24.11.1-1", "musterlib 1.4.2-3.fc41", "mustertool 1.4.2-3.fc41"];

    [Theory]
    [InlineData("rpm-sqlite", Sqlite)]
    [InlineData("rpm-ndb", Ndb)]
    [InlineData("rpm-bdb", Berkeley)]
    public void Every_form_of_the_database_gives_the_same_packages(string fixture, string path) => Assert.Equal(All, Names(Run(path, Fixture(fixture, path))));

    [Fact]
    public void What_was_erased_is_not_there_and_what_describes_packages_of_languages_is_known_as_its_own()
    {
        // Written by rpm 4.18: three packages installed, one of them erased.
        var found = Run(Ndb, Fixture("rpm-ndb-erased", Ndb));
        Assert.Equal(["kleinpaket 1.2-3", "paket2 1.2-1"], Names(found));
        Assert.Equal(["/usr/lib/node_modules/klein/package.json", "/usr/lib/python3.11/site-packages/klein-1.2.dist-info/METADATA"], found.Owned.Select(o => o.Path));
        Assert.All(found.Owned, o => Assert.Equal("kleinpaket", found.Components[o.Component].Purl.Name));
    }

    [Fact]
    public void A_broken_header_costs_that_package()
    {
        var bytes = Fixture("rpm-ndb", Ndb);
        // The second blob: its header says that it has no tags.
        var second = bytes.AsSpan(4096 + 4).IndexOf("BlbS"u8) + 4096 + 4;
        bytes.AsSpan(second + 16, 4).Clear();
        var found = Run(Ndb, bytes);
        Assert.Equal(2, found.Components.Count);
        Assert.Equal("file-malformed", Assert.Single(found.Problems).Code);
    }

    [Fact]
    public void An_index_that_points_out_of_the_file_costs_that_package()
    {
        var bytes = Fixture("rpm-ndb", Ndb);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(32 + 8), 0x0FFFFFFF);
        var found = Run(Ndb, bytes);
        Assert.Equal(2, found.Components.Count);
        Assert.Contains(found.Problems, p => p.Message.StartsWith("package 1 of the database", StringComparison.Ordinal));
    }

    [Fact]
    public void A_package_of_another_vendor_is_not_of_the_distribution()
    {
        var found = Run(Sqlite, Fixture("rpm-sqlite", Sqlite), ("usr/lib/os-release", "ID=fedora\nVERSION_ID=41\n"));
        var other = found.Components.Single(c => c.Purl.Name == "fremdprogramm");
        Assert.Null(other.Purl.Namespace);
        Assert.Equal("Muster Software GmbH", other.Declared.Supplier);
        Assert.All(found.Components.Where(c => c != other), c => Assert.Equal("fedora", c.Purl.Namespace));
    }

    [Theory]
    [InlineData(false, 4096)]
    [InlineData(true, 4096)]
    [InlineData(false, 512)]
    [InlineData(true, 16384)]
    public void A_Berkeley_database_is_read_in_either_byte_order_and_with_any_page_size(bool bigEndian, int pageSize)
    {
        var headers = Enumerable.Range(1, 40).Select(i => HeaderBlob.Of($"paket{i:00}", $"1.{i}", filler: i * 60)).ToList();
        var found = Run(Berkeley, BerkeleyFile.Of(headers, pageSize, bigEndian));
        Assert.Empty(found.Problems);
        Assert.Equal(Enumerable.Range(1, 40).Select(i => $"paket{i:00} 1.{i}-1"), Names(found));
    }

    [Fact]
    public void A_ring_of_overflow_pages_ends()
    {
        var bytes = BerkeleyFile.Of([HeaderBlob.Of("paket", "1", filler: 2000)], 512, bigEndian: false);
        for (var page = 0; page < bytes.Length / 512; page++)
        {
            if (bytes[(page * 512) + 25] == 7) BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan((page * 512) + 16), page);
        }

        var found = Run(Berkeley, bytes);
        Assert.True(found.Components.Count <= 1);
    }

    [Fact]
    public void What_stands_in_the_log_only_is_read_too()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "rpmdb.sqlite");
        using var database = new SqliteConnection($"Data Source={path};Pooling=false");
        database.Open();
        Execute(database, "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; CREATE TABLE Packages (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL)");
        Insert(database, HeaderBlob.Of("erstes", "1", 100));
        Execute(database, "PRAGMA wal_checkpoint(TRUNCATE)");
        for (var i = 0; i < 30; i++) Insert(database, HeaderBlob.Of($"weiteres{i:00}", "2", 3000));
        var files = new MemoryFiles(new Dictionary<string, byte[]> { ["var/lib/rpm/rpmdb.sqlite-wal"] = Shared(path + "-wal") });
        var found = new Detection("installed/rpm", "var/lib/rpm/rpmdb.sqlite");
        new Rpm().Detect(new DetectorInput("var/lib/rpm/rpmdb.sqlite", Shared(path), files, TestContext.Current.CancellationToken), found);
        Assert.Empty(found.Problems);
        Assert.Equal(31, found.Components.Count);
    }

    [Theory]
    [InlineData("rpm-sqlite", Sqlite)]
    [InlineData("rpm-ndb", Ndb)]
    [InlineData("rpm-bdb", Berkeley)]
    public void Spoilt_bytes_end_in_problems_and_not_in_exceptions(string fixture, string path)
    {
        var whole = Fixture(fixture, path);
        var random = new Random(20261122);
        for (var round = 0; round < 400; round++)
        {
            var bytes = (byte[])whole.Clone();
            for (var i = 0; i < 1 + (round % 16); i++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Assert.True(Run(path, bytes).Components.Count <= 100);
        }
    }

    private static Detection Run(string path, byte[] bytes, params (string Path, string Text)[] neighbours) => DetectorTester.Run(new Rpm(), path, bytes, neighbours);

    private static IEnumerable<string> Names(Detection found) => found.Components.Select(c => $"{c.Purl.Name} {c.Purl.Version}").Order(StringComparer.Ordinal);

    private static byte[] Fixture(string name, string path) => File.ReadAllBytes(Golden.Beside($"Fixtures/{name}/{path}"));

    private static byte[] Shared(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static void Execute(SqliteConnection database, string text)
    {
        using var command = database.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    private static void Insert(SqliteConnection database, byte[] blob)
    {
        using var command = database.CreateCommand();
        command.CommandText = "INSERT INTO Packages (blob) VALUES ($blob)";
        command.Parameters.AddWithValue("$blob", blob);
        command.ExecuteNonQuery();
    }
}
