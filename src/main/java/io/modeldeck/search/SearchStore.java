package io.modeldeck.search;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** SQL of searches and their trials. */
final class SearchStore {

    private static final String SELECT =
            "SELECT s.*, m.name AS model_name FROM search s JOIN model m ON m.id = s.model_id ";

    private final Database database;

    SearchStore(Database database) {
        this.database = database;
    }

    long insert(Search search, Map<String, Object> fixed, long recordedAt) {
        SearchPlan plan = search.plan();
        return database.write(h -> h.createQuery("""
            INSERT INTO search (model_id, based_on, trainer, fixed, space, sampler, pruner, trials, parallel, seed, objective, candidate,
                status, message, by, at, recorded_at)
            VALUES (:model, :basedOn, :trainer, :fixed, :space, :sampler, :pruner, :trials, :parallel, :seed, :objective, :candidate,
                'queued', '', :by, :at, :recorded)
            RETURNING id\
            """)
                .bind("model", search.modelId())
                .bind("basedOn", search.basedOn())
                .bind("trainer", search.trainer())
                .bind("fixed", Json.write(fixed))
                .bind("space", Json.write(plan.space().document()))
                .bind("sampler", plan.sampler())
                .bind("pruner", plan.pruner())
                .bind("trials", plan.trials())
                .bind("parallel", plan.parallel())
                .bind("seed", plan.seed())
                .bind("objective", search.objective())
                .bind("candidate", search.candidate() ? 1 : 0)
                .bind("by", search.by())
                .bind("at", search.at().toEpochMilli())
                .bind("recorded", recordedAt)
                .mapTo(Long.class)
                .one());
    }

    Search require(long id) {
        return database.first(SELECT + "WHERE s.id = ?1", SearchStore::search, id)
                .orElseThrow(() -> new Problem("There is no search " + id + "; see: modeldeck search list."));
    }

    /** Hyperparameters that are the same in every trial. */
    Map<String, Object> fixed(long id) {
        return database.first("SELECT fixed FROM search WHERE id = ?1", row -> Json.readObject(row.getString(1)), id)
                .orElse(Map.of());
    }

    /** The newest first; of all models when none is named. */
    List<Search> list(OptionalLong modelId, int limit) {
        return database.list(
                SELECT + "WHERE ?1 = 0 OR s.model_id = ?1 ORDER BY s.id DESC LIMIT ?2",
                SearchStore::search,
                modelId.orElse(0),
                limit);
    }

    /** Those that wait or were cut off, the oldest first. */
    List<Search> waiting() {
        return database.list(SELECT + "WHERE s.status IN ('queued', 'interrupted') ORDER BY s.id", SearchStore::search);
    }

    List<Search> running() {
        return database.list(SELECT + "WHERE s.status = 'running' ORDER BY s.id", SearchStore::search);
    }

    void status(long id, SearchStatus status, String message, Optional<Instant> completedAt) {
        database.update(
                "UPDATE search SET status = ?2, message = ?3, completed_at = ?4 WHERE id = ?1",
                id,
                status.word(),
                message,
                Nullable.millis(completedAt));
    }

    void run(long id, long runId) {
        database.update("UPDATE search SET run_id = ?2 WHERE id = ?1", id, runId);
    }

    /** In the order of their numbers. */
    List<Trial> trials(long id) {
        return database.list("SELECT * FROM search_trial WHERE search_id = ?1 ORDER BY number", SearchStore::trial, id);
    }

    /** Keeps a trial as it is now. Joins the running transaction. */
    void put(long id, Trial trial) {
        database.update(
                """
                INSERT INTO search_trial (search_id, number, hyperparameters, status, loss, metrics, course, millis, message)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                ON CONFLICT (search_id, number) DO UPDATE SET hyperparameters = ?3, status = ?4, loss = ?5, metrics = ?6, course = ?7,
                    millis = ?8, message = ?9\
                """,
                id,
                trial.number(),
                Json.write(trial.hyperparameters()),
                trial.status().word(),
                Nullable.of(trial.loss()),
                Json.write(trial.metrics()),
                Json.write(trial.course()),
                trial.millis(),
                trial.message());
    }

    private static Search search(ResultSet row) throws SQLException {
        return new Search(
                row.getLong("id"),
                row.getLong("model_id"),
                row.getString("model_name"),
                row.getLong("based_on"),
                row.getString("trainer"),
                new SearchPlan(
                        Space.read(Json.readObject(row.getString("space"))),
                        row.getString("sampler"),
                        row.getString("pruner"),
                        row.getInt("trials"),
                        row.getInt("parallel"),
                        row.getLong("seed")),
                row.getString("objective"),
                row.getInt("candidate") == 1,
                SearchStatus.of(row.getString("status")),
                Nullable.whole(row, "run_id"),
                row.getString("message"),
                row.getString("by"),
                Instant.ofEpochMilli(row.getLong("at")),
                Nullable.time(row, "completed_at"));
    }

    private static Trial trial(ResultSet row) throws SQLException {
        Map<String, Double> metrics = new LinkedHashMap<>();
        Json.readObject(row.getString("metrics")).forEach((name, value) -> metrics.put(name, number(value)));
        return new Trial(
                row.getInt("number"),
                Json.readObject(row.getString("hyperparameters")),
                Trial.Status.of(row.getString("status")),
                Nullable.real(row, "loss"),
                metrics,
                Json.readArray(row.getString("course")).stream()
                        .mapToDouble(SearchStore::number)
                        .toArray(),
                row.getLong("millis"),
                row.getString("message"));
    }

    private static double number(Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
