package io.modeldeck.metrics;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.stats.ValueSketch;
import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import io.modeldeck.telemetry.SeriesSink.SeriesCounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.jdbi.v3.core.statement.PreparedBatch;

/** SQL of the series from outside: what there is, their values, their rollups. */
final class SeriesStore {

    private static final String SERIES = """
        SELECT s.id, s.model_id, s.name, s.unit, s.from_at, s.to_at,
            (SELECT count(*) FROM metric_point p WHERE p.series_id = s.id) AS points
        FROM metric_series s\
        """;

    private final Database database;

    SeriesStore(Database database) {
        this.database = database;
    }

    /** All series, the workspace's before those of models, by name. */
    List<SeriesInfo> all() {
        return database.read(h -> h.createQuery(SERIES + " ORDER BY coalesce(s.model_id, 0), s.name")
                .map((rs, c) -> info(rs))
                .list());
    }

    /** @param modelId 0: the workspace */
    Optional<SeriesInfo> find(long modelId, String name) {
        return database.read(h -> h.createQuery(SERIES + " WHERE coalesce(s.model_id, 0) = :model AND s.name = :name")
                .bind("model", modelId)
                .bind("name", name)
                .map((rs, c) -> info(rs))
                .findOne());
    }

    /** The number of the model's series of that name, else of the workspace's. */
    OptionalLong number(long modelId, String name) {
        return database.query(
                "SELECT id FROM metric_series WHERE name = ? AND coalesce(model_id, 0) IN (0, ?) ORDER BY model_id IS"
                        + " NULL LIMIT 1",
                rs -> rs.next() ? OptionalLong.of(rs.getLong(1)) : OptionalLong.empty(),
                name,
                modelId);
    }

    /** The series' number; it is added when it is not there, and its range and unit are brought up to date. */
    long touch(long modelId, String name, String unit, TimeRange range, long recordedAt) {
        return database.write(h -> h.createQuery("""
            INSERT INTO metric_series (model_id, name, unit, from_at, to_at, recorded_at)
            VALUES (nullif(:model, 0), :name, :unit, :from, :to, :recorded)
            ON CONFLICT (coalesce(model_id, 0), name) DO UPDATE SET
                unit = CASE excluded.unit WHEN '' THEN unit ELSE excluded.unit END,
                from_at = min(from_at, excluded.from_at), to_at = max(to_at, excluded.to_at)
            RETURNING id\
            """)
                .bind("model", modelId)
                .bind("name", name)
                .bind("unit", unit)
                .bind("from", range.fromMillis())
                .bind("to", range.toMillis())
                .bind("recorded", recordedAt)
                .mapTo(Long.class)
                .one());
    }

    SeriesCounts put(long seriesId, long[] at, double[] values) {
        return database.write(h -> {
            PreparedBatch insert = h.prepareBatch(
                    "INSERT INTO metric_point (series_id, at, value) VALUES (:series, :at, :value) ON CONFLICT DO"
                            + " NOTHING");
            PreparedBatch update = h.prepareBatch(
                    "UPDATE metric_point SET value = :value WHERE series_id = :series AND at = :at AND value <>"
                            + " :value");
            for (int i = 0; i < at.length; i++) {
                bind(insert, seriesId, at[i], values[i]);
            }
            int[] inserted = insert.execute();
            int there = 0;
            for (int i = 0; i < at.length; i++) {
                if (inserted[i] == 0) {
                    bind(update, seriesId, at[i], values[i]);
                    there++;
                }
            }
            long replaced = 0;
            if (there > 0) {
                for (int changed : update.execute()) {
                    replaced += changed;
                }
            }
            return new SeriesCounts(at.length - there, replaced, there - replaced);
        });
    }

    private static void bind(PreparedBatch batch, long seriesId, long at, double value) {
        batch.bind("series", seriesId).bind("at", at).bind("value", value).add();
    }

