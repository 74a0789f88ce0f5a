using System.Collections.Immutable;

namespace Sovereignty.Store;

/// <summary>
/// The store's schema as steps that only go forward: a released step is never changed, a new one is added at the end. PRAGMA user_version
/// says how many have been taken.
/// </summary>
internal static class Migrations
{
    /// <summary>The steps, oldest first.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        """
        CREATE TABLE scan (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL,
            subject TEXT NOT NULL,
            as_of TEXT NOT NULL,
            stored_at TEXT NOT NULL,
            tool_version TEXT NOT NULL,
            catalogue_digest TEXT NOT NULL,
            score_low REAL,
            score_high REAL,
            document BLOB NOT NULL
        );
        CREATE INDEX scan_by_subject ON scan (subject, number);
        CREATE TABLE component (
            scan INTEGER NOT NULL REFERENCES scan (number) ON DELETE CASCADE,
            id TEXT NOT NULL,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            version TEXT,
            purl TEXT,
            scope TEXT NOT NULL,
            direct INTEGER,
            vendor TEXT,
            owner TEXT,
            owner_country TEXT,
            licence TEXT,
            licence_class TEXT,
            PRIMARY KEY (scan, id)
        ) WITHOUT ROWID;
        CREATE TABLE finding (
            scan INTEGER NOT NULL REFERENCES scan (number) ON DELETE CASCADE,
            rule TEXT NOT NULL,
            subject_kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            severity TEXT NOT NULL,
            dimension TEXT NOT NULL,
            exposure REAL NOT NULL,
            risk REAL NOT NULL,
            waived INTEGER NOT NULL,
            PRIMARY KEY (scan, rule, subject_kind, subject)
        ) WITHOUT ROWID;
        CREATE TABLE score (
            scan INTEGER NOT NULL REFERENCES scan (number) ON DELETE CASCADE,
            subject_kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            low REAL NOT NULL,
            high REAL NOT NULL,
            PRIMARY KEY (scan, subject_kind, subject)
        ) WITHOUT ROWID;
        """,
    ];
}
