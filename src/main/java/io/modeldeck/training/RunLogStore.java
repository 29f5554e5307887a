package io.modeldeck.training;

import io.modeldeck.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** SQL of what runs say. Bounded: of a run that talks without end the last lines stay. */
final class RunLogStore {

    private static final int LINES = 2_000;
    private static final int LENGTH = 2_000;

    private final Database database;
    private final Clock clock;

    RunLogStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Adds a line; control characters become blanks, so that no line can pose as two. Joins the running transaction. */
    void add(long runId, String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        String cut = line.length() <= LENGTH ? line : line.substring(0, LENGTH - 1) + "…";
        database.transaction(() -> {
            database.update("INSERT INTO run_log (run_id, at, line) VALUES (?1, ?2, ?3)", runId, clock.millis(), cut);
            return database.update("""
                    DELETE FROM run_log WHERE run_id = ?1 AND id <= (
                        SELECT id FROM run_log WHERE run_id = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)\
                    """, runId, LINES);
        });
    }

    /** The last lines, the oldest of them first. */
    List<RunLogLine> tail(long runId, int lines) {
        return database.list(
                        "SELECT at, line FROM run_log WHERE run_id = ?1 ORDER BY id DESC LIMIT ?2",
                        row -> new RunLogLine(Instant.ofEpochMilli(row.getLong(1)), row.getString(2)),
                        runId,
                        lines)
                .reversed();
    }
}