    SeriesPoints points(long seriesId, TimeRange range) {
        return database.query(
                "SELECT at, value FROM metric_point WHERE series_id = ? AND at >= ? AND at < ? ORDER BY at",
                rs -> {
                    LongStream.Builder at = LongStream.builder();
                    DoubleStream.Builder values = DoubleStream.builder();
                    while (rs.next()) {
                        at.add(rs.getLong(1));
                        values.add(rs.getDouble(2));
                    }
                    return new SeriesPoints(at.build().toArray(), values.build().toArray());
                },
                seriesId,
                range.fromMillis(),
                range.toMillis());
    }

    /** The first time at or after that instant with a value, of the model's series and the workspace's. */
    OptionalLong nextAt(long modelId, long fromMillis) {
        return database.first("""
                        SELECT min((SELECT min(p.at) FROM metric_point p WHERE p.series_id = s.id AND p.at >= ?1))
                        FROM metric_series s WHERE s.to_at > ?1 AND (s.model_id IS NULL OR s.model_id = ?2)\
                        """, row -> Nullable.whole(row, 1), fromMillis, modelId)
                .orElseThrow();
    }

    List<SeriesPeriod> rollups(long seriesId, Granularity granularity, TimeRange range) {
        return database.read(h -> h.createQuery("""
            SELECT * FROM metric_series_rollup
            WHERE series_id = :series AND granularity = :granularity AND period_start >= :from AND period_start < :to
            ORDER BY period_start\
            """)
                .bind("series", seriesId)
                .bind("granularity", granularity.word())
                .bind("from", range.fromMillis())
                .bind("to", range.toMillis())
                .map((rs, c) -> period(rs, granularity))
                .list());
    }

    void keep(long seriesId, Granularity granularity, List<SeriesPeriod> periods) {
        database.run(h -> {
            PreparedBatch batch = h.prepareBatch("""
                INSERT OR REPLACE INTO metric_series_rollup (series_id, granularity, period_start, value_count, value_sum, value_squares,
                    value_min, value_max, last_at, last_value, sketch)
                VALUES (:series, :granularity, :start, :count, :sum, :squares, :min, :max, :lastAt, :last, :sketch)\
                """);
            for (SeriesPeriod period : periods) {
                SeriesFigures figures = period.figures();
                batch.bind("series", seriesId)
                        .bind("granularity", granularity.word())
                        .bind("start", period.range().fromMillis())
                        .bind("count", figures.count())
                        .bind("sum", figures.sum())
                        .bind("squares", Double.isFinite(figures.squares()) ? figures.squares() : null)
                        .bind("min", figures.min())
                        .bind("max", figures.max())
                        .bind("lastAt", figures.lastAtMillis())
                        .bind("last", figures.last())
                        .bind("sketch", figures.sketch().toBytes())
                        .add();
            }
            batch.execute();
        });
    }

    /** Single values of before that time were removed; the smallest number where none were. */
    long keptFrom(long seriesId) {
        return database.read(
                h -> h.createQuery("SELECT coalesce(kept_from, :never) FROM metric_series WHERE id = :series")
                        .bind("never", Long.MIN_VALUE)
                        .bind("series", seriesId)
                        .mapTo(Long.class)
                        .one());
    }

    void delete(long seriesId) {
        database.run(h -> h.execute("DELETE FROM metric_series WHERE id = ?", seriesId));
    }

    private static SeriesInfo info(ResultSet rs) throws SQLException {
        long model = rs.getLong(2);
        return new SeriesInfo(
                rs.getLong(1),
                model == 0 ? OptionalLong.empty() : OptionalLong.of(model),
                rs.getString(3),
                rs.getString(4),
                rs.getLong(7),
                TimeRange.ofMillis(rs.getLong(5), rs.getLong(6)));
    }

    private static SeriesPeriod period(ResultSet rs, Granularity granularity) throws SQLException {
        double squares = rs.getDouble("value_squares");
        boolean unknown = rs.wasNull();
        return new SeriesPeriod(
                granularity.periodAt(rs.getLong("period_start")),
                new SeriesFigures(
                        rs.getLong("value_count"),
                        rs.getDouble("value_sum"),
                        unknown ? Double.NaN : squares,
                        rs.getDouble("value_min"),
                        rs.getDouble("value_max"),
                        rs.getLong("last_at"),
                        rs.getDouble("last_value"),
                        ValueSketch.fromBytes(rs.getBytes("sketch"))));
    }
}
