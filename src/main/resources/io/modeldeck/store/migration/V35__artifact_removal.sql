-- Files whose rows were deleted, in the same transaction; a row goes when its file is gone. What a kill left is taken up at the next opening.
CREATE TABLE artifact_removal (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64)
) STRICT;
