-- Searches wait for their turn, and those that the end of the program cut off say so. SQLite changes no check of a table, so both tables are made anew.
CREATE TABLE search_next (
    id           INTEGER PRIMARY KEY AUTOINCREMENT, -- runs and the audit speak of it
    model_id     INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
    based_on     INTEGER NOT NULL REFERENCES training_run (id) ON DELETE CASCADE,
    trainer      TEXT    NOT NULL,
    fixed        TEXT    NOT NULL CHECK (json_valid(fixed)), -- hyperparameters that are the same in every trial
    space        TEXT    NOT NULL CHECK (json_valid(space)),
    sampler      TEXT    NOT NULL CHECK (sampler IN ('random', 'grid', 'tpe')),
    pruner       TEXT    NOT NULL CHECK (pruner IN ('none', 'median', 'halving')),
    trials       INTEGER NOT NULL,
    parallel     INTEGER NOT NULL,
    seed         INTEGER NOT NULL,
    objective    TEXT    NOT NULL,
    candidate    INTEGER NOT NULL CHECK (candidate IN (0, 1)), -- whether the best trial becomes one
    status       TEXT    NOT NULL CHECK (status IN ('queued', 'running', 'interrupted', 'completed', 'stopped', 'failed')),
    run_id       INTEGER,                         -- that trained the best
    message      TEXT    NOT NULL,
    by           TEXT    NOT NULL,
    at           INTEGER NOT NULL,
    completed_at INTEGER,
    recorded_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE search_trial_next (
    search_id       INTEGER NOT NULL REFERENCES search_next (id) ON DELETE CASCADE,
    number          INTEGER NOT NULL,
    hyperparameters TEXT    NOT NULL CHECK (json_valid(hyperparameters)),
    status          TEXT    NOT NULL CHECK (status IN ('running', 'completed', 'pruned', 'failed')),
    loss            REAL,
    metrics         TEXT    NOT NULL CHECK (json_valid(metrics)),
    course          TEXT    NOT NULL CHECK (json_valid(course)), -- the watched loss after each epoch
    millis          INTEGER NOT NULL,
    message         TEXT    NOT NULL,
    PRIMARY KEY (search_id, number)
) STRICT, WITHOUT ROWID;

INSERT INTO search_next SELECT * FROM search;
INSERT INTO search_trial_next SELECT * FROM search_trial;

-- No number is given twice, not even that of a search that was deleted.
DELETE FROM sqlite_sequence WHERE name = 'search_next';
INSERT INTO sqlite_sequence (name, seq) SELECT 'search_next', seq FROM sqlite_sequence WHERE name = 'search';

-- The trials first: dropping the searches would take those that refer to them along.
DROP TABLE search_trial;
DROP TABLE search;
ALTER TABLE search_next RENAME TO search;
ALTER TABLE search_trial_next RENAME TO search_trial;

CREATE INDEX search_by_model ON search (model_id, id);
CREATE INDEX search_by_run ON search (based_on);
