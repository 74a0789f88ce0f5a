using Sovereignty.Detect;
using Sovereignty.Model;
using Sovereignty.Resolve.Licences;
using Sovereignty.Resolve.Licences.Texts;
using Sovereignty.Tests.Resolve.Catalogue;
using Sovereignty.Tests.Resolve.Licences.Texts;

namespace Sovereignty.Tests.Resolve.Licences;

public sealed class LicenceFilesTests
{
    private static readonly LicenceReader Reader = new(new LicenceList(ShippedCatalogue.Catalogue));

    [Fact]
    public void The_licence_file_at_the_top_is_the_licence_of_what_is_developed_there()
    {
        var files = Of(File("LICENSE", "MIT"), File("third_party/x/LICENSE", "GPL-2.0-only"));

        var licence = files.OfFolder("");

        Assert.Equal("MIT", licence!.Value.Expression);
        Assert.Equal(("LICENSE", 1), (licence.Because[0].Path, licence.Because[0].Line));
        Assert.Equal("GPL-2.0-only", files.OfFolder("third_party/x")!.Value.Expression);
        Assert.Null(files.OfFolder("third_party"));
    }

    [Fact]
    public void Two_files_both_apply_until_the_manifest_says_that_one_may_be_chosen()
    {
        var manifest = new Detection("npm/package-json", "package.json");
        manifest.Project(Purl("pkg:npm/ours"), "MIT OR Apache-2.0");

        Assert.Equal("Apache-2.0 AND MIT", Of(File("LICENSE-MIT", "MIT"), File("LICENSE-APACHE", "Apache-2.0")).OfFolder("")!.Value.Expression);
        Assert.Equal("MIT OR Apache-2.0", Of(File("LICENSE-MIT", "MIT"), File("LICENSE-APACHE", "Apache-2.0"), manifest).OfFolder("")!.Value.Expression);
    }

    [Fact]
    public void A_manifest_that_states_something_else_than_the_text_does_not_hide_it()
    {
        var manifest = new Detection("npm/package-json", "package.json");
        manifest.Project(Purl("pkg:npm/ours"), "MIT");

        var licence = Of(File("LICENSE", "AGPL-3.0-only"), manifest).OfFolder("");

        Assert.Equal("AGPL-3.0-only", licence!.Value.Expression);
        Assert.Contains(licence.Because, b => b.Text.Contains("states MIT, which the text is not", StringComparison.Ordinal));
    }

    [Fact]
    public void The_folder_of_reuse_counts_for_the_folder_above_it_and_a_notice_for_nothing_beside_a_licence()
    {
        Assert.Equal("BSD-3-Clause", Of(File("LICENSES/BSD-3-Clause.txt", "BSD-3-Clause")).OfFolder("")!.Value.Expression);
        Assert.Equal("MIT", Of(File("LICENSE", "MIT"), File("NOTICE", "Apache-2.0")).OfFolder("")!.Value.Expression);
        Assert.Equal("LGPL-3.0-only", Of(File("COPYING.LESSER", "LGPL-3.0-only")).OfFolder("")!.Value.Expression);
    }

    [Fact]
    public void A_file_in_the_folder_of_an_installed_package_is_that_packages()
    {
        var component = new Component
        {
            Id = "pkg:pypi/thing@1.0", Kind = ComponentKind.Library, Name = "thing", Version = "1.0",
            Evidence = [new Evidence("python/installed-package", "lib/thing-1.0.dist-info/METADATA", 1, EvidenceKind.Installed)],
        };
        var files = new LicenceFiles([File("lib/thing-1.0.dist-info/licenses/LICENSE", "ISC")], [component], Reader);

        var (id, statement) = Assert.Single(files.OfComponents());

        Assert.Equal(("pkg:pypi/thing@1.0", "ISC"), (id, Assert.Single(statement.LicenceTexts).Expression));
        Assert.Equal("pkg:pypi/thing@1.0", Assert.Single(files.All(_ => null)).Of);
    }

    private static LicenceFiles Of(params Detection[] files) => new(files, [], Reader);

    private static Detection File(string path, string id)
    {
        var found = new Detection("licences/licence-file", path);
        found.Licences(LicenceTexts.Read(LicenceFixture.Text(id)));
        return found;
    }

    private static PackageUrl Purl(string text) => PackageUrl.TryParse(text, out var purl) ? purl : throw new ArgumentException(text, nameof(text));
}
