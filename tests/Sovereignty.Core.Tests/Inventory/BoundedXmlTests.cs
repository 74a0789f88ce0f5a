using System.Text;
using System.Xml.Linq;
using Sovereignty.Inventory.Tables;

namespace Sovereignty.Tests.Inventory;

public sealed class BoundedXmlTests
{
    [Theory]
    [InlineData("<?xml version=\"1.0\"?><!-- don't \"quote\" > --><a b='\"' c=\"it's\"><![CDATA[ <x> ]] > ]]>&lt;tail&#228;</a>")]
    [InlineData("<!DOCTYPE a><a>ä€</a>")]
    [InlineData("not XML at all < & > \" ' <")]
    [InlineData("")]
    public void What_is_short_passes_as_it_is_in_whatever_pieces_it_is_read(string xml)
    {
        for (var piece = 1; piece <= 20; piece++) Assert.Equal((xml, 0), Read(xml, piece));
    }

    [Theory]
    [InlineData("<a>{0}</a>")]
    [InlineData("<a b=\"{0}\"/>")]
    [InlineData("<a b='{0}'/>")]
    [InlineData("<a><!--{0}--></a>")]
    [InlineData("<a><![CDATA[{0}]]></a>")]
    public void What_is_long_is_cut_and_is_still_XML(string form)
    {
        foreach (var text in (string[])[new string('x', 3_000_000), string.Concat(Enumerable.Repeat("ä€", 900_000)), string.Concat(Enumerable.Repeat("a&amp;", 500_000))])
        {
            var (cut, cuts) = Read(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, text), 64 * 1024);

            Assert.Equal(1, cuts);
            Assert.InRange(Encoding.UTF8.GetByteCount(cut), BoundedXml.Longest - 100, BoundedXml.Longest + 100);
            Assert.Equal("a", XDocument.Parse(cut).Root!.Name.LocalName);
        }
    }

    [Fact]
    public void More_than_may_be_left_is_refused() =>
        Assert.Throws<UnpacksTooFarException>(() => new BoundedXml(new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>b</a>", 1000)))), most: 5000).CopyTo(Stream.Null));

    private static (string Text, int Cuts) Read(string xml, int piece)
    {
        using var bounded = new BoundedXml(new MemoryStream(Encoding.UTF8.GetBytes(xml)));
        using var read = new MemoryStream();
        var buffer = new byte[piece];
        while (bounded.Read(buffer) is > 0 and var length) read.Write(buffer, 0, length);
        return (Encoding.UTF8.GetString(read.ToArray()), bounded.Cuts);
    }
}
