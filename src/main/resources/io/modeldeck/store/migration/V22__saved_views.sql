-- How people look at things, under the names that they gave: places, ranges and arrangements, no data.
CREATE TABLE saved_view (
    name        TEXT    NOT NULL COLLATE NOCASE PRIMARY KEY,
    document    TEXT    NOT NULL CHECK (json_valid(document)),
    by          TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;
