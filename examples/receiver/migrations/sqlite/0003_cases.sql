-- The form's own texts, as they were last served with a definition.
CREATE TABLE texts (
    definition TEXT NOT NULL,     -- hash
    language TEXT NOT NULL,       -- BCP 47
    text TEXT NOT NULL,           -- Fluent
    PRIMARY KEY (definition, language)
) STRICT;

-- Who read what. A row is never changed and never deleted.
CREATE TABLE reads (
    number INTEGER PRIMARY KEY,
    read TEXT NOT NULL,           -- RFC 3339
    reader TEXT NOT NULL,         -- as they named themselves
    what TEXT NOT NULL,           -- list, case, or a kind of file
    slug TEXT,                    -- of one form
    reference TEXT                -- of one case
) STRICT;

CREATE TRIGGER reads_are_not_changed BEFORE UPDATE ON reads
BEGIN SELECT RAISE(ABORT, 'what was read is never changed'); END;

CREATE TRIGGER reads_are_not_deleted BEFORE DELETE ON reads
BEGIN SELECT RAISE(ABORT, 'what was read is never deleted'); END;
