-- Trainings that workers do elsewhere; all times are wall times. "delivery" is what the worker said when it was done. No token is kept: they are signed over id and nonce.
CREATE TABLE worker_job (
    id          TEXT    PRIMARY KEY,
    run_id      INTEGER NOT NULL UNIQUE REFERENCES training_run (id) ON DELETE CASCADE,
    url         TEXT    NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('sending', 'working', 'delivered', 'ended')),
    nonce       TEXT    NOT NULL,
    job_order   TEXT    NOT NULL CHECK (json_valid(job_order)),
    dataset_id  INTEGER NOT NULL REFERENCES dataset (id),
    sent_at     INTEGER NOT NULL,
    deadline_at INTEGER NOT NULL,
    silence_ms  INTEGER NOT NULL,
    heard_at    INTEGER NOT NULL,
    attempts    INTEGER NOT NULL,
    retry_at    INTEGER NOT NULL,
    called_at   TEXT,
    epoch       INTEGER NOT NULL,
    delivery    TEXT    NOT NULL CHECK (json_valid(delivery))
) STRICT;

CREATE INDEX worker_job_open ON worker_job (sent_at) WHERE state IN ('sending', 'working', 'delivered');
