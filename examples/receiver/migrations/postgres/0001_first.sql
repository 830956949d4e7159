-- The tables of ../sqlite, where each column is explained.
CREATE TABLE submissions (
    reference TEXT PRIMARY KEY,
    slug TEXT NOT NULL,
    key TEXT NOT NULL,
    digest TEXT NOT NULL,
    definition TEXT NOT NULL,
    version TEXT,
    locale TEXT NOT NULL,
    library TEXT NOT NULL,
    received TEXT COLLATE "C" NOT NULL, -- compared byte by byte, whatever the language of the server
    answers TEXT NOT NULL,
    -- In the order in which they came. SQLite counts by itself, under this name.
    rowid BIGINT GENERATED ALWAYS AS IDENTITY UNIQUE
);

CREATE UNIQUE INDEX submissions_by_key ON submissions (slug, key);

CREATE INDEX submissions_by_age ON submissions (slug, received);

CREATE TABLE receipts (
    reference TEXT PRIMARY KEY,
    slug TEXT NOT NULL,
    key TEXT NOT NULL,
    digest TEXT NOT NULL,
    received TEXT NOT NULL,
    until TEXT COLLATE "C" NOT NULL
);

CREATE UNIQUE INDEX receipts_by_key ON receipts (slug, key);

CREATE TABLE definitions (
    hash TEXT PRIMARY KEY,
    slug TEXT NOT NULL,
    text TEXT NOT NULL
);

CREATE TABLE texts (
    definition TEXT NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (definition, language)
);

CREATE TABLE sessions (
    id TEXT NOT NULL,
    slug TEXT NOT NULL,
    state TEXT,
    locale TEXT,
    reference TEXT,
    received TEXT,
    created BIGINT NOT NULL,
    PRIMARY KEY (id, slug)
);

CREATE INDEX sessions_by_age ON sessions (created);

CREATE TABLE in_flight (
    slug TEXT NOT NULL,
    key TEXT NOT NULL,
    digest TEXT NOT NULL,
    until BIGINT NOT NULL,
    PRIMARY KEY (slug, key)
);

CREATE TABLE reads (
    number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    read TEXT NOT NULL,
    reader TEXT NOT NULL,
    what TEXT NOT NULL,
    slug TEXT,
    reference TEXT
);

CREATE FUNCTION reads_stay() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'what was read is never changed and never deleted'; END $$;

CREATE TRIGGER reads_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON reads
FOR EACH STATEMENT EXECUTE FUNCTION reads_stay();
