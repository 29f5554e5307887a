-- Times are UTC epoch milliseconds; latencies are microseconds; JSON columns hold valid JSON.
-- "at" is event time, "recorded_at" is wall time.

-- The ids of models and versions are never given twice: the audit and caches speak of them after a deletion.
CREATE TABLE model (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    name              TEXT    NOT NULL UNIQUE,
    task              TEXT    NOT NULL CHECK (task IN ('classification', 'regression')),
    positive_class    TEXT,                       -- the class that score speaks of
    next_deployment   INTEGER NOT NULL DEFAULT 1, -- a number is never given twice, even after a deletion
    newest_event_at   INTEGER,
    oldest_event_at   INTEGER,
    created_at        INTEGER NOT NULL,
    recorded_at       INTEGER NOT NULL
) STRICT;

CREATE TABLE model_version (
    id                 INTEGER PRIMARY KEY AUTOINCREMENT,
    model_id           INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
    source_version     TEXT    NOT NULL,
    deployment_version INTEGER NOT NULL,
    framework          TEXT    NOT NULL,          -- onnx, external
    stage              TEXT    NOT NULL CHECK (stage IN ('candidate', 'staging', 'production', 'archived')),
    artifact_sha256    TEXT,
    artifact_size      INTEGER,
    input_schema       TEXT    NOT NULL CHECK (json_valid(input_schema)),
    output_schema      TEXT    NOT NULL CHECK (json_valid(output_schema)),
    input_mapping      TEXT    NOT NULL CHECK (json_valid(input_mapping)),
    classes            TEXT    NOT NULL CHECK (json_valid(classes)),
    metadata           TEXT    NOT NULL CHECK (json_valid(metadata)),
    training_run_id    INTEGER,
    trained_from_id    INTEGER REFERENCES model_version (id),
    parent_id          INTEGER REFERENCES model_version (id), -- in production when this one first went there; never rewritten
    validation         TEXT    NOT NULL CHECK (validation IN ('none', 'passed', 'failed', 'unvalidated')),
    validation_detail  TEXT    NOT NULL CHECK (json_valid(validation_detail)),
    promoted_at        INTEGER,
    promoted_by        TEXT,
    created_at         INTEGER NOT NULL,
    recorded_at        INTEGER NOT NULL,
    UNIQUE (model_id, deployment_version)
) STRICT;

CREATE UNIQUE INDEX one_production ON model_version (model_id) WHERE stage = 'production';

