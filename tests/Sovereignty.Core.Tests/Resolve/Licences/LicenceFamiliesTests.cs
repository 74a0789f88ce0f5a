using Sovereignty.Model;
using Sovereignty.Resolve.Licences;
using Sovereignty.Tests.Resolve.Catalogue;

namespace Sovereignty.Tests.Resolve.Licences;

/// <summary>How each ecosystem writes licences, family by family: what has one meaning becomes its expression, the rest stays as it stands with the class that it surely has.</summary>
public sealed class LicenceFamiliesTests
{
    private static readonly LicenceReader Reader = new(new LicenceList(ShippedCatalogue.Catalogue));

    // Machine-readable debian/copyright file, version 1.0, "Short name".
    public static TheoryData<string, string> Debian => Pairs(
        """
        Apache-2.0 = Apache-2.0
        BSD-2-clause = BSD-2-Clause
        BSD-3-clause = BSD-3-Clause
        BSD-4-clause = BSD-4-Clause
        ISC = ISC
        CC-BY-3.0 = CC-BY-3.0
        CC-BY-SA-4.0 = CC-BY-SA-4.0
        CC0-1.0 = CC0-1.0
        CDDL-1.0 = CDDL-1.0
        CPL-1.0 = CPL-1.0
        EFL-2.0 = EFL-2.0
        Expat = MIT
        GPL-1 = GPL-1.0-only
        GPL-1+ = GPL-1.0-or-later
        GPL-2 = GPL-2.0-only
        GPL-2+ = GPL-2.0-or-later
        GPL-3 = GPL-3.0-only
        GPL-3+ = GPL-3.0-or-later
        LGPL-2 = LGPL-2.0-only
        LGPL-2+ = LGPL-2.0-or-later
        LGPL-2.1+ = LGPL-2.1-or-later
        LGPL-3+ = LGPL-3.0-or-later
        AGPL-3 = AGPL-3.0-only
        AGPL-3+ = AGPL-3.0-or-later
        GFDL-1.3+ = GFDL-1.3-or-later
        GFDL-NIV-1.3+ = GFDL-1.3-no-invariants-or-later
        LPPL-1.3c = LPPL-1.3c
        MPL-1.1 = MPL-1.1
        MPL-2.0 = MPL-2.0
        Perl = Artistic-1.0-Perl OR GPL-1.0-or-later
        Python-2.0 = Python-2.0
        QPL-1.0 = QPL-1.0
        W3C = W3C
        Zlib = Zlib
        Zope-2.1 = ZPL-2.1
        Artistic-2.0 = Artistic-2.0
        GPL-2+ or Artistic-2.0 = GPL-2.0-or-later OR Artistic-2.0
        GPL-2+ and LGPL-2.1+ = GPL-2.0-or-later AND LGPL-2.1-or-later
        """);

    // Fedora Project Wiki, "Licensing:Main", the short names in use until 2022; SUSE's are SPDX.
    public static TheoryData<string, string> Fedora => Pairs(
        """
        ASL 2.0 = Apache-2.0
        ASL 1.1 = Apache-1.1
        GPLv2 = GPL-2.0-only
        GPLv2+ = GPL-2.0-or-later
        GPLv3 = GPL-3.0-only
        GPLv3+ = GPL-3.0-or-later
        LGPLv2 = LGPL-2.0-only
        LGPLv2+ = LGPL-2.0-or-later
        LGPLv3 = LGPL-3.0-only
        LGPLv3+ = LGPL-3.0-or-later
        AGPLv3 = AGPL-3.0-only
        AGPLv3+ = AGPL-3.0-or-later
        MPLv1.1 = MPL-1.1
        MPLv2.0 = MPL-2.0
        Artistic 2.0 = Artistic-2.0
        GPL+ or Artistic = Artistic-1.0-Perl OR GPL-1.0-or-later
        Boost = BSL-1.0
        CC0 = CC0-1.0
        ISC = ISC
        zlib = Zlib
        PostgreSQL = PostgreSQL
        OpenSSL = OpenSSL
        Unlicense = Unlicense
        WTFPL = WTFPL
        (GPLv2+ or LGPLv3+) and MIT = (GPL-2.0-or-later OR LGPL-3.0-or-later) AND MIT
        """);

