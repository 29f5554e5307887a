-- What people note at a moment or over a stretch of a model's time. A version that goes takes its notes' tie with it, not the notes.
CREATE TABLE annotation (
    id          INTEGER PRIMARY KEY AUTOINCREMENT, -- the audit speaks of it after a deletion
    model_id    INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
    version_id  INTEGER REFERENCES model_version (id) ON DELETE SET NULL,
    from_at     INTEGER NOT NULL,
    to_at       INTEGER NOT NULL CHECK (to_at >= from_at), -- equal: a moment
    text        TEXT    NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
    by          TEXT    NOT NULL, -- who wrote it first
    at          INTEGER NOT NULL, -- when, in the model's own time
    edited_by   TEXT,
    edited_at   INTEGER,
    recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX annotation_by_time ON annotation (model_id, from_at);
CREATE INDEX annotation_by_version ON annotation (version_id) WHERE version_id IS NOT NULL;