CREATE TABLE stage_change (
    id          INTEGER PRIMARY KEY,
    model_id    INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
    version_id  INTEGER NOT NULL REFERENCES model_version (id) ON DELETE CASCADE,
    from_stage  TEXT,
    to_stage    TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    until       INTEGER,                          -- when the version left to_stage; null while it is there
    by          TEXT    NOT NULL,
    comment     TEXT    NOT NULL,
    kind        TEXT    NOT NULL CHECK (kind IN ('created', 'promotion', 'replacement', 'rollback', 'withdrawal')),
    simulated   INTEGER NOT NULL DEFAULT 0,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE INDEX stage_change_by_model ON stage_change (model_id, at);

CREATE TABLE inference_event (
    id                   INTEGER PRIMARY KEY,
    model_id             INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
    version_id           INTEGER NOT NULL REFERENCES model_version (id),
    event_id             TEXT    NOT NULL,
    at                   INTEGER NOT NULL,
    features             TEXT    NOT NULL,
    prediction           TEXT,
    confidence           REAL,                    -- probability of the predicted class
    score                REAL,                    -- probability of the model's positive class
    latency_us           INTEGER,
    error                TEXT,
    request_id           TEXT,
    user_id              TEXT,
    session_id           TEXT,
    outcome              TEXT,
    correct              INTEGER,                 -- 1, 0; null without outcome, without prediction, or for numbers
    feedback_at          INTEGER,
    recorded_at          INTEGER NOT NULL
) STRICT;

CREATE INDEX event_by_time ON inference_event (model_id, at);
CREATE UNIQUE INDEX event_by_id ON inference_event (model_id, event_id);
CREATE INDEX event_by_feedback ON inference_event (model_id, feedback_at) WHERE feedback_at IS NOT NULL;

-- What waits to be rolled up since events or labels of a version changed: the 5-minute rows of an hour (noted by the intake), the hour's row
-- (noted by the 5-minute rollup), the day's row (noted by the hourly rollup).
CREATE TABLE rollup_pending (
    version_id  INTEGER NOT NULL REFERENCES model_version (id) ON DELETE CASCADE,
    hour_start  INTEGER NOT NULL,                 -- the hour; for daily the day
    granularity TEXT    NOT NULL DEFAULT '5min' CHECK (granularity IN ('5min', 'hourly', 'daily')),
    PRIMARY KEY (version_id, granularity, hour_start)
) STRICT, WITHOUT ROWID;

CREATE TABLE model_metrics (
    version_id        INTEGER NOT NULL REFERENCES model_version (id) ON DELETE CASCADE,
    granularity       TEXT    NOT NULL CHECK (granularity IN ('5min', 'hourly', 'daily')),
    period_start      INTEGER NOT NULL,
    period_end        INTEGER NOT NULL,
    model_id          INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
    request_count     INTEGER NOT NULL,
    error_count       INTEGER NOT NULL,
    latency_count     INTEGER NOT NULL,
    latency_sum_us    INTEGER NOT NULL,
    latency_min_us    INTEGER,
    latency_max_us    INTEGER,
    p50_latency_us    INTEGER,
    p95_latency_us    INTEGER,
    p99_latency_us    INTEGER,
    latency_sketch    BLOB,                       -- mergeable; percentiles within 1 %
    labelled_count    INTEGER NOT NULL,
    correct_count     INTEGER NOT NULL,
    label_lag_sum_ms  INTEGER NOT NULL,
    quality           TEXT    NOT NULL CHECK (json_valid(quality)),
    recorded_at       INTEGER NOT NULL,
    PRIMARY KEY (version_id, granularity, period_start)
) STRICT, WITHOUT ROWID;

CREATE INDEX metrics_by_model ON model_metrics (model_id, granularity, period_start);

-- Frozen rows (gzip CSV in the artifact folder): training sets, hold-outs, references.
CREATE TABLE dataset (
    id          INTEGER PRIMARY KEY,
    model_id    INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
    name        TEXT    NOT NULL,
    sha256      TEXT    NOT NULL,
    row_count   INTEGER NOT NULL,
    columns     TEXT    NOT NULL CHECK (json_valid(columns)),
    from_at     INTEGER,
    to_at       INTEGER,
    source      TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE baseline (
    id          INTEGER PRIMARY KEY,
    model_id    INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
    version_id  INTEGER REFERENCES model_version (id) ON DELETE CASCADE,
    kind        TEXT    NOT NULL CHECK (kind IN ('training', 'fixed', 'rolling')),
    dataset_id  INTEGER REFERENCES dataset (id),
    from_at     INTEGER,
    to_at       INTEGER,
    row_count   INTEGER NOT NULL,
    quality     TEXT    NOT NULL CHECK (json_valid(quality)), -- accuracy and its n, or error, in the reference
    active      INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    by          TEXT    NOT NULL,
    comment     TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE drift_metrics (
    id             INTEGER PRIMARY KEY,
    model_id       INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
    version_id     INTEGER NOT NULL REFERENCES model_version (id) ON DELETE CASCADE,
    at             INTEGER NOT NULL,
    drift_type     TEXT    NOT NULL CHECK (drift_type IN ('input', 'prediction', 'concept')),
    feature        TEXT,
    baseline_id    INTEGER REFERENCES baseline (id) ON DELETE SET NULL,
    method         TEXT    NOT NULL,
    parameters     TEXT    NOT NULL CHECK (json_valid(parameters)),
    statistic      REAL,
    p_value        REAL,
    p_corrected    REAL,
    effect_size    REAL,
    threshold      REAL,
    decision       TEXT    NOT NULL CHECK (decision IN ('NO_DRIFT', 'POSSIBLE', 'DRIFT', 'NOT_EVALUATED')),
    reason         TEXT    NOT NULL,
    sentence       TEXT    NOT NULL,
    drift_score    REAL,
    n_reference    INTEGER NOT NULL,
    n_current      INTEGER NOT NULL,
    window_from    INTEGER NOT NULL,
    window_to      INTEGER NOT NULL,
    baseline_dist  TEXT    NOT NULL CHECK (json_valid(baseline_dist)),
    current_dist   TEXT    NOT NULL CHECK (json_valid(current_dist)),
    recorded_at    INTEGER NOT NULL
) STRICT;

CREATE INDEX drift_by_model ON drift_metrics (model_id, at);

CREATE TABLE data_quality_metrics (
    id                     INTEGER PRIMARY KEY,
    model_id               INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
    version_id             INTEGER NOT NULL REFERENCES model_version (id) ON DELETE CASCADE,
    at                     INTEGER NOT NULL,
    window_from            INTEGER NOT NULL,
    window_to              INTEGER NOT NULL,
    baseline_id            INTEGER REFERENCES baseline (id) ON DELETE SET NULL,
    total_records          INTEGER NOT NULL,
    schema_violations      INTEGER NOT NULL,
    null_rates             TEXT    NOT NULL CHECK (json_valid(null_rates)),
    reference_null_rates   TEXT    NOT NULL CHECK (json_valid(reference_null_rates)),
    outlier_counts         TEXT    NOT NULL CHECK (json_valid(outlier_counts)),
    value_range_violations INTEGER NOT NULL,
    range_violations       TEXT    NOT NULL CHECK (json_valid(range_violations)),
    categorical_unknowns   TEXT    NOT NULL CHECK (json_valid(categorical_unknowns)),
    duplicates             INTEGER NOT NULL,
    findings               TEXT    NOT NULL CHECK (json_valid(findings)),
    recorded_at            INTEGER NOT NULL
) STRICT;

CREATE INDEX quality_by_model ON data_quality_metrics (model_id, at);

CREATE TABLE alert_rule (
    id                    INTEGER PRIMARY KEY,
    rule_name             TEXT    NOT NULL,
    model_id              INTEGER REFERENCES model (id) ON DELETE CASCADE,         -- null: every model
    version_id            INTEGER REFERENCES model_version (id) ON DELETE CASCADE, -- null: every version
    enabled               INTEGER NOT NULL,
    alert_type            TEXT    NOT NULL,
    condition             TEXT    NOT NULL CHECK (json_valid(condition)),
    severity              TEXT    NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
    notification_channels TEXT    NOT NULL CHECK (json_valid(notification_channels)),
    meaning               TEXT    NOT NULL,
    guidance              TEXT    NOT NULL,
    recorded_at           INTEGER NOT NULL
) STRICT;

CREATE TABLE alert_event (
    id              INTEGER PRIMARY KEY,
    rule_id         INTEGER NOT NULL REFERENCES alert_rule (id),
    model_id        INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
    version_id      INTEGER REFERENCES model_version (id) ON DELETE CASCADE,
    subject         TEXT    NOT NULL,             -- feature, or empty
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
    recorded_at     INTEGER NOT NULL
) STRICT;

CREATE INDEX alert_by_model ON alert_event (model_id, at);
CREATE UNIQUE INDEX one_open_alert ON alert_event (rule_id, model_id, subject) WHERE closed_at IS NULL;

CREATE TABLE alert_transition (
    id          INTEGER PRIMARY KEY,
    alert_id    INTEGER NOT NULL REFERENCES alert_event (id) ON DELETE CASCADE,
    kind        TEXT    NOT NULL CHECK (kind IN ('condition', 'acknowledged', 'comment', 'closed')),
    at          INTEGER NOT NULL,
    from_state  TEXT    NOT NULL,
    to_state    TEXT    NOT NULL,
    value       REAL,
    by          TEXT    NOT NULL,
    comment     TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE INDEX transition_by_alert ON alert_transition (alert_id, id);

CREATE TABLE retraining_request (
    id              INTEGER PRIMARY KEY,
    model_id        INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
    version_id      INTEGER NOT NULL REFERENCES model_version (id) ON DELETE CASCADE,
    alert_id        INTEGER REFERENCES alert_event (id),
    requested_at    INTEGER NOT NULL,
    requested_by    TEXT    NOT NULL,
    trigger_reason  TEXT    NOT NULL CHECK (trigger_reason IN ('drift_detected', 'error_rate_threshold', 'scheduled', 'manual')),
    trigger_details TEXT    NOT NULL CHECK (json_valid(trigger_details)),
    status          TEXT    NOT NULL CHECK (status IN ('pending_approval', 'approved', 'rejected', 'completed', 'sent_back', 'expired')),
    checks          TEXT    NOT NULL CHECK (json_valid(checks)),
    evidence        TEXT    NOT NULL CHECK (json_valid(evidence)),
    reviewed_by     TEXT,
    reviewed_at     INTEGER,
    comment         TEXT    NOT NULL,
    simulated       INTEGER NOT NULL DEFAULT 0,
    run_id          INTEGER,
    recorded_at     INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX one_open_request ON retraining_request (model_id) WHERE status IN ('pending_approval', 'approved', 'sent_back');

-- What the policy said to each trigger, also when it said no.
CREATE TABLE retraining_decision (
    id          INTEGER PRIMARY KEY,
    model_id    INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
    alert_id    INTEGER REFERENCES alert_event (id),
    at          INTEGER NOT NULL,
    accepted    INTEGER NOT NULL,
    reason      TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE training_run (
    id                 INTEGER PRIMARY KEY,
    model_id           INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
    request_id         INTEGER REFERENCES retraining_request (id),
    version_id         INTEGER REFERENCES model_version (id), -- the candidate that it produced
    trained_from_id    INTEGER REFERENCES model_version (id), -- the version that it replaces
    status             TEXT    NOT NULL CHECK (status IN ('queued', 'running', 'validating', 'completed', 'failed', 'cancelled')),
    training_type      TEXT    NOT NULL CHECK (training_type IN ('initial', 'retrain', 'finetune')),
    triggered_by       TEXT    NOT NULL CHECK (triggered_by IN ('user', 'drift-alert', 'scheduled', 'retraining-request')),
    trigger_reference  TEXT    NOT NULL,
    training_config    TEXT    NOT NULL CHECK (json_valid(training_config)),
    dataset_stats      TEXT    NOT NULL CHECK (json_valid(dataset_stats)),
    training_metrics   TEXT    NOT NULL CHECK (json_valid(training_metrics)),
    validation_metrics TEXT    NOT NULL CHECK (json_valid(validation_metrics)),
    test_metrics       TEXT    NOT NULL CHECK (json_valid(test_metrics)),
    environment        TEXT    NOT NULL CHECK (json_valid(environment)),
    validation_passed  INTEGER,
    failure_reason     TEXT,
    cancel_requested   INTEGER NOT NULL DEFAULT 0,
    queued_at          INTEGER NOT NULL,
    started_at         INTEGER,
    completed_at       INTEGER,
    duration_ms        INTEGER,
    recorded_at        INTEGER NOT NULL
) STRICT;

CREATE INDEX run_by_model ON training_run (model_id, queued_at);

CREATE TABLE monitoring_config (
    id          INTEGER PRIMARY KEY,
    model_id    INTEGER REFERENCES model (id) ON DELETE CASCADE,
    version_id  INTEGER REFERENCES model_version (id) ON DELETE CASCADE,
    config      TEXT    NOT NULL CHECK (json_valid(config)),
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX one_config ON monitoring_config (coalesce(model_id, 0), coalesce(version_id, 0));

-- One row per scheduled hop and model (model_id 0: the workspace). Due times are in the model's own time.
CREATE TABLE job (
    id         INTEGER PRIMARY KEY,
    name       TEXT    NOT NULL,
    model_id   INTEGER NOT NULL,
    interval   TEXT    NOT NULL,
    paused     INTEGER NOT NULL DEFAULT 0,
    next_due   INTEGER NOT NULL,
    UNIQUE (name, model_id)
) STRICT;

CREATE TABLE job_run (
    id          INTEGER PRIMARY KEY,
    job_id      INTEGER NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    at          INTEGER NOT NULL,                 -- the due time that it worked for
    started_at  INTEGER NOT NULL,
    duration_us INTEGER NOT NULL,
    ok          INTEGER NOT NULL,
    message     TEXT    NOT NULL
) STRICT;

CREATE INDEX job_run_by_job ON job_run (job_id, id);

CREATE TABLE audit_entry (
    id          INTEGER PRIMARY KEY,
    at          INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    by          TEXT    NOT NULL,
    face        TEXT    NOT NULL,
    simulated   INTEGER NOT NULL,
    model_id    INTEGER,
    subject     TEXT    NOT NULL,                 -- version 3 of churn, request 7 …
    action      TEXT    NOT NULL,                 -- promote, approve …
    before      TEXT    NOT NULL CHECK (json_valid(before)),
    after       TEXT    NOT NULL CHECK (json_valid(after)),
    comment     TEXT    NOT NULL
) STRICT;

CREATE INDEX audit_by_model ON audit_entry (model_id, id);
CREATE TRIGGER audit_keeps_entries BEFORE DELETE ON audit_entry BEGIN SELECT raise(ABORT, 'audit entries are never deleted'); END;
CREATE TRIGGER audit_keeps_words BEFORE UPDATE ON audit_entry BEGIN SELECT raise(ABORT, 'audit entries are never changed'); END;

-- Words about the workspace itself: its name, whether it is sample data, the person's name.
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;
