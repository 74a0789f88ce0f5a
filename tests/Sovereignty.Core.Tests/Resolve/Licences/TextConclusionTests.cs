using Sovereignty.Model;
using Sovereignty.Resolve.Licences;
using Sovereignty.Resolve.Licences.Texts;
using Sovereignty.Tests.Resolve.Catalogue;
using Sovereignty.Tests.Resolve.Licences.Texts;

namespace Sovereignty.Tests.Resolve.Licences;

public sealed class TextConclusionTests
{
    private static readonly LicenceReader Reader = new(new LicenceList(ShippedCatalogue.Catalogue));

    [Fact]
    public void A_plain_text_is_its_licence_with_line_and_reason()
    {
        var conclusion = Of(LicenceFixture.Text("MIT"));

        Assert.Equal(("MIT", LicenceClass.Permissive, true, 1), (conclusion.Licence.Expression, conclusion.Licence.Class, conclusion.Licence.IsSpdx, conclusion.Line));
        Assert.Equal("text of MIT", conclusion.Why);
    }

    [Fact]
    public void A_text_with_other_terms_has_no_class()
    {
        var conclusion = Of(LicenceFixture.Text("MIT").Replace("The above", "It may be used for non-commercial purposes only. The above", StringComparison.Ordinal));

        Assert.Equal(("MIT with other terms", LicenceClass.Unknown, false, true), (conclusion.Licence.Expression, conclusion.Licence.Class, conclusion.Licence.IsSpdx, conclusion.Changed));
        Assert.Contains("put in at line", conclusion.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MICROSOFT SOFTWARE LICENSE TERMS")]
    [InlineData("# End-User License Agreement (EULA) of Acme Portal")]
    [InlineData("   ENDBENUTZER-LIZENZVERTRAG   ")]
    [InlineData("NVIDIA Software License Agreement")]
    public void A_makers_agreement_with_its_customers_is_proprietary_by_its_heading(string heading)
    {
        var terms = $"\n{heading}\n\n" + string.Concat(Enumerable.Repeat("You are granted a licence to install one copy, and no warranty is given. ", 12));

        var conclusion = TextConclusion.Of(LicenceTexts.ReadTerms(System.Text.Encoding.UTF8.GetBytes(terms)), Reader)!;

        Assert.Equal((LicenceClass.Proprietary, false, 2), (conclusion.Licence.Class, conclusion.Licence.IsSpdx, conclusion.Line));
    }

    [Fact]
    public void Legal_terms_without_such_a_heading_stay_unknown_and_a_short_or_other_text_is_none()
    {
        var terms = "Terms of Acme\n\n" + string.Concat(Enumerable.Repeat("You are granted a licence to install one copy, and no warranty is given. ", 12));

        Assert.Equal(LicenceClass.Unknown, TextConclusion.Of(LicenceTexts.ReadTerms(System.Text.Encoding.UTF8.GetBytes(terms)), Reader)!.Licence.Class);
        Assert.Null(TextConclusion.Of(LicenceTexts.ReadTerms("Microsoft Software License Terms"u8), Reader));
        Assert.Null(TextConclusion.Of(LicenceTexts.ReadTerms(System.Text.Encoding.UTF8.GetBytes(new string('x', 2000))), Reader));
    }

    [Fact]
    public void The_commons_clause_takes_the_freedom_from_a_free_licence()
    {
        const string Clause =
            "\"Commons Clause\" License Condition v1.0\n\nThe Software is provided to you by the Licensor under the License, as defined below, subject to the following condition.\n\n" +
            "Without limiting other conditions in the License, the grant of rights under the License will not include, and the License does not grant to you, the right to Sell the Software.\n\n";

        var conclusion = Of(Clause + LicenceFixture.Text("Apache-2.0"));

        Assert.NotInRange(conclusion.Licence.Class, LicenceClass.PublicDomain, LicenceClass.NetworkCopyleft);
        Assert.Contains("Apache-2.0", conclusion.Licence.Expression, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SSPL-1.0", LicenceClass.SourceAvailable)]
    [InlineData("BUSL-1.1", LicenceClass.SourceAvailable)]
    [InlineData("Elastic-2.0", LicenceClass.SourceAvailable)]
    [InlineData("JSON", LicenceClass.SourceAvailable)]
    [InlineData("AGPL-3.0-only", LicenceClass.NetworkCopyleft)]
    [InlineData("MIT-0", LicenceClass.PublicDomain)]
    [InlineData("0BSD", LicenceClass.PublicDomain)]
    [InlineData("ISC", LicenceClass.Permissive)]
    public void Licences_that_look_alike_keep_their_own_class(string id, LicenceClass expected)
    {
        var conclusion = Of(LicenceFixture.Text(id));

        Assert.Equal((id, expected), (conclusion.Licence.Expression, conclusion.Licence.Class));
    }

    [Fact]
    public void The_parameters_of_the_business_source_licence_are_part_of_it()
    {
        var text = LicenceFixture.Text("BUSL-1.1").Replace(
            "Terms\n", "Parameters\n\nLicensor: Example Ltd.\nLicensed Work: Portal 2.0\nAdditional Use Grant: You may make production use of the Licensed Work, provided that it is not offered to third parties.\n" +
            "Change Date: 2030-01-01\nChange License: MPL 2.0\n\nTerms\n", StringComparison.Ordinal);

        Assert.Equal(("BUSL-1.1", LicenceClass.SourceAvailable), (Of(text).Licence.Expression, Of(text).Licence.Class));
    }

    [Fact]
    public void An_exception_stands_behind_its_licence()
    {
        var text = LicenceFixture.Text("GPL-2.0-only") +
            "\n\n\"CLASSPATH\" EXCEPTION TO THE GPL\n\nLinking this library statically or dynamically with other modules is making a combined work based on this library. Thus, the terms and conditions of the " +
            "GNU General Public License cover the whole combination.\n\nAs a special exception, the copyright holders of this library give you permission to link this library with independent modules to " +
            "produce an executable, regardless of the license terms of these independent modules, and to copy and distribute the resulting executable under terms of your choice, provided that you also meet, " +
            "for each linked independent module, the terms and conditions of the license of that module. An independent module is a module which is not derived from or based on this library. If you modify " +
            "this library, you may extend this exception to your version of the library, but you are not obligated to do so. If you do not wish to do so, delete this exception statement from your version.\n";

        Assert.Equal(("GPL-2.0-only WITH Classpath-exception-2.0", LicenceClass.WeakCopyleft), (Of(text).Licence.Expression, Of(text).Licence.Class));
    }

    [Fact]
    public void Several_texts_all_apply_and_the_lesser_licence_stands_for_the_one_it_builds_on()
    {
        Assert.Equal(("MIT AND GPL-2.0-only", LicenceClass.StrongCopyleft), Pair(Of(LicenceFixture.Text("MIT") + "\n\n" + LicenceFixture.Text("GPL-2.0-only"))));
        Assert.Contains("does not say", Of(LicenceFixture.Text("GPL-2.0-only")).Why, StringComparison.Ordinal);
        var gpl3 = LicenceFixture.Text("LGPL-3.0-only");
        Assert.Equal(("LGPL-3.0-only", LicenceClass.WeakCopyleft), Pair(Of(gpl3)));
    }

    [Theory]
    [InlineData("MIT", "MIT", true)]
    [InlineData("MIT OR Apache-2.0", "MIT", true)]
    [InlineData("GPL-2.0-or-later", "GPL-2.0-only", true)]
    [InlineData("MIT AND Zlib", "MIT", false)]
    [InlineData("MIT", "Apache-2.0", false)]
    [InlineData("MIT", "GPL-3.0-only", false)]
    [InlineData("MIT", "MIT with other terms", false)]
    [InlineData("BSD", "BSD-3-Clause", null)]
    [InlineData("LicenseRef-ours", "MIT", null)]
    public void What_is_declared_is_compared_with_the_text(string declared, string text, bool? agrees) =>
        Assert.Equal(agrees, LicenceAgreement.Of(Reader.Read(declared)!, Reader.Read(text) ?? throw new InvalidOperationException(), Reader));

    private static (string Expression, LicenceClass Class) Pair(TextConclusion conclusion) => (conclusion.Licence.Expression, conclusion.Licence.Class);

    private static TextConclusion Of(string text) => TextConclusion.Of(LicenceTexts.Read(text), Reader) ?? throw new InvalidOperationException("nothing concluded");
}
