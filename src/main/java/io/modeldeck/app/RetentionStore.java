package io.modeldeck.app;

import io.modeldeck.store.Database;
import java.util.Optional;
import java.util.OptionalLong;

/** SQL of retention. Names of tables and conditions come from {@link RetainedTable} alone. */
final class RetentionStore {

    private static final String BUSY = """
        SELECT 'request ' || id || ' is open' FROM retraining_request
        WHERE model_id = :model AND status IN ('pending_approval', 'approved', 'sent_back')
        UNION ALL
        SELECT 'run ' || id || ' is not over' FROM training_run
        WHERE model_id = :model AND status IN ('queued', 'running', 'validating')
        LIMIT 1\
        """;

    /**
     * Which rows go.
     *
     * @param before what happened before that time
     * @param cameBefore of events: and came in before that time; the largest number where that is all the same
     */
    record Gone(long before, long cameBefore) {}

    private final Database database;

    RetentionStore(Database database) {
        this.database = database;
    }

    long rows(RetainedTable table, long modelId) {
        return count(table, modelId, new Gone(Long.MAX_VALUE, Long.MAX_VALUE));
    }

    /** How many rows would go. */
    long count(RetainedTable table, long modelId, Gone gone) {
        return database.read(h -> h.createQuery("SELECT count(*)" + which(table, gone))
                .bind("model", modelId)
                .bind("before", gone.before())
                .bind("came", gone.cameBefore())
                .mapTo(Long.class)
                .one());
    }

    /** Of events also when they came in, where that counts; for all others it is said and true. */
    private static String which(RetainedTable table, Gone gone) {
        boolean arrival = table == RetainedTable.EVENTS && gone.cameBefore() < Long.MAX_VALUE;
        return " FROM " + table.table() + " WHERE " + table.condition() + " AND " + table.time() + " < :before AND "
                + (arrival ? "recorded_at" : "0") + " < :came";
    }

    /** The time of the newest row; of series and of the runs of jobs that belong to no model. */
    OptionalLong newest(RetainedTable table, long modelId) {
        return database.read(h -> h.createQuery("SELECT max(" + table.time() + ") FROM " + table.table() + " WHERE "
                                + table.condition())
                        .bind("model", modelId)
                        .mapTo(Long.class)
                        .findOne())
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** Bytes of a row on average, with its share of the indexes; 0 without rows. */
    long bytesPerRow(RetainedTable table) {
        return database.read(h -> h.createQuery("SELECT coalesce(sum(pgsize), 0) / max(1, (SELECT count(*) FROM "
                        + table.table() + ")) FROM dbstat WHERE name IN (SELECT name FROM sqlite_master WHERE tbl_name"
                        + " = :table)")
                .bind("table", table.table())
                .mapTo(Long.class)
                .one());
    }

    /** Removes some rows of before that time; those of event periods from the oldest on. */
    int delete(RetainedTable table, long modelId, Gone gone, int most) {
        String some = switch (table) {
            case FIVE_MINUTE, HOURLY ->
                "(version_id, granularity, period_start) IN (SELECT version_id, granularity, period_start";
            case SERIES -> "(series_id, at) IN (SELECT series_id, at";
            case EVENTS, DRIFT, QUALITY, JOB_RUNS -> "id IN (SELECT id";
        };
        return database.write(h -> h.createUpdate(
                        "DELETE FROM " + table.table() + " WHERE " + some + which(table, gone) + " LIMIT :most)")
                .bind("model", modelId)
                .bind("before", gone.before())
                .bind("came", gone.cameBefore())
                .bind("most", most)
                .execute());
    }

    /** From now on the periods of before that time are closed: their events may be gone, their figures stay. */
    void closeEventsBefore(long modelId, long before) {
        database.run(h -> h.execute(
                "UPDATE model SET events_kept_from = max(coalesce(events_kept_from, ?), ?) WHERE id = ?",
                before,
                before,
                modelId));
    }

    void closeSeriesBefore(long modelId, long before) {
        database.run(h -> h.execute(
                "UPDATE metric_series SET kept_from = max(coalesce(kept_from, ?), ?) WHERE coalesce(model_id, 0) = ?",
                before,
                before,
                modelId));
    }

    void refreshOldest(long modelId) {
        database.run(h -> h.execute(
                "UPDATE model SET oldest_event_at = (SELECT min(at) FROM inference_event WHERE model_id = ?) WHERE id"
                        + " = ? AND newest_event_at IS NOT NULL",
                modelId,
                modelId));
    }

    /** Why the model's events are needed as they are now. */
    Optional<String> needed(long modelId) {
        return database.read(h ->
                h.createQuery(BUSY).bind("model", modelId).mapTo(String.class).findOne());
    }
}
