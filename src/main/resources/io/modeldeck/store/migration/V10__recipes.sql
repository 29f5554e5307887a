-- What a person wants a model to be trained by; the newest counts.
CREATE TABLE recipe (
    id          INTEGER PRIMARY KEY,
    model_id    INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
    document    TEXT    NOT NULL CHECK (json_valid(document)),
    at          INTEGER NOT NULL,
    by          TEXT    NOT NULL,
    comment     TEXT    NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE INDEX recipe_by_model ON recipe (model_id, id);

-- Training code that recipes name, as it was when it was taken in.
CREATE TABLE recipe_code (
    sha256      TEXT    PRIMARY KEY,
    name        TEXT    NOT NULL,
    content     BLOB    NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

-- What a person allows for a model: code with that SHA-256 to run, rows to go to that worker.
CREATE TABLE recipe_consent (
    id           INTEGER PRIMARY KEY,
    model_id     INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
    kind         TEXT    NOT NULL CHECK (kind IN ('code', 'worker')),
    subject      TEXT    NOT NULL,
    at           INTEGER NOT NULL,
    by           TEXT    NOT NULL,
    withdrawn_at INTEGER,
    recorded_at  INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX one_consent ON recipe_consent (model_id, kind, subject) WHERE withdrawn_at IS NULL;
