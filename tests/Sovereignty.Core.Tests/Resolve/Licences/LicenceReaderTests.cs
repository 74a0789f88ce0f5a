using Sovereignty.Model;
using Sovereignty.Resolve.Catalogue;
using Sovereignty.Resolve.Licences;
using Sovereignty.Tests.Resolve.Catalogue;

namespace Sovereignty.Tests.Resolve.Licences;

public sealed class LicenceReaderTests
{
    private static readonly LicenceList List = new(ShippedCatalogue.Catalogue);
    private static readonly LicenceReader Reader = new(List);

    [Theory]
    [InlineData("MIT", "MIT", LicenceClass.Permissive)]
    [InlineData("mit", "MIT", LicenceClass.Permissive)]
    [InlineData("MIT OR GPL-3.0-only", "MIT OR GPL-3.0-only", LicenceClass.Permissive)]
    [InlineData("MIT AND GPL-3.0-only", "MIT AND GPL-3.0-only", LicenceClass.StrongCopyleft)]
    [InlineData("MIT AND (LGPL-2.1-or-later OR AGPL-3.0-only)", "MIT AND (LGPL-2.1-or-later OR AGPL-3.0-only)", LicenceClass.WeakCopyleft)]
    [InlineData("MIT OR Apache-2.0 AND GPL-2.0-only", "MIT OR Apache-2.0 AND GPL-2.0-only", LicenceClass.Permissive)]
    [InlineData("(MIT)", "MIT", LicenceClass.Permissive)]
    [InlineData("((MIT OR (Apache-2.0)))", "MIT OR Apache-2.0", LicenceClass.Permissive)]
    [InlineData("GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0", LicenceClass.WeakCopyleft)]
    [InlineData("Apache-2.0 WITH LLVM-exception", "Apache-2.0 WITH LLVM-exception", LicenceClass.Permissive)]
    [InlineData("GPL-2.0-only WITH Linux-syscall-note", "GPL-2.0-only WITH Linux-syscall-note", LicenceClass.StrongCopyleft)]
    [InlineData("GPL-2.0", "GPL-2.0-only", LicenceClass.StrongCopyleft)]
    [InlineData("GPL-2.0+", "GPL-2.0-or-later", LicenceClass.StrongCopyleft)]
    [InlineData("LGPL-2.1", "LGPL-2.1-only", LicenceClass.WeakCopyleft)]
    [InlineData("AGPL-3.0", "AGPL-3.0-only", LicenceClass.NetworkCopyleft)]
    [InlineData("MPL-1.1+", "MPL-1.1+", LicenceClass.WeakCopyleft)]
    [InlineData("GPL-2.0-with-classpath-exception", "GPL-2.0-only WITH Classpath-exception-2.0", LicenceClass.WeakCopyleft)]
    [InlineData("EUPL-1.2", "EUPL-1.2", LicenceClass.StrongCopyleft)]
    [InlineData("BUSL-1.1", "BUSL-1.1", LicenceClass.SourceAvailable)]
    [InlineData("SSPL-1.0", "SSPL-1.0", LicenceClass.SourceAvailable)]
    [InlineData("LicenseRef-proprietary", "LicenseRef-proprietary", LicenceClass.Proprietary)]
    [InlineData("LicenseRef-our-own", "LicenseRef-our-own", LicenceClass.Unknown)]
    [InlineData("MIT AND LicenseRef-our-own", "MIT AND LicenseRef-our-own", LicenceClass.Unknown)]
    [InlineData("MIT OR LicenseRef-our-own", "MIT OR LicenseRef-our-own", LicenceClass.Permissive)]
    [InlineData("DocumentRef-spdx-tool:LicenseRef-MIT-Style-2", "DocumentRef-spdx-tool:LicenseRef-MIT-Style-2", LicenceClass.Unknown)]
    [InlineData("GPL-3.0-only WITH AdditionRef-ours", "GPL-3.0-only WITH AdditionRef-ours", LicenceClass.StrongCopyleft)]
    public void Spdx_expressions_are_normalised_and_classified(string statement, string expression, LicenceClass expected)
    {
        var licence = Reader.Read(statement);

        Assert.NotNull(licence);
        Assert.Equal((expression, expected, true), (licence.Expression, licence.Class, licence.IsSpdx));
    }

