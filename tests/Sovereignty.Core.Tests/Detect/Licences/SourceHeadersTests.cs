using System.Text;
using Sovereignty.Detect;
using Sovereignty.Detect.Licences;
using Sovereignty.Resolve.Licences;
using Sovereignty.Tests.Resolve.Catalogue;
using Sovereignty.Tests.Resolve.Licences.Texts;

namespace Sovereignty.Tests.Detect.Licences;

public sealed class SourceHeadersTests : IDisposable
{
    private const string Apache =
        "Copyright 2019 Example Town\n\nLicensed under the Apache License, Version 2.0 (the \"License\");\nyou may not use this file except in compliance with the License.\n" +
        "You may obtain a copy of the License at\n\n    http://www.apache.org/licenses/LICENSE-2.0\n\nUnless required by applicable law or agreed to in writing, software\n" +
        "distributed under the License is distributed on an \"AS IS\" BASIS,\nWITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.\n" +
        "See the License for the specific language governing permissions and\nlimitations under the License.";

    private const string Gpl =
        "This program is free software: you can redistribute it and/or modify\nit under the terms of the GNU General Public License as published by\nthe Free Software Foundation, either version 3 of the License, or\n" +
        "(at your option) any later version.\n\nThis program is distributed in the hope that it will be useful,\nbut WITHOUT ANY WARRANTY; without even the implied warranty of\n" +
        "MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the\nGNU General Public License for more details.\n\nYou should have received a copy of the GNU General Public License\n" +
        "along with this program.  If not, see <https://www.gnu.org/licenses/>.";

