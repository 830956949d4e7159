-- What was sent. A row is never changed.
CREATE TABLE submissions (
    reference TEXT PRIMARY KEY,   -- what the citizen gets to keep
    slug TEXT NOT NULL,           -- the folder of the form
    key TEXT NOT NULL,            -- Idempotency-Key: same bytes, same key
    digest TEXT NOT NULL,         -- SHA-256 in hex of the body as it came
    definition TEXT NOT NULL,     -- hash of the definition it was checked against
    version TEXT,                 -- form.version as JSON text
    locale TEXT NOT NULL,         -- BCP 47
    library TEXT NOT NULL,        -- version of the library that checked it
    received TEXT NOT NULL,       -- RFC 3339
    answers TEXT NOT NULL         -- the answers alone, as the core writes them
) STRICT;

-- At most one row per key, whatever happens in between.
CREATE UNIQUE INDEX submissions_by_key ON submissions (slug, key);

-- Each definition that was ever served, so that old answers keep their questions.
CREATE TABLE definitions (
    hash TEXT PRIMARY KEY,
    slug TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

-- Citizens who fill in a form without script. Once sent, `state` is NULL and only the receipt is left.
CREATE TABLE sessions (
    id TEXT NOT NULL,             -- 128 random bits in hex, the cookie
    slug TEXT NOT NULL,
    state TEXT,                   -- the unsent answers, as the core saves them
    locale TEXT,
    reference TEXT,
    received TEXT,
    created INTEGER NOT NULL,     -- seconds since 1970, UTC
    PRIMARY KEY (id, slug)
) STRICT;

CREATE INDEX sessions_by_age ON sessions (created);
