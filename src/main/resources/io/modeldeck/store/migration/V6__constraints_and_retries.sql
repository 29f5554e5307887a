-- What a person demands of a feature. "rule" is the demand itself: {"kind":"range","min":0,"max":120}.
CREATE TABLE quality_constraint (
    id          INTEGER PRIMARY KEY AUTOINCREMENT, -- findings and the audit speak of it after a removal
    model_id    INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
    feature     TEXT    NOT NULL,
    rule        TEXT    NOT NULL CHECK (json_valid(rule)),
    severity    TEXT    NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
    note        TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL,
    UNIQUE (model_id, feature, rule)
) STRICT;

-- Rows of the window that break at least one constraint.
ALTER TABLE data_quality_metrics ADD COLUMN constraint_violations INTEGER NOT NULL DEFAULT 0;

-- A job that failed stays due and is tried again from retry_at on, in the time of next_due.
ALTER TABLE job ADD COLUMN failures INTEGER NOT NULL DEFAULT 0; -- since its last success
ALTER TABLE job ADD COLUMN retry_at INTEGER;

-- A run is noted before its work begins, so that one that was cut off is not forgotten.
ALTER TABLE job_run ADD COLUMN attempt INTEGER NOT NULL DEFAULT 1;
ALTER TABLE job_run ADD COLUMN running INTEGER NOT NULL DEFAULT 0;
CREATE INDEX job_run_running ON job_run (id) WHERE running = 1;
