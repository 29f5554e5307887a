-- Jobs that fetch models; all times are wall times. "wish" is how the version is to be added, "files" what the source has and how far each came.
CREATE TABLE model_fetch_job (
    id               INTEGER PRIMARY KEY,
    source           TEXT    NOT NULL CHECK (source IN ('huggingface', 'url', 'filesystem')),
    reference        TEXT    NOT NULL,
    hub              TEXT,
    variant          TEXT    NOT NULL,
    wish             TEXT    NOT NULL CHECK (json_valid(wish)),
    status           TEXT    NOT NULL CHECK (status IN ('queued', 'downloading', 'processing', 'completed', 'failed', 'cancelled')),
    files            TEXT    NOT NULL CHECK (json_valid(files)),
    downloaded_bytes INTEGER NOT NULL,
    retry_count      INTEGER NOT NULL,
    max_retries      INTEGER NOT NULL,
    retry_at         INTEGER NOT NULL,
    last_error       TEXT,
    error_code       TEXT,
    retryable        INTEGER NOT NULL CHECK (retryable IN (0, 1)),
    inferred         TEXT    NOT NULL CHECK (json_valid(inferred)),
    webhook_url      TEXT,
    webhook_state    TEXT    NOT NULL CHECK (webhook_state IN ('none', 'pending', 'delivered', 'failed')),
    webhook_tries    INTEGER NOT NULL,
    webhook_at       INTEGER,
    asked_by         TEXT    NOT NULL,
    face             TEXT    NOT NULL,
    created_at       INTEGER NOT NULL,
    started_at       INTEGER,
    completed_at     INTEGER,
    version_id       INTEGER REFERENCES model_version (id) ON DELETE SET NULL
) STRICT;

CREATE INDEX model_fetch_job_open ON model_fetch_job (retry_at) WHERE status IN ('queued', 'downloading', 'processing');

-- Where a version came from that a stranger made; such a one always runs in a process of its own.
ALTER TABLE version_process ADD COLUMN origin TEXT;
