-- An alert may be about the workspace itself, such as a job of its own that is late: it then has no model. SQLite takes no demand from a column, so the table
-- is made anew. Its rows wait aside, and those that refer to them are looked at when all is in place again.
PRAGMA defer_foreign_keys = ON;

CREATE TABLE alert_aside AS SELECT * FROM alert_event;
CREATE TABLE step_aside AS SELECT * FROM alert_transition;

DROP TABLE alert_transition;
DROP TABLE alert_event;

CREATE TABLE alert_event (
    id              INTEGER PRIMARY KEY,
    rule_id         INTEGER NOT NULL REFERENCES alert_rule (id),
    model_id        INTEGER REFERENCES model (id) ON DELETE CASCADE, -- null: about the workspace
    version_id      INTEGER REFERENCES model_version (id) ON DELETE CASCADE,
    subject         TEXT    NOT NULL,             -- feature, or the workspace's job, or empty
    at              INTEGER NOT NULL,             -- when the condition was first met
    alert_type      TEXT    NOT NULL,
    severity        TEXT    NOT NULL,             -- the worst since it was opened
    condition       TEXT    NOT NULL,             -- in words: p95 latency > 500 ms for 5 min
    actual_value    REAL,
    worst_value     REAL,
    threshold       REAL,
    message         TEXT    NOT NULL,
    state           TEXT    NOT NULL CHECK (state IN ('ok', 'pending', 'firing', 'no_data', 'error')),
    state_since     INTEGER NOT NULL,
    firings         INTEGER NOT NULL,             -- how often it fired since it was opened
    fired_at        INTEGER,
    resolved_at     INTEGER,
    closed_at       INTEGER,
    acknowledged    INTEGER NOT NULL,
    acknowledged_by TEXT,
    acknowledged_at INTEGER,
    recorded_at     INTEGER NOT NULL,
    -- What it fired for, while that is not known to be over.
    cause           TEXT    CHECK (cause IN ('condition', 'no_data', 'error')),
    -- Since when a firing alert reads ok without a break; null while it does not.
    calm_since      INTEGER,
    assigned_to     TEXT,
    usefulness      TEXT    CHECK (usefulness IN ('useful', 'noise')),
    -- Why it does not ask for attention: kept from people by a silence or by maintenance (hidden_by: which), or by another alert (hidden_by: which).
    hidden          TEXT    CHECK (hidden IN ('silence', 'maintenance', 'inhibition')),
    hidden_by       INTEGER,
    -- Its data came to their end and it counts as over: until there are new ones the rule says nothing.
    resting         INTEGER NOT NULL DEFAULT 0
) STRICT;

INSERT INTO alert_event (id, rule_id, model_id, version_id, subject, at, alert_type, severity, condition, actual_value, worst_value, threshold, message,
    state, state_since, firings, fired_at, resolved_at, closed_at, acknowledged, acknowledged_by, acknowledged_at, recorded_at, cause, calm_since,
    assigned_to, usefulness, hidden, hidden_by)
SELECT id, rule_id, model_id, version_id, subject, at, alert_type, severity, condition, actual_value, worst_value, threshold, message,
    state, state_since, firings, fired_at, resolved_at, closed_at, acknowledged, acknowledged_by, acknowledged_at, recorded_at, cause, calm_since,
    assigned_to, usefulness, hidden, hidden_by
FROM alert_aside;
DROP TABLE alert_aside;

CREATE INDEX alert_by_model ON alert_event (model_id, at);
CREATE UNIQUE INDEX one_open_alert ON alert_event (rule_id, coalesce(model_id, 0), subject) WHERE closed_at IS NULL;
CREATE INDEX watched_alert ON alert_event (model_id) WHERE closed_at IS NULL OR resting = 1;

CREATE TABLE alert_transition (
    id          INTEGER PRIMARY KEY,
    alert_id    INTEGER NOT NULL REFERENCES alert_event (id) ON DELETE CASCADE,
    kind        TEXT    NOT NULL CHECK (kind IN ('condition', 'acknowledged', 'comment', 'closed', 'reminded', 'assigned', 'rated', 'hidden', 'shown')),
    at          INTEGER NOT NULL,
    from_state  TEXT    NOT NULL,
    to_state    TEXT    NOT NULL,
    value       REAL,
    by          TEXT    NOT NULL,
    comment     TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

INSERT INTO alert_transition (id, alert_id, kind, at, from_state, to_state, value, by, comment, recorded_at)
SELECT id, alert_id, kind, at, from_state, to_state, value, by, comment, recorded_at FROM step_aside;
DROP TABLE step_aside;

CREATE INDEX transition_by_alert ON alert_transition (alert_id, id);
