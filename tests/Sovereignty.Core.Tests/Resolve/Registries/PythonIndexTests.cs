using Sovereignty.Model;
using Sovereignty.Resolve.Registries.Python;

namespace Sovereignty.Tests.Resolve.Registries;

public sealed class PythonIndexTests : RegistryTest
{
    [Fact]
    public async Task The_JSON_API_beside_the_simple_index_is_asked()
    {
        Server.Answer("/pypi/acme/1.0/json", """
            { "info": { "version": "1.0", "license": "Apache 2.0 text", "license_expression": null, "classifiers": ["License :: OSI Approved", "License :: OSI Approved :: Apache Software License"],
              "author": "", "author_email": "Ada <ada@acme.example>", "home_page": "https://acme.example", "project_urls": { "Source Code": "https://github.com/acme/acme" }, "yanked": true },
              "urls": [{ "upload_time_iso_8601": "2020-03-02T10:00:00Z" }, { "upload_time_iso_8601": "2020-03-01T10:00:00Z" }] }
            """);
        Server.Answer("/pypi/acme/json", """{ "info": { "version": "2.0" }, "urls": [{ "upload_time_iso_8601": "2024-03-01T10:00:00.5Z" }] }""");

        var all = (await Ask(new PythonIndex([Place("simple/")], Http), "pkg:pypi/acme@1.0")).Statements.Single().Value;

        Assert.Equal(["Apache 2.0 text", "License :: OSI Approved :: Apache Software License"], all.Select(s => s.Licence));
        Assert.Equal(("Ada <ada@acme.example>", "https://github.com/acme/acme"), (all[0].Maker, all[0].SourceUrl));
        Assert.Equal(new Release(new(2020, 3, 1), "2.0", new(2024, 3, 1), null, true), all[0].Release);
    }

    [Fact]
    public async Task A_mirror_with_nothing_but_a_simple_index_is_asked_for_the_metadata_of_a_file()
    {
        Server.Answer("/simple/acme/", """
            { "meta": { "api-version": "1.1" }, "name": "acme", "files": [
              { "filename": "acme-0.9-py3-none-any.whl", "url": "x" },
              { "filename": "acme-1.0.tar.gz", "url": "acme-1.0.tar.gz", "upload-time": "2021-01-02T00:00:00Z" },
              { "filename": "acme-1.0-py3-none-any.whl", "url": "../../files/acme-1.0-py3-none-any.whl#sha256=1", "core-metadata": { "sha256": "1" }, "upload-time": "2021-01-01T00:00:00Z" } ] }
            """);
        Server.Answer("/files/acme-1.0-py3-none-any.whl.metadata", "Name: acme\nVersion: 1.0\nLicense-Expression: MIT\nAuthor: Acme\n\n");

        var statement = await AskOne(new PythonIndex([Place("simple/")], Http), "pkg:pypi/acme@1.0");

        Assert.Equal(("MIT", "Acme", new DateOnly(2021, 1, 1)), (statement.Licence, statement.Maker, statement.Release!.Published));
    }

    [Fact]
    public async Task A_second_index_is_asked_for_what_the_first_does_not_hold()
    {
        Server.Answer("/b/pypi/acme/1.0/json", """{ "info": { "license": "MIT" }, "urls": [] }""");

        Assert.Equal("MIT", (await AskOne(new PythonIndex([Place("a/simple/"), Place("b/simple/")], Http), "pkg:pypi/acme@1.0")).Licence);
    }

    [Fact]
    public void Pips_settings_are_read_in_pips_order()
    {
        Folder.Write(".config/pip/pip.conf", """
            [global]
            timeout = 60
            index-url = https://ada:s%40fe@registry.example/user/simple
            extra-index-url =
                https://registry.example/one/simple
                https://registry.example/two/simple
            [list]
            index-url = https://registry.example/not-this
            """);

        var user = PipSettings.Of(MachineWith(), null);
        var variable = PipSettings.Of(MachineWith(("PIP_INDEX_URL", "https://registry.example/variable/simple/")), null);

        Assert.Equal(["https://registry.example/user/simple/", "https://registry.example/one/simple/", "https://registry.example/two/simple/"], user.Select(p => p.Address.AbsoluteUri));
        Assert.Equal("Basic YWRhOnNAZmU=", user[0].Credentials!.Header.ToString());
        Assert.Null(user[1].Credentials);
        Assert.Equal("https://registry.example/variable/simple/", variable[0].Address.AbsoluteUri);
    }

    [Fact]
    public void Where_pip_is_set_to_nothing_the_users_address_is_taken_or_none()
    {
        Assert.Empty(PipSettings.Of(MachineWith(), null));
        Assert.Equal(Place(), Assert.Single(PipSettings.Of(MachineWith(), Place())));
    }
}