    // CPAN::Meta::Spec, "license".
    public static TheoryData<string, string> Cpan => Pairs(
        """
        agpl_3 = AGPL-3.0-only
        apache_1_1 = Apache-1.1
        apache_2_0 = Apache-2.0
        artistic_1 = Artistic-1.0
        artistic_2 = Artistic-2.0
        freebsd = BSD-2-Clause
        gfdl_1_2 = GFDL-1.2-only
        gfdl_1_3 = GFDL-1.3-only
        gpl_1 = GPL-1.0-only
        gpl_2 = GPL-2.0-only
        gpl_3 = GPL-3.0-only
        lgpl_2_1 = LGPL-2.1-only
        lgpl_3_0 = LGPL-3.0-only
        mit = MIT
        mozilla_1_0 = MPL-1.0
        mozilla_1_1 = MPL-1.1
        openssl = OpenSSL
        perl_5 = Artistic-1.0-Perl OR GPL-1.0-or-later
        qpl_1_0 = QPL-1.0
        sun = SISSL
        zlib = Zlib
        """);

    // Cabal User Guide, "license", before SPDX expressions (cabal-version 2.2).
    public static TheoryData<string, string> Cabal => Pairs(
        """
        BSD2 = BSD-2-Clause
        BSD3 = BSD-3-Clause
        BSD4 = BSD-4-Clause
        GPL-2 = GPL-2.0-only
        GPL-3 = GPL-3.0-only
        LGPL-2.1 = LGPL-2.1-only
        LGPL-3 = LGPL-3.0-only
        AGPL-3 = AGPL-3.0-only
        MPL-2.0 = MPL-2.0
        Apache-2.0 = Apache-2.0
        """);

    // PyPI, list of classifiers, "License".
    public static TheoryData<string, string> Classifiers => Pairs(
        """
        License :: OSI Approved :: MIT License = MIT
        License :: OSI Approved :: MIT No Attribution License (MIT-0) = MIT-0
        License :: OSI Approved :: ISC License (ISCL) = ISC
        License :: OSI Approved :: Python Software Foundation License = PSF-2.0
        License :: OSI Approved :: GNU General Public License v2 (GPLv2) = GPL-2.0-only
        License :: OSI Approved :: GNU General Public License v2 or later (GPLv2+) = GPL-2.0-or-later
        License :: OSI Approved :: GNU General Public License v3 (GPLv3) = GPL-3.0-only
        License :: OSI Approved :: GNU General Public License v3 or later (GPLv3+) = GPL-3.0-or-later
        License :: OSI Approved :: GNU Lesser General Public License v2 (LGPLv2) = LGPL-2.0-only
        License :: OSI Approved :: GNU Lesser General Public License v2 or later (LGPLv2+) = LGPL-2.0-or-later
        License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3) = LGPL-3.0-only
        License :: OSI Approved :: GNU Lesser General Public License v3 or later (LGPLv3+) = LGPL-3.0-or-later
        License :: OSI Approved :: GNU Affero General Public License v3 = AGPL-3.0-only
        License :: OSI Approved :: GNU Affero General Public License v3 or later (AGPLv3+) = AGPL-3.0-or-later
        License :: OSI Approved :: Mozilla Public License 1.1 (MPL 1.1) = MPL-1.1
        License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0) = MPL-2.0
        License :: OSI Approved :: Eclipse Public License 1.0 (EPL-1.0) = EPL-1.0
        License :: OSI Approved :: Eclipse Public License 2.0 (EPL-2.0) = EPL-2.0
        License :: OSI Approved :: European Union Public Licence 1.1 (EUPL 1.1) = EUPL-1.1
        License :: OSI Approved :: European Union Public Licence 1.2 (EUPL 1.2) = EUPL-1.2
        License :: OSI Approved :: The Unlicense (Unlicense) = Unlicense
        License :: OSI Approved :: zlib/libpng License = Zlib
        License :: OSI Approved :: Boost Software License 1.0 (BSL-1.0) = BSL-1.0
        License :: OSI Approved :: Universal Permissive License (UPL) = UPL-1.0
        License :: OSI Approved :: Historical Permission Notice and Disclaimer (HPND) = HPND
        License :: OSI Approved :: W3C License = W3C
        License :: OSI Approved :: PostgreSQL License = PostgreSQL
        License :: OSI Approved :: CEA CNRS Inria Logiciel Libre License, version 2.1 (CeCILL-2.1) = CECILL-2.1
        License :: OSI Approved :: Common Development and Distribution License 1.0 (CDDL-1.0) = CDDL-1.0
        License :: OSI Approved :: SIL Open Font License 1.1 (OFL-1.1) = OFL-1.1
        License :: CC0 1.0 Universal (CC0 1.0) Public Domain Dedication = CC0-1.0
        """);

