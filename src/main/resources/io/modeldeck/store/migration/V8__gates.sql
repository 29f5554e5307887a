-- Names for versions of a model: challenger and whatever people like. champion is not kept: it is whatever is in production.
CREATE TABLE version_alias (
    model_id    INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
    name        TEXT    NOT NULL,
    version_id  INTEGER NOT NULL REFERENCES model_version (id) ON DELETE CASCADE,
    at          INTEGER NOT NULL,
    by          TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (model_id, name)
) STRICT, WITHOUT ROWID;

-- When the validation that stands was made, in the model's own time: what left production long ago is validated anew before it comes back.
ALTER TABLE model_version ADD COLUMN validated_at INTEGER;
UPDATE model_version SET validated_at = created_at WHERE validation <> 'none';

-- A request that was overtaken stands as expired in the words of the origin; this says by what.
ALTER TABLE retraining_request ADD COLUMN superseded_by TEXT;
-- What reopens a request that was sent back; null where a person does.
ALTER TABLE retraining_request ADD COLUMN reopen_when TEXT CHECK (json_valid(reopen_when));

-- Every step of a request: who did what to it, and what it became.
CREATE TABLE request_step (
    id          INTEGER PRIMARY KEY,
    request_id  INTEGER NOT NULL REFERENCES retraining_request (id) ON DELETE CASCADE,
    event       TEXT    NOT NULL,
    from_status TEXT    NOT NULL,
    to_status   TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    by          TEXT    NOT NULL,
    comment     TEXT    NOT NULL,
    simulated   INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE INDEX step_by_request ON request_step (request_id, id);

INSERT INTO request_step (request_id, event, from_status, to_status, at, by, comment, simulated, recorded_at)
SELECT id,
       CASE status WHEN 'rejected' THEN 'reject' WHEN 'expired' THEN 'expire' ELSE 'approve' END,
       'pending_approval',
       CASE status WHEN 'rejected' THEN 'rejected' WHEN 'expired' THEN 'expired' ELSE 'approved' END,
       reviewed_at, reviewed_by, comment, simulated, recorded_at
FROM retraining_request WHERE reviewed_at IS NOT NULL ORDER BY id;

-- Which queued run comes first: -1 low, 0 normal, 1 high.
ALTER TABLE training_run ADD COLUMN priority INTEGER NOT NULL DEFAULT 0 CHECK (priority IN (-1, 0, 1));
-- What the run made; stays when its version is deleted.
ALTER TABLE training_run ADD COLUMN artifact_sha256 TEXT;
ALTER TABLE training_run ADD COLUMN artifact_size INTEGER;
UPDATE training_run SET (artifact_sha256, artifact_size) =
    (SELECT v.artifact_sha256, v.artifact_size FROM model_version v WHERE v.id = training_run.version_id);

-- What a run said while it went on; "at" is wall time.
CREATE TABLE run_log (
    id     INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES training_run (id) ON DELETE CASCADE,
    at     INTEGER NOT NULL,
    line   TEXT    NOT NULL
) STRICT;

CREATE INDEX log_by_run ON run_log (run_id, id);
