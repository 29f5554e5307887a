-- Equivalent models beside one another. What was measured stays when a version is deleted: it keeps its name.
CREATE TABLE benchmark (
    id                INTEGER PRIMARY KEY AUTOINCREMENT, -- people speak of it
    task              TEXT    NOT NULL,
    equivalence_group TEXT    NOT NULL,
    dimensions        TEXT    NOT NULL CHECK (json_valid(dimensions)),
    rows              INTEGER NOT NULL,
    source            TEXT    NOT NULL,
    iterations        INTEGER NOT NULL,
    warm_up           INTEGER NOT NULL,
    seed              INTEGER NOT NULL,
    winner_id         INTEGER REFERENCES model_version (id) ON DELETE SET NULL,
    verdict           TEXT    NOT NULL,
    machine           TEXT    NOT NULL CHECK (json_valid(machine)),
    notes             TEXT    NOT NULL,
    by                TEXT    NOT NULL,
    at                INTEGER NOT NULL,
    recorded_at       INTEGER NOT NULL
) STRICT;

CREATE INDEX benchmark_by_group ON benchmark (task, equivalence_group, id);
CREATE INDEX benchmark_by_winner ON benchmark (winner_id) WHERE winner_id IS NOT NULL;

CREATE TABLE benchmark_result (
    benchmark_id INTEGER NOT NULL REFERENCES benchmark (id) ON DELETE CASCADE,
    place        INTEGER NOT NULL,
    version_id   INTEGER REFERENCES model_version (id) ON DELETE SET NULL,
    label        TEXT    NOT NULL,
    framework    TEXT    NOT NULL,
    calls        INTEGER NOT NULL,
    failures     INTEGER NOT NULL,
    error        TEXT    NOT NULL,
    first_ms     REAL,
    memory       INTEGER,                          -- bytes
    memory_kind  TEXT    NOT NULL CHECK (memory_kind IN ('console', 'process', 'none')),
    figures      TEXT    NOT NULL CHECK (json_valid(figures)), -- milliseconds
    intervals    TEXT    NOT NULL CHECK (json_valid(intervals)),
    PRIMARY KEY (benchmark_id, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX benchmark_result_by_version ON benchmark_result (version_id) WHERE version_id IS NOT NULL;