    // R, "Writing R Extensions", 1.1.2, and the license database of R.
    public static TheoryData<string, string> R => Pairs(
        """
        GPL-2 = GPL-2.0-only
        GPL-3 = GPL-3.0-only
        GPL (>= 2) = GPL-2.0-or-later
        GPL (>= 2.0) = GPL-2.0-or-later
        GPL (>= 3) = GPL-3.0-or-later
        GPL-2 | GPL-3 = GPL-2.0-only OR GPL-3.0-only
        LGPL-2.1 = LGPL-2.1-only
        LGPL (>= 2.1) = LGPL-2.1-or-later
        LGPL (>= 3) = LGPL-3.0-or-later
        AGPL-3 = AGPL-3.0-only
        AGPL (>= 3) = AGPL-3.0-or-later
        Artistic-2.0 = Artistic-2.0
        Apache License 2.0 = Apache-2.0
        Apache License (== 2.0) = Apache-2.0
        MIT + file LICENSE = MIT
        BSD_2_clause + file LICENSE = BSD-2-Clause
        BSD_3_clause + file LICENSE = BSD-3-Clause
        CC0 = CC0-1.0
        CC BY 4.0 = CC-BY-4.0
        Mozilla Public License 2.0 = MPL-2.0
        """);

    // composer.json schema: SPDX, or a choice in brackets with a small "or".
    public static TheoryData<string, string> Composer => Pairs(
        """
        MIT = MIT
        GPL-2.0+ = GPL-2.0-or-later
        LGPL-3.0-or-later = LGPL-3.0-or-later
        (LGPL-2.1-only or GPL-3.0-or-later) = LGPL-2.1-only OR GPL-3.0-or-later
        (MIT and BSD-3-Clause) = MIT AND BSD-3-Clause
        """);

    // Names as POMs of Maven Central state them.
    public static TheoryData<string, string> Maven => Pairs(
        """
        The Apache Software License, Version 2.0 = Apache-2.0
        Apache License, Version 2.0 = Apache-2.0
        Apache License Version 2.0 = Apache-2.0
        Apache 2 = Apache-2.0
        The Apache License, Version 2.0 = Apache-2.0
        MIT License = MIT
        The MIT License = MIT
        BSD 3-Clause = BSD-3-Clause
        New BSD License = BSD-3-Clause
        BSD New = BSD-3-Clause
        Revised BSD = BSD-3-Clause
        BSD-2-Clause = BSD-2-Clause
        Eclipse Public License - v 1.0 = EPL-1.0
        Eclipse Public License v2.0 = EPL-2.0
        EPL 2.0 = EPL-2.0
        EDL 1.0 = BSD-3-Clause
        Eclipse Distribution License - v 1.0 = BSD-3-Clause
        GPL2 w/ CPE = GPL-2.0-only WITH Classpath-exception-2.0
        GNU General Public License, version 2 with the GNU Classpath Exception = GPL-2.0-only WITH Classpath-exception-2.0
        CDDL/GPLv2+CE = CDDL-1.1 OR GPL-2.0-only WITH Classpath-exception-2.0
        CDDL + GPLv2 with classpath exception = CDDL-1.1 OR GPL-2.0-only WITH Classpath-exception-2.0
        LGPL, version 2.1 = LGPL-2.1-only
        GNU Lesser General Public License, Version 2.1 = LGPL-2.1-only
        Mozilla Public License Version 2.0 = MPL-2.0
        MPL 2.0 = MPL-2.0
        Common Public License Version 1.0 = CPL-1.0
        Universal Permissive License, Version 1.0 = UPL-1.0
        Bouncy Castle Licence = MIT
        Go License = BSD-3-Clause
        """);

