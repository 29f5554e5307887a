package io.modeldeck.metrics;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Database;

/** SQL of the last minutes: what a sliding window needs of each call. */
final class LiveStore {

    /** Takes one call after another. */
    @FunctionalInterface
    interface Calls {
        void add(long atMillis, long latencyMicros, boolean failed);
    }

    private final Database database;

    LiveStore(Database database) {
        this.database = database;
    }

    /** Hands over the calls of the version, those of a few seconds around the range, too. */
    void calls(long versionId, TimeRange range, Calls sink) {
        database.read(h -> {
            h.createQuery("""
                SELECT at, coalesce(latency_us, -1), error IS NOT NULL FROM inference_event
                WHERE model_id = (SELECT model_id FROM model_version WHERE id = :version) AND version_id = :version
                    AND at >= :from AND at < :to\
                """)
                    .bind("version", versionId)
                    .bind("from", range.fromMillis() - SlidingWindow.SLICE_MILLIS)
                    .bind("to", range.toMillis() + SlidingWindow.SLICE_MILLIS)
                    .map((rs, c) -> {
                        sink.add(rs.getLong(1), rs.getLong(2), rs.getBoolean(3));
                        return 0;
                    })
                    .forEach(row -> {});
            return null;
        });
    }
}