    [Theory]
    [InlineData("MIT License", "MIT")]
    [InlineData("MIT (http://mootools.net/license.txt)", "MIT")]
    [InlineData("The MIT License (MIT)", "MIT")]
    [InlineData("License :: OSI Approved :: MIT License", "MIT")]
    [InlineData("Apache License, Version 2.0", "Apache-2.0")]
    [InlineData("The Apache Software License, Version 2.0", "Apache-2.0")]
    [InlineData("ASL 2.0", "Apache-2.0")]
    [InlineData("http://www.apache.org/licenses/LICENSE-2.0.txt", "Apache-2.0")]
    [InlineData("https://opensource.org/licenses/MIT", "MIT")]
    [InlineData("https://licenses.nuget.org/MIT", "MIT")]
    [InlineData("https://licenses.nuget.org/MIT%20OR%20Apache-2.0", "MIT OR Apache-2.0")]
    [InlineData("MIT/Apache-2.0", "MIT OR Apache-2.0")]
    [InlineData("New BSD License", "BSD-3-Clause")]
    [InlineData("BSD 3-Clause", "BSD-3-Clause")]
    [InlineData("Eclipse Public License v2.0", "EPL-2.0")]
    [InlineData("GPLv2+", "GPL-2.0-or-later")]
    [InlineData("GPL (>= 2)", "GPL-2.0-or-later")]
    [InlineData("GPL 2", "GPL-2.0-only")]
    [InlineData("GNU General Public License v2 or later (GPLv2+)", "GPL-2.0-or-later")]
    [InlineData("GPLv2+ and LGPLv2+", "GPL-2.0-or-later AND LGPL-2.0-or-later")]
    [InlineData("ASL 2.0 and (MIT or BSD-3)", "Apache-2.0 AND (MIT OR BSD-3-Clause)")]
    [InlineData("GPL2 w/ CPE", "GPL-2.0-only WITH Classpath-exception-2.0")]
    [InlineData("Mozilla Public License 2.0 (MPL 2.0)", "MPL-2.0")]
    [InlineData("GNU Affero General Public License v3", "AGPL-3.0-only")]
    public void Spellings_of_the_ecosystems_become_the_expression_they_mean(string statement, string expression)
    {
        var licence = Reader.Read(statement);

        Assert.Equal((expression, true), (licence?.Expression, licence?.IsSpdx));
    }

    [Theory]
    [InlineData("UNLICENSED", LicenceClass.Proprietary)]
    [InlineData("Proprietary", LicenceClass.Proprietary)]
    [InlineData("License :: Other/Proprietary License", LicenceClass.Proprietary)]
    [InlineData("Commercial", LicenceClass.Proprietary)]
    [InlineData("All rights reserved.", LicenceClass.Proprietary)]
    [InlineData("http://go.microsoft.com/fwlink/?LinkId=329770", LicenceClass.Proprietary)]
    [InlineData("SEE LICENSE IN LICENSE", LicenceClass.Unknown)]
    [InlineData("SEE LICENSE IN EULA.pdf", LicenceClass.Unknown)]
    [InlineData("Custom", LicenceClass.Unknown)]
    [InlineData("Custom: https://example.org", LicenceClass.Unknown)]
    [InlineData("https://aka.ms/deprecateLicenseUrl", LicenceClass.Unknown)]
    [InlineData("https://github.com/acme/lib/blob/main/LICENSE", LicenceClass.Unknown)]
    [InlineData("Apache License 2.0 and some conditions of ours", LicenceClass.Unknown)]
    [InlineData("MIT with conditions", LicenceClass.Unknown)]
    [InlineData("MIT WITH no-such-exception", LicenceClass.Unknown)]
    [InlineData("Not MIT", LicenceClass.Unknown)]
    [InlineData("BSD", LicenceClass.Permissive)]
    [InlineData("License :: OSI Approved :: BSD License", LicenceClass.Permissive)]
    [InlineData("Apache", LicenceClass.Permissive)]
    [InlineData("GPL", LicenceClass.StrongCopyleft)]
    [InlineData("LGPL", LicenceClass.WeakCopyleft)]
    [InlineData("AGPL", LicenceClass.NetworkCopyleft)]
    [InlineData("Public Domain", LicenceClass.PublicDomain)]
    [InlineData("Commons Clause", LicenceClass.SourceAvailable)]
    [InlineData("MIT, Apache-2.0", LicenceClass.Permissive)]
    [InlineData("MIT, GPL-2.0", LicenceClass.Unknown)]
    [InlineData("MIT, something else", LicenceClass.Unknown)]
    public void What_cannot_be_an_expression_stays_as_it_stands_with_no_freer_class_than_it_has(string statement, LicenceClass expected)
    {
        var licence = Reader.Read(statement);

        Assert.Equal((statement, expected, false), (licence?.Expression, licence?.Class, licence?.IsSpdx));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("NOASSERTION")]
    [InlineData("UNKNOWN")]
    [InlineData("none")]
    public void A_statement_that_says_nothing_is_no_licence(string? statement) => Assert.Null(Reader.Read(statement));

