-- Numbers from outside, by name: CPU, a queue's length, a price. A series belongs to a model or, without one, to the workspace.
CREATE TABLE metric_series (
    id          INTEGER PRIMARY KEY,
    model_id    INTEGER REFERENCES model (id) ON DELETE CASCADE, -- null: the workspace's
    name        TEXT    NOT NULL,
    unit        TEXT    NOT NULL,                 -- as shown; empty where there is none
    from_at     INTEGER NOT NULL,                 -- of the first and the last value that it ever had
    to_at       INTEGER NOT NULL,
    kept_from   INTEGER,                          -- single values of before were removed by retention
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX one_series ON metric_series (coalesce(model_id, 0), name);

-- A series has one value at a time; a later one for the same time replaces it.
CREATE TABLE metric_point (
    series_id   INTEGER NOT NULL REFERENCES metric_series (id) ON DELETE CASCADE,
    at          INTEGER NOT NULL,
    value       REAL    NOT NULL,
    PRIMARY KEY (series_id, at)
) STRICT, WITHOUT ROWID;

-- Written in the transaction of the values, so it never lags behind them; outlives them.
CREATE TABLE metric_series_rollup (
    series_id    INTEGER NOT NULL REFERENCES metric_series (id) ON DELETE CASCADE,
    granularity  TEXT    NOT NULL CHECK (granularity IN ('hourly', 'daily')),
    period_start INTEGER NOT NULL,
    value_count  INTEGER NOT NULL,
    value_sum    REAL    NOT NULL,
    value_min    REAL    NOT NULL,
    value_max    REAL    NOT NULL,
    last_at      INTEGER NOT NULL,
    last_value   REAL    NOT NULL,
    sketch       BLOB    NOT NULL,                -- mergeable; percentiles within 1 %
    PRIMARY KEY (series_id, granularity, period_start)
) STRICT, WITHOUT ROWID;

-- When an engine held the workspace and worked it by the clock. Where none did, a gap in a chart is no silence of the model.
CREATE TABLE engine_session (
    id           INTEGER PRIMARY KEY,
    started_at   INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    ended_at     INTEGER                          -- null while it runs, and for good where the process died
) STRICT;

-- Events of before that time were removed by retention: the figures of their periods are closed.
ALTER TABLE model ADD COLUMN events_kept_from INTEGER;
