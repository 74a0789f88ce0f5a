using System.Text;
using Sovereignty.Detect.Installed;

namespace Sovereignty.Tests.Detect.Installed;

public sealed class CopyrightFileTests
{
    private const string Machine = "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n";

    [Theory]
    [InlineData("\nFiles: *\nLicense: GPL-2+\n", "GPL-2.0-or-later")]
    [InlineData("\nFiles:\n *\nCopyright: x\nLicense: LGPL-2.1\n the text\n", "LGPL-2.1-only")]
    [InlineData("\nFiles: *\nLicense: GPL-1+ or Artistic, and Expat\n", "(GPL-1.0-or-later OR Artistic-1.0-Perl) AND MIT")]
    [InlineData("\nFiles: *\nLicense: GFDL-NIV-1.3+\n", "GFDL-1.3-no-invariants-or-later")]
    [InlineData("License: MPL-2.0\n\nFiles: src/*\nLicense: Expat\n", "MPL-2.0")]
    [InlineData("\nFiles: a/*\nLicense: GPL-2+\n\nFiles: b/*\nLicense: Expat or BSD-3-clause\n\nFiles: debian/*\nLicense: GPL-3\n", "GPL-2.0-or-later AND (MIT OR BSD-3-Clause)")]
    [InlineData("\nFiles: *\nLicense: Own words, entirely\n", "Own words, entirely")]
    public void A_machine_readable_file_names_the_licence_of_all_files(string rest, string expected) => Assert.Equal(expected, Licence(Machine + rest));

    [Theory]
    [InlineData("The full text is in /usr/share/common-licenses/GPL-3.", "GPL-3.0-only")]
    [InlineData("version 2 of the License, or\n (at your option) any later\n version. See `/usr/share/common-licenses/GPL-2'", "GPL-2.0-or-later")]
    [InlineData("/usr/share/common-licenses/Apache-2.0, again /usr/share/common-licenses/Apache-2.0", "Apache-2.0")]
    [InlineData("/usr/share/common-licenses/GPL-2 and /usr/share/common-licenses/LGPL-2.1", "")]
    [InlineData("/usr/share/common-licenses/GPL", "")]
    [InlineData("Permission is hereby granted", "")]
    [InlineData("", "")]
    public void A_file_for_people_tells_only_what_it_refers_to_alone(string text, string expected) => Assert.Equal(expected, Licence(text));

    private static string Licence(string text) => CopyrightFile.Licence(Encoding.UTF8.GetBytes(text));
}
