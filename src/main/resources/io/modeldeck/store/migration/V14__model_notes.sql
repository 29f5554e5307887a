-- What people write about a model: tags by which it is found, and a note for whoever comes next. The audit has what stood there before.
CREATE TABLE model_note (
    model_id    INTEGER PRIMARY KEY REFERENCES model (id) ON DELETE CASCADE,
    tags        TEXT    NOT NULL CHECK (json_valid(tags)),
    note        TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    by          TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

-- A recipe that was taken back: the row that says so is the newest of its model.
ALTER TABLE recipe ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1));
