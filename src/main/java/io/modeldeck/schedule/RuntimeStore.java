package io.modeldeck.schedule;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** SQL of the engine's own measurements. */
final class RuntimeStore {

    private static final String PERIODS = """
        SELECT at / ?3 * ?3, sum(samples),
            sum(cpu * samples) / sum(CASE WHEN cpu IS NOT NULL THEN samples END), max(cpu_most),
            sum(heap_bytes * samples) / sum(samples), max(heap_bytes_most),
            sum(queue * samples) / sum(samples), max(queue_most)
        FROM engine_runtime WHERE at >= ?1 AND at < ?2 GROUP BY at / ?3 ORDER BY 1\
        """;

    private final Database database;

    RuntimeStore(Database database) {
        this.database = database;
    }

    /** Adds a minute and removes those of before that time, both or neither. */
    void put(RuntimePeriod minute, long keptFrom) {
        database.run(h -> {
            h.execute("DELETE FROM engine_runtime WHERE at < ?", keptFrom);
            h.createUpdate("""
                INSERT OR REPLACE INTO engine_runtime
                    (at, samples, cpu, cpu_most, heap_bytes, heap_bytes_most, queue, queue_most)
                VALUES (:at, :samples, :cpu, :cpuMost, :heap, :heapMost, :queue, :queueMost)\
                """)
                    .bind("at", minute.range().fromMillis())
                    .bind("samples", minute.samples())
                    .bind("cpu", Nullable.of(minute.cpu()))
                    .bind("cpuMost", Nullable.of(minute.cpuMost()))
                    .bind("heap", minute.heapBytes())
                    .bind("heapMost", minute.heapBytesMost())
                    .bind("queue", minute.queue())
                    .bind("queueMost", minute.queueMost())
                    .execute();
        });
    }

    List<RuntimePeriod> periods(TimeRange range, long length) {
        return database.list(PERIODS, row -> period(row, length), range.fromMillis(), range.toMillis(), length);
    }

    private static RuntimePeriod period(ResultSet row, long length) throws SQLException {
        long from = row.getLong(1);
        return new RuntimePeriod(
                TimeRange.ofMillis(from, from + length),
                row.getLong(2),
                Nullable.real(row, 3),
                Nullable.real(row, 4),
                row.getDouble(5),
                row.getLong(6),
                row.getDouble(7),
                row.getLong(8));
    }

    Optional<TimeRange> kept() {
        return database.first(
                "SELECT min(at), max(at) FROM engine_runtime HAVING count(*) > 0",
                row -> TimeRange.ofMillis(row.getLong(1), row.getLong(2) + EngineRuntime.MINUTE.toMillis()));
    }
}
