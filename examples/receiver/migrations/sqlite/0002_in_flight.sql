-- Keys whose first request is being worked on, by whichever instance. A row lives for moments; where an
-- instance was killed, until its time is out.
CREATE TABLE in_flight (
    slug TEXT NOT NULL,
    key TEXT NOT NULL,
    digest TEXT NOT NULL,         -- SHA-256 in hex of the body as it came
    until INTEGER NOT NULL,       -- seconds since 1970, UTC
    PRIMARY KEY (slug, key)
) STRICT;