    [Theory]
    [MemberData(nameof(Debian))]
    [MemberData(nameof(Fedora))]
    [MemberData(nameof(Cpan))]
    [MemberData(nameof(Cabal))]
    [MemberData(nameof(Classifiers))]
    [MemberData(nameof(R))]
    [MemberData(nameof(Composer))]
    [MemberData(nameof(Maven))]
    public void A_spelling_with_one_meaning_becomes_its_expression(string statement, string expression)
    {
        var licence = Reader.Read(statement);

        Assert.Equal((expression, true), (licence?.Expression, licence?.IsSpdx));
    }

    [Theory]
    [InlineData("Artistic", LicenceClass.WeakCopyleft)]
    [InlineData("bsd", LicenceClass.Permissive)]
    [InlineData("public-domain", LicenceClass.PublicDomain)]
    [InlineData("Public Domain", LicenceClass.PublicDomain)]
    [InlineData("PublicDomain", LicenceClass.PublicDomain)]
    [InlineData("AllRightsReserved", LicenceClass.Proprietary)]
    [InlineData("OtherLicense", LicenceClass.Unknown)]
    [InlineData("open_source", LicenceClass.Unknown)]
    [InlineData("unrestricted", LicenceClass.Unknown)]
    [InlineData("restricted", LicenceClass.Proprietary)]
    [InlineData("LGPL", LicenceClass.WeakCopyleft)]
    [InlineData("GPL", LicenceClass.StrongCopyleft)]
    [InlineData("AGPL", LicenceClass.NetworkCopyleft)]
    [InlineData("CDDL", LicenceClass.WeakCopyleft)]
    [InlineData("GNU Lesser General Public License", LicenceClass.WeakCopyleft)]
    [InlineData("License :: OSI Approved :: BSD License", LicenceClass.Permissive)]
    [InlineData("License :: OSI Approved :: Apache Software License", LicenceClass.Permissive)]
    [InlineData("License :: OSI Approved :: GNU General Public License (GPL)", LicenceClass.StrongCopyleft)]
    [InlineData("License :: Other/Proprietary License", LicenceClass.Proprietary)]
    [InlineData("License :: Free for non-commercial use", LicenceClass.Proprietary)]
    [InlineData("License :: OSI Approved", LicenceClass.Unknown)]
    [InlineData("License :: DFSG approved", LicenceClass.Unknown)]
    [InlineData("proprietary", LicenceClass.Proprietary)]
    [InlineData("GPLv2 with exceptions", LicenceClass.StrongCopyleft)]
    [InlineData("GPL-2+ with OpenSSL exception", LicenceClass.StrongCopyleft)]
    [InlineData("LGPLv2+ with exceptions", LicenceClass.WeakCopyleft)]
    [InlineData("AGPLv3 with exceptions", LicenceClass.NetworkCopyleft)]
    [InlineData("MIT with conditions", LicenceClass.Unknown)]
    [InlineData("GPL (>= 2) + file LICENSE", LicenceClass.Unknown)]
    [InlineData("file LICENSE", LicenceClass.Unknown)]
    [InlineData("GPL-2 | file LICENSE", LicenceClass.Unknown)]
    [InlineData("Redistributable, no modification permitted", LicenceClass.Proprietary)]
    [InlineData("Copyright only", LicenceClass.Unknown)]
    [InlineData("custom:EULA", LicenceClass.Unknown)]
    [InlineData("Oracle Technology Network License", LicenceClass.Proprietary)]
    [InlineData("Android Software Development Kit License", LicenceClass.Proprietary)]
    [InlineData("Amazon Software License", LicenceClass.Proprietary)]
    [InlineData("JetBrains License", LicenceClass.Proprietary)]
    [InlineData("End User License Agreement", LicenceClass.Proprietary)]
    [InlineData("SEE LICENSE IN <https://example.org/eula>", LicenceClass.Unknown)]
    public void What_has_several_meanings_stays_as_it_stands_with_the_class_it_surely_has(string statement, LicenceClass expected)
    {
        var licence = Reader.Read(statement);

        Assert.Equal((statement, expected, false), (licence?.Expression, licence?.Class, licence?.IsSpdx));
    }

    private static TheoryData<string, string> Pairs(string lines)
    {
        var pairs = new TheoryData<string, string>();
        foreach (var line in lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // The last sign: R writes >= and ==.
            var at = line.LastIndexOf(" = ", StringComparison.Ordinal);
            pairs.Add(line[..at], line[(at + 3)..]);
        }

        return pairs;
    }
}
