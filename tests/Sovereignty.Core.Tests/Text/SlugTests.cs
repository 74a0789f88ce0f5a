using Sovereignty.Text;

namespace Sovereignty.Tests.Text;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Größe Ä", "groesse ae")]
    [InlineData("Édition Française", "edition francaise")]
    [InlineData("nieokreślony Łódź", "nieokreslony lodz")]
    [InlineData("Año, señal", "ano, senal")]
    [InlineData("Citroe\u0308n a\u0300", "citroen a")]
    [InlineData("Bu\u0308ro", "buero")]
    [InlineData("Œuvre Åse", "oeuvre ase")]
    [InlineData("日本語", "日本語")]
    public void Accents_are_folded_where_the_runtime_has_no_culture_data(string text, string folded) => Assert.Equal(folded, Slug.Fold(text));
}
