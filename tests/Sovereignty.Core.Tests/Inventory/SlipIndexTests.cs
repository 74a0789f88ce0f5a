using Sovereignty.Inventory.Matching;
using Sovereignty.Text;

namespace Sovereignty.Tests.Inventory;

public sealed class SlipIndexTests
{
    [Theory]
    [InlineData("libreofice", "libreoffice")]
    [InlineData("libreoffices", "libreoffice")]
    [InlineData("libreofficd", "libreoffice")]
    [InlineData("libroeffice", "libreoffice")]
    public void A_slip_of_the_keyboard_leads_to_the_name(string written, string name) => Assert.Equal([name], new SlipIndex(["thunderbird", name]).Near(written));

    [Theory]
    [InlineData("libreoffice")]
    [InlineData("libreofi")]
    [InlineData("libreoffice2")]
    [InlineData("")]
    public void The_name_itself_two_slips_and_what_is_no_word_lead_nowhere(string written) => Assert.Empty(new SlipIndex(["libreoffice"]).Near(written));

    [Fact]
    public void Short_names_and_names_with_digits_are_not_guessed() => Assert.Empty(new SlipIndex(["logat", "loga3x"]).Near("logax"));

    [Fact]
    public void It_finds_what_a_comparison_with_all_of_them_finds()
    {
        var random = new Random(20261123);
        // Of three letters, so that many are near to each other.
        string[] keys = [.. Enumerable.Range(0, 2_000).Select(_ => Word(random)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var index = new SlipIndex(keys);
        var found = 0;
        for (var i = 0; i < 300; i++)
        {
            var word = Word(random);
            var expected = keys.Where(k => k != word && OneEdit.Apart(word, k)).ToList();
            Assert.Equal(expected, index.Near(word));
            found += expected.Count;
        }

        Assert.True(found > 100, $"only {found} pairs are near");
    }

    private static string Word(Random random) => string.Create(random.Next(6, 10), random, static (to, from) =>
    {
        foreach (ref var c in to) c = (char)('a' + from.Next(3));
    });
}
