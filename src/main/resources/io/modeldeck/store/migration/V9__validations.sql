-- Every judgement of a version, also those that a later one replaced. "detail" is the document of the validation.
CREATE TABLE validation (
    id          INTEGER PRIMARY KEY AUTOINCREMENT, -- sentences speak of it
    model_id    INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
    version_id  INTEGER NOT NULL REFERENCES model_version (id) ON DELETE CASCADE,
    kind        TEXT    NOT NULL CHECK (kind IN ('run', 'rows', 'shadow')),
    run_id      INTEGER,
    champion    TEXT,                             -- what it was compared with, as it was called
    row_count   INTEGER NOT NULL,
    passed      INTEGER CHECK (passed IN (0, 1)), -- null where nothing was decided
    sentence    TEXT    NOT NULL,
    detail      TEXT    NOT NULL CHECK (json_valid(detail)),
    by          TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE INDEX validation_by_model ON validation (model_id, id);
CREATE INDEX validation_by_version ON validation (version_id);

-- What was found before this table was there.
INSERT INTO validation (model_id, version_id, kind, run_id, champion, row_count, passed, sentence, detail, by, at, recorded_at)
SELECT v.model_id, v.id, CASE WHEN v.training_run_id IS NULL THEN 'rows' ELSE 'run' END, v.training_run_id,
       json_extract(v.validation_detail, '$.championVersion'), json_extract(v.validation_detail, '$.rows'),
       v.validation = 'passed', json_extract(v.validation_detail, '$.sentence'), v.validation_detail, 'system',
       coalesce(v.validated_at, v.created_at), v.recorded_at
FROM model_version v
WHERE v.validation IN ('passed', 'failed') AND json_extract(v.validation_detail, '$.rows') IS NOT NULL
  AND json_extract(v.validation_detail, '$.sentence') IS NOT NULL;
