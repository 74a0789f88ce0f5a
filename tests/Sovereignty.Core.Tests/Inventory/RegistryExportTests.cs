using System.Text;
using Sovereignty.Configuration;
using Sovereignty.Inventory;

namespace Sovereignty.Tests.Inventory;

public sealed class RegistryExportTests
{
    private const string Machine = @"[HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall";

    private static readonly string Export = string.Join("\r\n",
        "Windows Registry Editor Version 5.00",
        "",
        $"{Machine}]",
        "",
        $@"{Machine}\{{90160000-008C-0407-0000-0000000FF1CE}}]",
        "\"DisplayName\"=\"Microsoft Office Professional Plus 2016 - de-de\"",
        "\"DisplayVersion\"=\"16.0.5071.1000\"",
        "\"Publisher\"=\"Microsoft Corporation\"",
        "\"InstallDate\"=\"20240311\"",
        "\"InstallLocation\"=\"C:\\\\Program Files\\\\Microsoft Office\"",
        "\"UninstallString\"=hex(2):4d,00,73,00,69,00,\\",
        "  45,00,78,00,65,00,63,00,00,00",
        "\"EstimatedSize\"=dword:0015a2c3",
        "",
        $@"{Machine}\{{90160000-008C-0407-0000-0000000FF1CE}}\InstallProperties]",
        "\"DisplayName\"=\"not a program of its own\"",
        "",
        @"[HKEY_LOCAL_MACHINE\SOFTWARE\WOW6432Node\Microsoft\Windows\CurrentVersion\Uninstall\Notepad++]",
        "\"DisplayName\"=\"Notepad++ (32-bit x86)\"",
        "\"Publisher\"=\"Notepad++ Team\"",
        "\"DisplayVersion\"=\"8.6.4\"",
        "",
        @"[HKEY_USERS\S-1-5-21-1\Software\Microsoft\Windows\CurrentVersion\Uninstall\Zoom]",
        "\"DisplayName\"=\"Zoom \\\"Workplace\\\"\"",
        "\"Publisher\"=\"Zoom Communications, Inc.\"",
        "",
        $@"{Machine}\Part]",
        "\"DisplayName\"=\"Office 16 Click-to-Run Localization Component\"",
        "\"SystemComponent\"=dword:00000001",
        "",
        $@"{Machine}\KB5034]",
        "\"DisplayName\"=\"Security Update for Muster (KB5034)\"",
        "\"ReleaseType\"=\"Security Update\"",
        "\"ParentKeyName\"=\"Muster\"",
        "",
        $@"{Machine}\Nameless]",
        "\"Publisher\"=\"Muster GmbH\"",
        "",
        $"[-{Machine[1..]}\\Removed]",
        "\"DisplayName\"=\"Removed\"",
        "");

    public static TheoryData<string, byte[]> Encodings() => new()
    {
        { "UTF-16LE with mark, as regedit writes", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Export)] },
        { "UTF-8", Encoding.UTF8.GetBytes(Export) },
        { "REGEDIT4", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Export.Replace("Windows Registry Editor Version 5.00", "REGEDIT4", StringComparison.Ordinal)) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void An_export_of_the_registry_is_a_list_of_programs(string name, byte[] bytes)
    {
        var table = Read(bytes);

        Assert.True(table.Lines.Length == 3, name);
        Assert.Equal(["Microsoft Office Professional Plus 2016 - de-de", "Notepad++ (32-bit x86)", "Zoom \"Workplace\""], table.Lines.Select(l => l.Product));
        Assert.Equal(["Microsoft Corporation", "Notepad++ Team", "Zoom Communications, Inc."], table.Lines.Select(l => l.Vendor));
        Assert.Equal(["16.0.5071.1000", "8.6.4", null], table.Lines.Select(l => l.Version));
        Assert.Equal(5, table.Lines[0].Line);
        Assert.Contains(table.Lines[0].Other, o => o is { Key: "InstallDate", Value: "20240311" });
        Assert.Contains(table.Lines[0].Other, o => o is { Key: "UninstallString", Value: "MsiExec" });
        Assert.Contains(table.Lines[0].Other, o => o is { Key: "InstallLocation", Value: @"C:\Program Files\Microsoft Office" });
        var note = Assert.Single(table.Problems);
        Assert.Equal("registry-entries-passed-over", note.Code);
        Assert.Contains("1 parts of the system, 1 updates, 1 entries without a name", note.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_export_cut_anywhere_keeps_what_was_read()
    {
        var bytes = Encoding.UTF8.GetBytes(Export);
        for (var cut = 60; cut < bytes.Length; cut += 7) Assert.True(Read(bytes[..cut]).Lines.Length <= 4);
    }

    [Fact]
    public void A_file_that_is_all_one_value_ends()
    {
        var text = $"REGEDIT4\r\n{Machine}\\X]\r\n\"A\"=hex(2):" + string.Concat(Enumerable.Repeat("41,00,\\\r\n", 200_000)) + "\r\n\"DisplayName\"=\"" + new string('x', 3_000_000);
        Assert.Empty(Read(Encoding.UTF8.GetBytes(text)).Lines);
    }

    private static InventoryTable Read(byte[] bytes) =>
        new InventoryReader(ScanConfiguration.Default, TestCatalogue.Instance, new DateOnly(2026, 11, 22)).Read("pc.reg", bytes, null, TestContext.Current.CancellationToken);
}
