package io.modeldeck.playground;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What events of models of texts say of tokens and times. */
final class TokenStore {

    private static final String CALLS = """
        SELECT e.id, e.event_id, e.at, v.deployment_version, e.version_id, e.prediction, e.error, e.latency_us,
            json_extract(e.features, '$."gen_ai.operation.name"') AS operation,
            json_extract(e.features, '$."gen_ai.response.model"') AS served,
            json_extract(e.features, '$."gen_ai.usage.input_tokens"') AS input_tokens,
            json_extract(e.features, '$."gen_ai.usage.output_tokens"') AS output_tokens,
            json_extract(e.features, '$."gen_ai.response.time_to_first_chunk"') AS first_chunk,
            json_extract(e.features, '$."modeldeck.load_seconds"') AS load_seconds,
            json_extract(e.features, '$."modeldeck.tokens_per_second"') AS speed,
            json_extract(e.features, '$."gen_ai.input.messages"') IS NOT NULL AS contents
        FROM inference_event e JOIN model_version v ON v.id = e.version_id
        WHERE e.model_id = ?1 AND e.at >= ?2 AND e.at < ?3 AND json_extract(e.features, '$."gen_ai.operation.name"') IS NOT NULL
        ORDER BY e.at DESC, e.id DESC LIMIT ?4\
        """;
    private static final String FIRST =
            "SELECT version_id, min(at) FROM inference_event WHERE model_id = ?1 GROUP BY version_id";

    private final Database database;

    TokenStore(Database database) {
        this.database = database;
    }

    /** The newest first, {@code limit} at most. */
    List<TokenUse> uses(long modelId, TimeRange range, int limit) {
        Map<Long, Long> first = new HashMap<>();
        database.list(FIRST, row -> first.put(row.getLong(1), row.getLong(2)), modelId);
        return database.list(CALLS, row -> use(row, first), modelId, range.fromMillis(), range.toMillis(), limit);
    }

    private static TokenUse use(ResultSet row, Map<Long, Long> first) throws SQLException {
        long at = row.getLong("at");
        Duration load = Duration.ofNanos(Math.round(row.getDouble("load_seconds") * 1e9));
        boolean loaded = load.compareTo(TokenUse.LOADED_FROM) >= 0;
        OptionalDouble micros = Nullable.real(row, "latency_us");
        return new TokenUse(
                row.getString("event_id"),
                Instant.ofEpochMilli(at),
                row.getInt("deployment_version"),
                row.getString("operation"),
                text(row, "served"),
                row.getLong("input_tokens"),
                row.getLong("output_tokens"),
                load,
                Nullable.real(row, "first_chunk"),
                Nullable.real(row, "speed"),
                micros.isPresent() ? OptionalDouble.of(micros.getAsDouble() / 1e3) : micros,
                loaded,
                loaded && first.getOrDefault(row.getLong("version_id"), at) < at,
                text(row, "prediction"),
                text(row, "error"),
                row.getBoolean("contents"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
