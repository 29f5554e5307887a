-- A rule that raised alerts is kept for their history when it is deleted.
ALTER TABLE alert_rule ADD COLUMN deleted_at INTEGER;

-- What it fired for, while that is not known to be over.
ALTER TABLE alert_event ADD COLUMN cause TEXT CHECK (cause IN ('condition', 'no_data', 'error'));
-- Since when a firing alert reads ok without a break; null while it does not.
ALTER TABLE alert_event ADD COLUMN calm_since INTEGER;
ALTER TABLE alert_event ADD COLUMN assigned_to TEXT;
ALTER TABLE alert_event ADD COLUMN usefulness TEXT CHECK (usefulness IN ('useful', 'noise'));
-- Why it does not ask for attention: kept from people by a silence or by maintenance (hidden_by: which), or by another alert (hidden_by: which).
ALTER TABLE alert_event ADD COLUMN hidden TEXT CHECK (hidden IN ('silence', 'maintenance', 'inhibition'));
ALTER TABLE alert_event ADD COLUMN hidden_by INTEGER;

UPDATE alert_event SET cause = 'condition' WHERE firings > 0 AND resolved_at IS NULL;

-- Which alerts ask for nobody's attention for a while. What is null matches everything.
CREATE TABLE silence (
    id          INTEGER PRIMARY KEY AUTOINCREMENT, -- alerts and the audit speak of it after a deletion
    kind        TEXT    NOT NULL CHECK (kind IN ('silence', 'maintenance')),
    model_id    INTEGER REFERENCES model (id) ON DELETE CASCADE,
    rule_name   TEXT,
    alert_type  TEXT,
    severity    TEXT    CHECK (severity IN ('info', 'warning', 'critical')),
    subject     TEXT,                             -- a feature
    from_at     INTEGER NOT NULL,
    until_at    INTEGER NOT NULL CHECK (until_at >= from_at),
    by          TEXT    NOT NULL,
    reason      TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

-- More kinds of steps than before; a check cannot be changed in place.
CREATE TABLE alert_step (
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

INSERT INTO alert_step SELECT id, alert_id, kind, at, from_state, to_state, value, by, comment, recorded_at FROM alert_transition;
DROP TABLE alert_transition;
ALTER TABLE alert_step RENAME TO alert_transition;
CREATE INDEX transition_by_alert ON alert_transition (alert_id, id);
