package io.modeldeck.benchmark;

import io.modeldeck.domain.Json;
import io.modeldeck.stats.Interval;
import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SQL of benchmarks and their results. */
final class BenchmarkStore {

    private final Database database;

    BenchmarkStore(Database database) {
        this.database = database;
    }

    /** Keeps a benchmark with its results; answers its number. Joins the running transaction. */
    long insert(Benchmark benchmark, long recordedAt) {
        long id = database.write(h -> h.createQuery("""
            INSERT INTO benchmark (task, equivalence_group, dimensions, rows, source, iterations, warm_up, seed, winner_id, verdict, machine,
                notes, by, at, recorded_at)
            VALUES (:task, :group, :dimensions, :rows, :source, :iterations, :warmUp, :seed, :winner, :verdict, :machine, :notes, :by, :at,
                :recorded)
            RETURNING id\
            """)
                .bind("task", benchmark.task())
                .bind("group", benchmark.group())
                .bind("dimensions", Json.write(benchmark.dimensions()))
                .bind("rows", benchmark.rows())
                .bind("source", benchmark.source())
                .bind("iterations", benchmark.iterations())
                .bind("warmUp", benchmark.warmUp())
                .bind("seed", benchmark.seed())
                .bind("winner", Nullable.of(benchmark.winner()))
                .bind("verdict", benchmark.verdict())
                .bind("machine", Json.write(benchmark.machine()))
                .bind("notes", benchmark.notes())
                .bind("by", benchmark.by())
                .bind("at", benchmark.at().toEpochMilli())
                .bind("recorded", recordedAt)
                .mapTo(Long.class)
                .one());
        for (int i = 0; i < benchmark.results().size(); i++) {
            insert(id, i, benchmark.results().get(i));
        }
        return id;
    }

    private void insert(long id, int place, Benchmark.Result result) {
        Map<String, Object> intervals = new LinkedHashMap<>();
        result.figures()
                .ifPresent(figures -> figures.intervals()
                        .forEach((name, interval) -> intervals.put(name, List.of(interval.low(), interval.high()))));
        database.update(
                """
                INSERT INTO benchmark_result (benchmark_id, place, version_id, label, framework, calls, failures, error, first_ms, memory,
                    memory_kind, figures, intervals)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)\
                """,
                id,
                place,
                Nullable.of(result.versionId()),
                result.label(),
                result.framework(),
                result.calls(),
                result.failures(),
                result.error(),
                Double.isNaN(result.firstMillis()) ? null : result.firstMillis(),
                Nullable.of(result.memory()),
                result.memoryKind(),
                Json.write(result.figures().map(Figures::values).orElse(Map.of())),
                Json.write(intervals));
    }

    Optional<Benchmark> find(long id) {
        return database.first("SELECT * FROM benchmark WHERE id = ?1", BenchmarkStore::benchmark, id)
                .map(this::withResults);
    }

    /** The newest first; of every task and group where none is named. */
    List<Benchmark> list(Optional<String> task, Optional<String> group, int limit) {
        return database.list("""
                        SELECT * FROM benchmark WHERE (?1 IS NULL OR task = ?1) AND (?2 IS NULL OR equivalence_group = ?2)
                        ORDER BY id DESC LIMIT ?3\
                        """, BenchmarkStore::benchmark, task.orElse(null), group.orElse(null), limit).stream()
                .map(this::withResults)
                .toList();
    }

    private Benchmark withResults(Benchmark benchmark) {
        return benchmark.with(database.list(
                "SELECT * FROM benchmark_result WHERE benchmark_id = ?1 ORDER BY place",
                BenchmarkStore::result,
                benchmark.id()));
    }

    private static Benchmark benchmark(ResultSet row) throws SQLException {
        return new Benchmark(
                row.getLong("id"),
                row.getString("task"),
                row.getString("equivalence_group"),
                Json.readArray(row.getString("dimensions")).stream()
                        .map(n -> ((Number) n).longValue())
                        .toList(),
                row.getInt("rows"),
                row.getString("source"),
                row.getInt("iterations"),
                row.getInt("warm_up"),
                row.getLong("seed"),
                Nullable.whole(row, "winner_id"),
                row.getString("verdict"),
                Json.readObject(row.getString("machine")),
                row.getString("notes"),
                row.getString("by"),
                Instant.ofEpochMilli(row.getLong("at")),
                List.of());
    }

    private static Benchmark.Result result(ResultSet row) throws SQLException {
        Map<String, Double> values = new LinkedHashMap<>();
        Json.readObject(row.getString("figures")).forEach((name, value) -> values.put(name, number(value)));
        Map<String, Interval> intervals = new LinkedHashMap<>();
        Json.readObject(row.getString("intervals")).forEach((name, value) -> {
            List<?> ends = (List<?>) value;
            intervals.put(name, new Interval(number(ends.get(0)), number(ends.get(1))));
        });
        double firstMillis = Nullable.real(row, "first_ms").orElse(Double.NaN);
        return new Benchmark.Result(
                Nullable.whole(row, "version_id"),
                row.getString("label"),
                row.getString("framework"),
                row.getInt("calls"),
                row.getInt("failures"),
                row.getString("error"),
                firstMillis,
                Nullable.whole(row, "memory"),
                row.getString("memory_kind"),
                values.isEmpty() ? Optional.empty() : Optional.of(new Figures(values, intervals)));
    }

    private static double number(Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
