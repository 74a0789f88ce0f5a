namespace Sovereignty.Sources;

/// <summary>Tells files that hold nothing before they are opened.</summary>
public static class EmptyFile
{
    /// <summary>
    /// Whether there is nothing to read: an empty file, and likewise a pipe, a socket or a device, which have no length either. To open a pipe waits for
    /// somebody who writes into it, for ever if a stranger's folder holds one. Links are looked through. False for what is not there.
    /// </summary>
    /// <param name="path">The full path.</param>
    public static bool Is(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists) return false;
        if (file.Attributes.HasFlag(FileAttributes.ReparsePoint)) file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        return file is { Exists: true, Length: 0 };
    }
}
