-- Inputs that somebody keeps with a version under a name, to ask them again. "inputs" is a row by its columns, a prompt, or tensors by their inputs.
CREATE TABLE example (
    id         INTEGER PRIMARY KEY,
    version_id INTEGER NOT NULL REFERENCES model_version (id) ON DELETE CASCADE,
    name       TEXT    NOT NULL,
    inputs     TEXT    NOT NULL CHECK (json_valid(inputs)),
    kept_by    TEXT    NOT NULL,
    at         INTEGER NOT NULL, -- in the model's own time
    UNIQUE (version_id, name)
) STRICT;
