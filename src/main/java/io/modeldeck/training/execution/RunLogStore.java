package io.modeldeck.training.execution;

import io.modeldeck.store.Database;
import io.modeldeck.training.run.RunLogLevel;
import io.modeldeck.training.run.RunLogLine;
import io.modeldeck.training.run.RunStatus;
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

    /** Adds a line that says of itself how grave it is. Joins the running transaction. */
    void add(long runId, String text) {
        add(runId, RunLogLevel.of(text.strip()), text);
    }

    /**
     * Adds a line to the step where the run stands; control characters become blanks, so that no line can pose as two. Joins the running
     * transaction.
     */
    void add(long runId, RunLogLevel level, String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        String cut = line.length() <= LENGTH ? line : line.substring(0, LENGTH - 1) + "…";
        database.transaction(() -> {
            database.update("""
                    INSERT INTO run_log (run_id, at, step, level, line)
                    VALUES (?1, ?2, (SELECT status FROM training_run WHERE id = ?1), ?3, ?4)\
                    """, runId, clock.millis(), level.word(), cut);
            return database.update("""
                    DELETE FROM run_log WHERE run_id = ?1 AND id <= (
                        SELECT id FROM run_log WHERE run_id = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)\
                    """, runId, LINES);
        });
    }

    /** The last lines, the oldest of them first. */
    List<RunLogLine> tail(long runId, int lines) {
        return database.list(
                        "SELECT at, step, level, line FROM run_log WHERE run_id = ?1 ORDER BY id DESC LIMIT ?2",
                        row -> new RunLogLine(
                                Instant.ofEpochMilli(row.getLong(1)),
                                RunStatus.of(row.getString(2)),
                                RunLogLevel.read(row.getString(3)),
                                row.getString(4)),
                        runId,
                        lines)
                .reversed();
    }
}
