using System.Text;
using Sovereignty.Resolve.Licences.Texts;

namespace Sovereignty.Tests.Resolve.Licences.Texts;

public sealed class LicenceTextsTests
{
    private static readonly string[] Ids =
        ["0BSD", "AGPL-3.0-only", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSD-4-Clause", "BUSL-1.1", "Elastic-2.0", "GPL-2.0-only", "ISC", "JSON", "LGPL-3.0-only", "MIT", "MIT-0",
         "MPL-2.0", "SSPL-1.0", "Unlicense", "Zlib"];

    public static TheoryData<string, string> Written()
    {
        var cases = new TheoryData<string, string>();
        foreach (var id in Ids)
        {
            foreach (var form in LicenceFixture.Forms.Keys) cases.Add(id, form);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void A_licence_is_recognised_however_its_text_is_written(string id, string form)
    {
        var reading = LicenceTexts.Read(LicenceFixture.Forms[form](LicenceFixture.Text(id)));

        var text = Assert.Single(reading.Texts);
        Assert.Equal((id, false, LicenceTextKind.Text), (text.Id, text.Changed, text.Kind));
        Assert.Null(reading.OtherTerms);
    }

    [Theory]
    [InlineData("MIT", "The above copyright", "The Software may be used for non-commercial purposes only.\n\nThe above copyright")]
    [InlineData("MIT", "without restriction, including", "for evaluation, including")]
    [InlineData("MIT", "The above copyright", "The Software shall be used for Good, and not for weapons.\n\nThe above copyright")]
    [InlineData("BSD-3-Clause", "Redistributions of source", "Redistributions may not be sold. Redistributions of source")]
    [InlineData("BSD-2-Clause", "THIS SOFTWARE IS PROVIDED", "3. Military use is prohibited.\n\nTHIS SOFTWARE IS PROVIDED")]
    [InlineData("Apache-2.0", "2. Grant of Copyright License.", "1a. The Work must not be offered as a service.\n\n2. Grant of Copyright License.")]
    [InlineData("GPL-2.0-only", "1. You may copy", "0a. This does not hold for competitors.\n\n1. You may copy")]
    [InlineData("AGPL-3.0-only", "your modified version must prominently offer", "your modified version should, for a fee, offer")]
    [InlineData("Zlib", "2. Altered source versions must be plainly marked", "2. Altered source versions are not allowed unless plainly marked")]
    public void A_text_with_other_terms_is_not_the_licence_and_the_nearest_is_named(string id, string from, string to)
    {
        var plain = LicenceFixture.Text(id);
        Assert.Contains(from, plain, StringComparison.Ordinal);

        foreach (var written in (string[])[plain.Replace(from, to, StringComparison.Ordinal), LicenceFixture.Wrapped(plain.Replace(from, to, StringComparison.Ordinal), 66)])
        {
            var reading = LicenceTexts.Read(written);

            Assert.DoesNotContain(reading.Texts, t => t.Kind == LicenceTextKind.Text && !t.Changed);
            var changed = Assert.Single(reading.Texts);
            Assert.Equal((id, true), (changed.Id, changed.Changed));
        }
    }

    [Fact]
    public void A_text_cut_short_is_not_the_licence()
    {
        foreach (var id in Ids)
        {
            var text = LicenceFixture.Text(id);
            Assert.DoesNotContain(LicenceTexts.Read(text[..(text.Length * 6 / 10)]).Texts, t => !t.Changed && t.Kind == LicenceTextKind.Text && t.Id == id);
        }
    }

    [Theory]
    [InlineData("The name and logo may not be used without prior written permission.")]
    [InlineData("In addition, use is limited to non-commercial purposes.")]
    [InlineData("\"Commons Clause\" License Condition v1.0")]
    public void Terms_beside_the_text_are_seen(string terms)
    {
        foreach (var id in (string[])["MIT", "Apache-2.0", "BSD-3-Clause"])
        {
            Assert.NotNull(LicenceTexts.Read(LicenceFixture.Text(id) + "\n\n" + terms + "\n").OtherTerms);
            Assert.NotNull(LicenceTexts.Read(terms + "\n\n" + LicenceFixture.Text(id)).OtherTerms);
        }
    }

    [Fact]
    public void Several_licences_in_one_file_are_told_apart_with_their_lines()
    {
        var file = "Licences of the parts\n\n" + LicenceFixture.Text("MIT") + "\n----\n\n" + LicenceFixture.Text("Apache-2.0") + "\n----\n\n" + LicenceFixture.Text("BSD-3-Clause");

        var texts = LicenceTexts.Read(file).Texts;

        Assert.Equal(["MIT", "Apache-2.0", "BSD-3-Clause"], texts.Select(t => t.Id));
        var lines = file.Split('\n');
        Assert.All(texts, t => Assert.InRange(t.Line, 1, t.LastLine));
        Assert.StartsWith("Apache License", lines[texts[1].Line - 1].Trim(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("This project is licensed under the MIT License.")]
    [InlineData("## License\n\nMIT License. See [LICENSE](LICENSE) for the Apache License, Version 2.0 and the BSD licence.")]
    [InlineData("Permission is hereby granted to the reader to skip this chapter.")]
    [InlineData("THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED.")]
    [InlineData("GPL-3.0-or-later, MIT and Apache-2.0 are compatible; BSD-4-Clause is not.")]
    [InlineData("Redistribution and use in source and binary forms is what the BSD licences speak of.")]
    [InlineData("This program is free software. It comes with no warranty, to the extent permitted by applicable law.")]
    public void A_text_that_only_mentions_a_licence_holds_none(string text) => Assert.Empty(LicenceTexts.Read(text).Texts);

    [Fact]
    public void Five_hundred_readmes_and_source_heads_hold_none()
    {
        string[] sentences =
        [
            "A small server that answers requests with the opening hours of the town hall.", "Run `npm install` and open http://localhost:8080/ in a browser.", "Licensed under the MIT License.",
            "Copyright (c) 2021 Example Town Council. All rights reserved.", "The above copyright notice belongs into every file.", "Pull requests are welcome, subject to the following conditions.",
            "You may obtain a copy of the handbook at the front desk.", "THE SOFTWARE IS PROVIDED as a container image.", "See the License for details.", "Apache License 2.0",
            "Redistributions of source code go through the mirror.", "Without limitation of the number of users.", "This program is part of the portal of the district.",
            "using System.Text; namespace Example.Portal; internal sealed class Handler { }", "It is distributed in the hope that it will be useful.", "SPDX short identifiers are used in headers.",
        ];
        var random = new Random(20261122);
        for (var i = 0; i < 500; i++)
        {
            var text = string.Join(i % 3 == 0 ? "\n\n" : " ", Enumerable.Range(0, 5 + random.Next(60)).Select(_ => sentences[random.Next(sentences.Length)]));
            Assert.Empty(LicenceTexts.Read(i % 2 == 0 ? text : LicenceFixture.Commented(text, "// ")).Texts);
        }
    }

    [Fact]
    public void The_text_of_the_gpl_does_not_tell_of_later_versions_and_a_notice_does()
    {
        Assert.Equal(LaterVersions.NotSaid, Assert.Single(LicenceTexts.Read(LicenceFixture.Text("GPL-2.0-only")).Texts).Versions);
        const string Notice =
            "This program is free software; you can redistribute it and/or modify it under the terms of the GNU General Public License as published by the Free Software Foundation; {0}\n\n" +
            "This program is distributed in the hope that it will be useful, but WITHOUT ANY WARRANTY; without even the implied warranty of MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE. " +
            "See the GNU General Public License for more details.\n\nYou should have received a copy of the GNU General Public License along with this program; if not, see <https://www.gnu.org/licenses/>.";

        var later = Assert.Single(LicenceTexts.Read(string.Format(null, Notice, "either version 2 of the License, or (at your option) any later version.")).Texts);
        var only = Assert.Single(LicenceTexts.Read(string.Format(null, Notice, "version 2 of the License.")).Texts);
        var third = Assert.Single(LicenceTexts.Read(string.Format(null, Notice, "either version 3 of the License, or (at your option) any later version.")).Texts);

        Assert.Equal(("GPL-2.0-only", LicenceTextKind.Notice, LaterVersions.Yes), (later.Id, later.Kind, later.Versions));
        Assert.Equal(("GPL-2.0-only", LicenceTextKind.Notice, LaterVersions.No), (only.Id, only.Kind, only.Versions));
        Assert.Equal(("GPL-3.0-only", LaterVersions.Yes), (third.Id, third.Versions));
    }

    [Fact]
    public void Tags_are_read_with_their_lines_and_without_the_end_of_a_comment()
    {
        var reading = LicenceTexts.Read("/* SPDX-License-Identifier: (MIT OR GPL-2.0-only) */\n\n<!-- SPDX-License-Identifier: EUPL-1.2 -->\nWrite `SPDX-License-Identifier: <expression>` into every file.\n");

        Assert.Equal([new LicenceTag("(MIT OR GPL-2.0-only)", 1), new LicenceTag("EUPL-1.2", 3)], reading.Tags);
    }

    [Fact]
    public void Utf_16_and_latin_1_are_read()
    {
        var mit = LicenceFixture.Text("MIT").Replace("<copyright holders>", "Jürgen Öztürk", StringComparison.Ordinal);

        Assert.Equal("MIT", Assert.Single(LicenceTexts.Read((byte[])[0xff, 0xfe, .. Encoding.Unicode.GetBytes(mit)]).Texts).Id);
        Assert.Equal("MIT", Assert.Single(LicenceTexts.Read(Encoding.Latin1.GetBytes(mit)).Texts).Id);
    }

    [Fact]
    public void Hostile_files_take_time_in_proportion_to_their_size()
    {
        var mit = LicenceFixture.Text("MIT");
        var bsd = LicenceFixture.Text("BSD-3-Clause");
        foreach (var text in (string[])
            [
                string.Concat(Enumerable.Repeat(mit, 900)), string.Concat(Enumerable.Repeat("permission is hereby granted free of charge to ", 20_000)),
                string.Concat(Enumerable.Repeat(bsd[..(bsd.Length / 2)] + "no ", 1200)), new string('a', 1_000_000), string.Concat(Enumerable.Repeat("(c) ", 250_000)),
                "<html>" + new string('<', 900_000), "<html>" + new string('&', 900_000), string.Concat(Enumerable.Repeat("\n", 1_000_000)),
            ])
        {
            Effort.GrowsWithInput(text.Length, length => Assert.NotNull(LicenceTexts.Read(text[..length])));
        }
    }

    [Fact]
    public void A_file_of_licence_size_costs_little_more_than_a_look_at_its_words()
    {
        var files = Enumerable.Range(0, 60).Select(i => $"{Ids[i % Ids.Length]} in edition {i}\n\n" + LicenceFixture.OfOthers(LicenceFixture.Text(i % 3 == 0 ? Ids[i % Ids.Length] : i % 3 == 1 ? "MIT" : "Apache-2.0"))).ToList();

        // Compared with every text of the list, one would cost hundreds of times as much.
        Assert.InRange(Effort.Ratio(() => files.ForEach(f => LicenceTexts.Read(f)), () => files.ForEach(f => LicenceWords.Read(f))), 0, 60);
    }
}
