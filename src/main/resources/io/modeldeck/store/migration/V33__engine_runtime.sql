-- How the process was that worked the workspace by the clock: a row for each minute in which it was looked at, of the last thirty days.
CREATE TABLE engine_runtime (
    at              INTEGER NOT NULL PRIMARY KEY, -- when the minute began
    samples         INTEGER NOT NULL CHECK (samples > 0),
    cpu             REAL,                         -- share of all processors; null where the system does not tell
    cpu_most        REAL,
    heap_bytes      REAL    NOT NULL,             -- on average
    heap_bytes_most INTEGER NOT NULL,
    queue           REAL    NOT NULL,             -- callers that waited for their events to be written, on average
    queue_most      INTEGER NOT NULL
) STRICT;
