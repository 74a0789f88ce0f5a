using System.Text;
using Sovereignty.Inventory.Columns;
using Sovereignty.Inventory.Records;
using Sovereignty.Text;

namespace Sovereignty.Inventory.Tables;

/// <summary>Opens a list in whatever format it is.</summary>
internal static class ListSheets
{
    /// <summary>The tables in it, read as they are asked for; each to its end before the next.</summary>
    /// <exception cref="Exception">Of many types, where a workbook is broken: the library promises none in particular. See <see cref="Broken"/>.</exception>
    public static IEnumerable<TableSheet> Open(ListContent content, HeaderRow headers, ProblemLog problems, CancellationToken stop)
    {
        var format = ListFormats.Of(content);
        switch (format)
        {
            case ListFormat.Xlsx or ListFormat.Xls:
                var package = WorkbookPackage.Open(content, stop);
                if (package.Joined) problems.Error("inventory-too-large", $"a sheet gives one number to more than {RowNumbers.MostAlike} rows, which makes them one row; what stands before them was read", "open it in a spreadsheet program and save it again, or export the list as CSV");
                else if (package.TooLong) TooLarge(problems);
                else if (format == ListFormat.Xlsx) FormulasWithoutValue.Tell(content, problems, stop);
                return Workbook.Open(package.Stream, package.Cut);
            case ListFormat.Ods when OpenDocument.IsEncrypted(content):
                Encrypted(problems);
                return [];
            case ListFormat.Ods: return OpenDocument.Open(content);
            case ListFormat.OtherZip:
                problems.Error("inventory-unreadable", "this is a zip file, but no workbook", "unpack it, or export the list as CSV");
                return [];
            case ListFormat.Json: return RecordList.Open(Json(content), foldKeys: true, headers, problems, stop);
            case ListFormat.Registry: return [RegistryExport.Open(content, problems)];
            case ListFormat.Xml when IsPage(content):
                problems.Error("inventory-unreadable", "this is a web page, whatever its name says", "open it in a spreadsheet program and save it as XLSX or CSV");
                return [];
            case ListFormat.Xml: return RecordList.Open(() => new XmlEvents(content.Open()), foldKeys: false, headers, problems, stop);
            default: return [DelimitedList.Open(content, headers, problems)];
        }
    }

    /// <summary>Tells what is wrong with a file that could not be read on; what was read before is kept.</summary>
    public static void Broken(Exception e, ProblemLog problems)
    {
        if (e is ExcelDataReader.Exceptions.InvalidPasswordException) Encrypted(problems);
        else if (e is UnpacksTooFarException) TooLarge(problems);
        else if (problems.Has("inventory-too-large")) return;
        else if (e is System.Xml.XmlException && e.Message.Contains("DTD", StringComparison.OrdinalIgnoreCase)) problems.Error("inventory-unreadable", "document types (DTD) are not read", "open it in the program it comes from and save it again, or export it as CSV");
        else problems.Error("inventory-unreadable", $"the file is broken: {Reason.Of(e)}", "open it in the program it comes from and save it again, or export it as CSV");
    }

    private static void TooLarge(ProblemLog problems) =>
        problems.Error("inventory-too-large", "the file unpacks to more than a list can be; what stands before that was read", "export the list as CSV");

    private static void Encrypted(ProblemLog problems) =>
        problems.Error("inventory-encrypted", "the file is protected with a password", "save it without one, or export the list as CSV");

    // What many programs hand out as "Excel": a table in HTML.
    private static bool IsPage(ListContent content)
    {
        var start = Encoding.UTF8.GetString(content.Head[..Math.Min(500, content.Head.Length)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return start.StartsWith("<html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<table", StringComparison.OrdinalIgnoreCase);
    }

    // As UTF-8 without a mark, which is what the parser reads; Windows PowerShell writes UTF-16.
    private static Func<RecordEvents> Json(ListContent content)
    {
        var encoding = TextEncoding.Detect(content);
        var head = encoding.Encoding.GetString(content.Head[encoding.Skip..Math.Min(encoding.Skip + 600, content.Head.Length)]);
        var before = head.AsSpan().TrimStart(" \t\r\n") is ['{' or '[', ..] ? 0 : Encoding.UTF8.GetByteCount(head.AsSpan(0, ListFormats.AnsibleOutput(head)));
        return () =>
        {
            var stream = content.Open();
            stream.Position = encoding.Skip;
            if (encoding.Encoding is not UTF8Encoding) stream = Encoding.CreateTranscodingStream(stream, encoding.Encoding, Encoding.UTF8);
            if (before > 0) stream.ReadExactly(new byte[before]);
            return new JsonEvents(stream);
        };
    }
}