    private static readonly LicenceReader Reader = new(new LicenceList(ShippedCatalogue.Catalogue));

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("a.cs", "// SPDX-License-Identifier: EUPL-1.2\nnamespace X;", "EUPL-1.2", 1)]
    [InlineData("a.c", "/* SPDX-License-Identifier: GPL-2.0-only WITH Linux-syscall-note */\nint x;", "GPL-2.0-only WITH Linux-syscall-note", 1)]
    [InlineData("a.py", "#!/usr/bin/env python3\n# SPDX-FileCopyrightText: 2024 Town\n#\n# SPDX-License-Identifier: MIT OR Apache-2.0\nimport os\n", "MIT OR Apache-2.0", 4)]
    [InlineData("a.html", "<!DOCTYPE html>\n<!--\n  SPDX-License-Identifier: BSD-3-Clause\n-->\n<html>", "BSD-3-Clause", 3)]
    [InlineData("a.sql", "-- SPDX-License-Identifier: MPL-2.0\nselect 1;", "MPL-2.0", 1)]
    [InlineData("a.php", "<?php\n/**\n * SPDX-License-Identifier: AGPL-3.0-or-later\n */\n", "AGPL-3.0-or-later", 3)]
    [InlineData("a.vue", "<!-- SPDX-License-Identifier: 0BSD -->\n<template>", "0BSD", 1)]
    [InlineData("a.h", "#ifndef A_H\n#define A_H\n// SPDX-License-Identifier: ISC\n", "ISC", 3)]
    [InlineData("a.java", "package de.town;\n\n/* SPDX-License-Identifier: Zlib */\nclass A {}", "Zlib", 3)]
    public void A_tag_in_the_leading_comment_is_the_licence_of_the_file(string name, string text, string expression, int line)
    {
        var conclusion = Of(name, text);

        Assert.Equal((expression, line, false), (conclusion?.Licence.Expression, conclusion?.Line, conclusion?.Changed));
    }

    [Theory]
    [InlineData("a.cs", "// ", Apache, "Apache-2.0")]
    [InlineData("a.py", "# ", Apache, "Apache-2.0")]
    [InlineData("a.lua", "-- ", Gpl, "GPL-3.0-or-later")]
    [InlineData("a.erl", "%% ", Gpl, "GPL-3.0-or-later")]
    [InlineData("a.el", ";; ", Gpl, "GPL-3.0-or-later")]
    public void The_notices_that_licences_bring_along_are_recognised_in_line_comments(string name, string mark, string notice, string expression) =>
        Assert.Equal(expression, Of(name, LicenceFixture.Commented(notice, mark) + "\n\nrest of the file\n")?.Licence.Expression);

    [Fact]
    public void A_whole_licence_in_a_block_comment_is_recognised()
    {
        Assert.Equal("MIT", Of("a.ts", "/*\n" + LicenceFixture.Commented(LicenceFixture.Text("MIT"), " * ") + "\n */\nexport const a = 1;")?.Licence.Expression);
        Assert.Equal("BSD-3-Clause", Of("a.py", "\"\"\"\n" + LicenceFixture.Text("BSD-3-Clause") + "\n\"\"\"\nimport os\n")?.Licence.Expression);
    }

    [Theory]
    [InlineData("a.cs", "namespace X;\n// SPDX-License-Identifier: MIT\n")]
    [InlineData("a.cs", "const string Tag = \"SPDX-License-Identifier: MIT\";")]
    [InlineData("a.cs", "// Licensed under the MIT license. See LICENSE in the project root.\nnamespace X;")]
    [InlineData("a.py", "# Copyright 2020 Town. All rights reserved. Use of this source code is governed by a BSD-style licence.\n")]
    [InlineData("a.js", "// Not licensed under the Apache License, Version 2.0\n")]
    [InlineData("a.go", "// Package licence reads SPDX-License-Identifier tags and tells which licence they name.\npackage licence\n")]
    [InlineData("a.unknown", "// SPDX-License-Identifier: MIT\n")]
    [InlineData("a.rs", "")]
    public void What_only_speaks_of_licences_and_what_stands_in_code_is_none(string name, string text) => Assert.Null(Of(name, text));

    [Fact]
    public void A_notice_with_other_terms_says_nothing() =>
        Assert.Null(Of("a.cs", LicenceFixture.Commented(LicenceFixture.Text("MIT").Replace("without restriction", "for non-commercial purposes", StringComparison.Ordinal), "// ")));

    [Fact]
    public void Five_hundred_source_heads_without_a_licence_give_none()
    {
        string[] sentences =
        [
            "Reads the opening hours of the town hall.", "Licensed to nobody in particular.", "Copyright (c) 2021 Example Town Council. All rights reserved.", "See the License for details.", "Permission is checked by the caller.",
            "Redistribution of events happens elsewhere.", "This is free software in the sense of free beer.", "You may obtain a copy of the handbook.", "Generated; do not edit.", "SPDX short identifiers are used in headers.",
            "MIT", "Apache License 2.0", "THE SOFTWARE IS PROVIDED as a container image.", "GPL-2.0, LGPL and others are compared below.",
        ];
        string[] names = ["a.cs", "a.py", "a.ts", "a.sql", "a.java", "a.go", "a.html", "a.rb"];
        string[] marks = ["// ", "# ", "// ", "-- ", "// ", "// ", "", "# "];
        var random = new Random(20261122);
        for (var i = 0; i < 500; i++)
        {
            var text = string.Join("\n", Enumerable.Range(0, 2 + random.Next(25)).Select(_ => marks[i % 8] + sentences[random.Next(sentences.Length)]));
            Assert.Null(Of(names[i % 8], i % 8 == 6 ? $"<!--\n{text}\n-->" : text));
        }
    }

    [Fact]
    public void Of_a_tree_a_few_files_of_every_folder_are_looked_at_whatever_the_number_of_workers()
    {
        for (var i = 0; i < 400; i++) folder.Write($"src/m{i % 200:000}/f{i}.cs", i % 3 == 0 ? "// SPDX-License-Identifier: MIT\n" : "namespace X;\n");
        for (var i = 0; i < 20; i++) folder.Write($"many/f{i:00}.cs", "// SPDX-License-Identifier: ISC\n");
        folder.Write("many/f00.min.js", "/* SPDX-License-Identifier: GPL-2.0-only */");

        var one = Run(1);
        var eight = Run(8);

        Assert.Equal(one.Select(d => (d.Path, Expression(d))), eight.Select(d => (d.Path, Expression(d))));
        Assert.Equal(SourceHeaders.MostInFolder, one.Count(d => d.Path.StartsWith("many/", StringComparison.Ordinal)));
        Assert.InRange(one.Count, 300, SourceHeaders.MostInTree);
        Assert.DoesNotContain(one, d => d.Path.EndsWith(".min.js", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_being_asked_nobody_looks()
    {
        folder.Write("a.cs", "// SPDX-License-Identifier: MIT\n");

        Assert.Empty(DetectorRunner.Run(folder.Path, Detectors.For(TreeKinds.Source), new RunOptions(), TestContext.Current.CancellationToken).Files);
    }

    [Fact]
    public void What_source_files_say_is_the_licence_of_a_system_that_says_nothing_itself()
    {
        folder.Write("src/a.cs", "// SPDX-License-Identifier: EUPL-1.2\n");
        folder.Write("src/b.cs", "// SPDX-License-Identifier: EUPL-1.2\n");
        folder.Write("lib/c.cs", "// SPDX-License-Identifier: GPL-2.0-only\n");
        folder.Write("lib/d.cs", "namespace X;");

        var files = new LicenceFiles(Run(1), [], Reader);

        var whole = files.OfFolder("")!;
        Assert.Equal("EUPL-1.2 AND GPL-2.0-only", whole.Value.Expression);
        Assert.Equal(Sovereignty.Model.Confidence.Low, whole.Confidence);
        Assert.Equal("SPDX-License-Identifier: EUPL-1.2, in 2 of 4 source files looked at", whole.Because[0].Text);
        Assert.Equal(("EUPL-1.2", Sovereignty.Model.Confidence.Medium), (files.OfFolder("src")!.Value.Expression, files.OfFolder("src")!.Confidence));
        Assert.Null(files.OfFolder("src/deeper"));
        Assert.Equal([("lib/c.cs", "portal"), ("src/a.cs", "portal")], files.All(f => f.Length == 0 ? "portal" : null).Select(f => (f.Path, f.Of!)));
    }

    [Fact]
    public void A_few_files_from_elsewhere_are_not_the_licence_of_the_whole()
    {
        folder.Write("a/x.cs", "// SPDX-License-Identifier: MIT\n");
        for (var i = 0; i < 5; i++) folder.Write($"a/m{i}/f.cs", "namespace X;\n");

        var files = new LicenceFiles(Run(1), [], Reader);

        Assert.Null(files.OfFolder("a"));
        Assert.Equal("a/x.cs", Assert.Single(files.All(_ => "portal")).Path);
    }

    [Fact]
    public void Licence_files_inside_packages_speak_where_their_metadata_do_not()
    {
        Packed("a/thing-1.0-py3-none-any.whl", ("thing-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: thing\nVersion: 1.0\n"), ("thing-1.0.dist-info/licenses/LICENSE", LicenceFixture.Text("ISC")), ("thing/LICENSE", LicenceFixture.Text("GPL-2.0-only")));
        Packed("b/acme.1.0.0.nupkg", ("acme.nuspec", """<package><metadata><id>acme</id><version>1.0.0</version><license type="file">LICENSE.txt</license></metadata></package>"""), ("LICENSE.txt", LicenceFixture.Text("MIT")));
        Packed("c/forms-2.0.jar", ("META-INF/maven/org.acme/forms/pom.properties", "groupId=org.acme\nartifactId=forms\nversion=2.0\n"), ("META-INF/LICENSE", LicenceFixture.Text("Apache-2.0")));
        Packed("d/said.1.0.0.nupkg", ("said.nuspec", """<package><metadata><id>said</id><version>1.0.0</version><license type="expression">MIT</license></metadata></package>"""), ("LICENSE.txt", LicenceFixture.Text("GPL-2.0-only")));
        var found = DetectorRunner.Run(folder.Path, Detectors.For(TreeKinds.Source), new RunOptions(), TestContext.Current.CancellationToken).Files;

        var said = new LicenceFiles(found, [], Reader).OfComponents().OrderBy(s => s.Key, StringComparer.Ordinal).ToList();

        Assert.Equal(
            [("pkg:maven/org.acme/forms@2.0", "Apache-2.0", "c/forms-2.0.jar"), ("pkg:nuget/acme@1.0.0", "MIT", "b/acme.1.0.0.nupkg"), ("pkg:pypi/thing@1.0", "ISC", "a/thing-1.0-py3-none-any.whl")],
            said.Select(s => (s.Key, Assert.Single(s.Value.LicenceTexts).Expression, s.Value.Because.Path!)));
        Assert.Empty(new LicenceFiles(found, [], Reader, packed: false).OfComponents());
    }

    private void Packed(string path, params (string Path, string Text)[] entries)
    {
        var full = Path.Combine(folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        using var zip = System.IO.Compression.ZipFile.Open(full, System.IO.Compression.ZipArchiveMode.Create);
        foreach (var (name, text) in entries)
        {
            using var entry = new StreamWriter(zip.CreateEntry(name).Open());
            entry.Write(text);
        }
    }

    private static string? Expression(Detection found) => found.LicenceTexts?.Tags.FirstOrDefault()?.Expression;

    private static TextConclusion? Of(string name, string text) => SourceHeaders.Reading(Encoding.UTF8.GetBytes(text), name) is { } reading ? TextConclusion.Of(reading, Reader) : null;

    private List<Detection> Run(int workers) => [.. DetectorRunner.Run(folder.Path, Detectors.For(TreeKinds.Source), new RunOptions { Workers = workers, SourceHeaders = true }, TestContext.Current.CancellationToken)
        .Files.Where(f => f.Detector == SourceHeaders.Name)];
}
