-- What is left of a submission when its answers are deleted: enough to answer whoever sends it again, or asks.
CREATE TABLE receipts (
    reference TEXT PRIMARY KEY,
    slug TEXT NOT NULL,
    key TEXT NOT NULL,            -- SHA-256 in hex of the Idempotency-Key
    digest TEXT NOT NULL,         -- SHA-256 in hex of the body as it came
    received TEXT NOT NULL,       -- RFC 3339
    until TEXT NOT NULL           -- YYYY-MM-DD, the last day
) STRICT;

CREATE UNIQUE INDEX receipts_by_key ON receipts (slug, key);

-- Those whose time is up are found without looking at the others.
CREATE INDEX submissions_by_age ON submissions (slug, received);