    [Theory]
    [InlineData("MIT AND")]
    [InlineData("AND MIT")]
    [InlineData("MIT OR OR GPL-2.0-only")]
    [InlineData("MIT GPL-2.0-only")]
    [InlineData("()")]
    [InlineData("+")]
    [InlineData("LicenseRef-")]
    public void Broken_expressions_are_kept_verbatim_and_unknown(string statement)
    {
        Assert.Null(Reader.ParseSpdx(statement));
        Assert.Equal(LicenceClass.Unknown, Reader.Read(statement)!.Class);
    }

    [Fact]
    public void Hostile_statements_are_read_in_bounded_time_and_depth()
    {
        Assert.False(Reader.Read(new string('(', 3000) + "MIT" + new string(')', 900))!.IsSpdx);
        Assert.False(Reader.Read(string.Join(" OR ", Enumerable.Repeat("MIT", 100_000)))!.IsSpdx);
        Assert.True(Reader.Read(new string('x', 1_000_000))!.Expression.Length <= 201);
        Assert.NotNull(Reader.Read("\0\u202e MIT"));
    }

    [Fact]
    public void The_canonical_text_of_an_expression_reads_back_as_itself()
    {
        foreach (var text in (string[])["MIT OR Apache-2.0 AND BSD-3-Clause", "(MIT OR ISC) AND (Zlib OR GPL-2.0-or-later WITH GCC-exception-2.0)", "MPL-1.1+ OR LicenseRef-x"])
        {
            var once = Reader.ParseSpdx(text)!.ToString()!;
            Assert.Equal(once, Reader.ParseSpdx(once)!.ToString());
        }
    }

    [Fact]
    public void Every_listed_licence_reads_as_itself_or_its_successor_and_all_but_a_few_have_a_class()
    {
        var without = new List<string>();
        foreach (var licence in ShippedCatalogue.Catalogue.Licences.Values)
        {
            var read = Reader.Read(licence.Id)!;
            Assert.True(read.IsSpdx, licence.Id);
            if (!licence.Deprecated) Assert.Equal(licence.Id, read.Expression);
            if (read.Class == LicenceClass.Unknown) without.Add(licence.Id);
        }

        Assert.Equal(["JPL-image", "MMPL-1.0.1", "any-OSI", "any-OSI-perl-modules"], without);
    }

    [Fact]
    public void Every_id_that_a_set_names_is_listed()
    {
        var named = ShippedCatalogue.Catalogue.LicenceSets.Values.SelectMany(s => s.Licences).ToList();

        Assert.All(named.Where(n => !n.EndsWith('*')), n => Assert.NotNull(List.Find(n)));
        Assert.Equal(named.Count, named.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_alias_stands_for_an_expression_that_can_be_read_and_no_spelling_for_two()
    {
        Assert.All(ShippedCatalogue.Catalogue.LicenceAliases.Where(a => a.Expression is not null), a => Assert.NotNull(Reader.ParseSpdx(a.Expression!)));
        Assert.DoesNotContain(CatalogueChecker.Check(ShippedCatalogue.Catalogue), p => p.Message.StartsWith("the licence name", StringComparison.Ordinal));
    }

    [Fact]
    public void No_licence_that_OSI_approved_is_held_for_source_available_and_no_restricted_one_for_free()
    {
        var classes = ShippedCatalogue.Catalogue.Licences.Values.Where(l => l.Osi || l.Fsf).Select(l => (l.Id, Class: List.SetOf(l.Id)?.Class)).ToList();

        Assert.Empty(classes.Where(c => c.Class is LicenceClass.SourceAvailable or LicenceClass.Proprietary).Select(c => c.Id));
        Assert.All((string[])["BUSL-1.1", "Elastic-2.0", "FSL-1.1-MIT", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0", "CC-BY-ND-4.0", "PolyForm-Noncommercial-1.0.0", "JSON", "SUL-1.0"],
            id => Assert.Equal(LicenceClass.SourceAvailable, List.SetOf(id)!.Class));
    }
}
