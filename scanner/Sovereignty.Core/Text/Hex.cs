namespace Sovereignty.Text;

/// <summary>Bytes as hexadecimal digits.</summary>
internal static class Hex
{
    /// <summary>
    /// In lower case. The framework's own conversion is vectorised code that is compiled anew at every start of the program, which takes
    /// longer than all hashes of a large lock file take here.
    /// </summary>
    public static string Lower(ReadOnlySpan<byte> bytes)
    {
        Span<char> digits = bytes.Length <= 64 ? stackalloc char[bytes.Length * 2] : new char[bytes.Length * 2];
        for (var i = 0; i < bytes.Length; i++)
        {
            digits[2 * i] = Digit(bytes[i] >> 4);
            digits[(2 * i) + 1] = Digit(bytes[i] & 0xF);
        }

        return new string(digits);
    }

    private static char Digit(int value) => (char)(value < 10 ? '0' + value : 'a' + value - 10);
}
