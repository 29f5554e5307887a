-- How a version is served, and what its process took: a row where a person decided, or where a process of its own was ever started.
CREATE TABLE version_process (
    version_id     INTEGER PRIMARY KEY REFERENCES model_version (id) ON DELETE CASCADE,
    isolated       INTEGER CHECK (isolated IN (0, 1)), -- null: as its framework is served by default
    starts         INTEGER NOT NULL DEFAULT 0,
    start_ms       INTEGER,                            -- of the last start, until the model was loaded
    resident_bytes INTEGER,                            -- after the last start; null where the system does not say
    started_at     INTEGER,
    failures       INTEGER NOT NULL DEFAULT 0,
    failure        TEXT,                               -- the last one, as a sentence
    failed_at      INTEGER
) STRICT;
