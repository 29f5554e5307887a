package io.modeldeck.alert;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.config.Settings;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Severity;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricsService;
import io.modeldeck.metrics.RollupService;
import io.modeldeck.metrics.SeriesService;
import io.modeldeck.schedule.Jobs;
import io.modeldeck.store.Database;
import io.modeldeck.store.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A workspace with two models, m1 and m2, each with a version in production, and all that alerts need; on 1 March 2024. */
final class AlertWorkspace implements AutoCloseable {

    static final long MODEL = 1;

    final Database database;
    final AuditLog audit;
    final Jobs jobs;
    final Settings settings;
    final MetricsService metrics;
    final SeriesService series;
    final RollupService rollups;
    final AlertRules rules;
    final AlertService alerts;
    final Silences silences;
    final RuleHistory history;
    /** Runs before every access to the database. */
    Runnable guard = () -> {};

    private long events;
    private boolean rolling = true;

    AlertWorkspace(Path folder) {
        Clock clock = Clock.fixed(at("23:00"), ZoneOffset.UTC);
        database = Database.open(new Workspace(folder), () -> guard.run());
        database.run(h -> {
            for (int model = 1; model <= 2; model++) {
                h.execute(
                        "INSERT INTO model (id, name, task, positive_class, next_deployment, created_at, recorded_at)"
                                + " VALUES (?, ?, 'classification', 'yes', 2, 0, 0)",
                        model,
                        "m" + model);
                h.execute(
                        "INSERT INTO model_version (id, model_id, source_version, deployment_version, framework, stage,"
                                + " input_schema, output_schema, input_mapping, classes, metadata, validation,"
                                + " validation_detail, created_at, recorded_at) VALUES (?, ?, 'v1', 1, 'onnx',"
                                + " 'production', '[]', '[]', '[]', '[]', '{}', 'none', '{}', 0, 0)",
                        10 + model,
                        model);
            }
        });
        audit = new AuditLog(database, clock);
        jobs = new Jobs(database, audit);
        settings = new Settings(database, audit);
        metrics = new MetricsService(database);
        series = new SeriesService(database, audit, clock);
        rollups = new RollupService(database, clock);
        rules = new AlertRules(database, audit, clock);
        rules.seedDefaults();
        alerts = new AlertService(database, rules, metrics, series, jobs, settings, audit, clock);
        silences = new Silences(database, settings, audit, clock);
        history = new RuleHistory(database, metrics, series);
    }

    @Override
    public void close() {
        database.close();
    }

    static Instant at(String time) {
        return Instant.parse("2024-03-01T" + time + ":00Z");
    }

    /** So many calls from the moment on, a second apart, the first {@code failed} of them without an answer. */
    void calls(String from, int count, int failed, long latencyMillis) {
        database.run(h -> {
            for (int i = 0; i < count; i++) {
                h.execute(
                        "INSERT INTO inference_event (model_id, version_id, event_id, at, features, prediction,"
                                + " latency_us, error, recorded_at) VALUES (1, 11, ?, ?, '{}', 'yes', ?, ?, 0)",
                        "e" + events++,
                        at(from).plusSeconds(i).toEpochMilli(),
                        latencyMillis * 1_000,
                        i < failed ? "no such column" : null);
            }
            h.execute(
                    "INSERT OR IGNORE INTO rollup_pending (version_id, hour_start) VALUES (11, ?)",
                    at(from.substring(0, 2) + ":00").toEpochMilli());
        });
        rollUp();
    }

    void drift(String time, String type, String feature, Double score, String decision) {
        database.run(h -> h.execute(
                "INSERT INTO drift_metrics (model_id, version_id, at, drift_type, feature, method, parameters,"
                        + " decision, reason, sentence, drift_score, n_reference, n_current, window_from, window_to,"
                        + " baseline_dist, current_dist, recorded_at) VALUES (1, 11, ?, ?, ?, 'ks_test', '{}', ?, 'only 20"
                        + " rows', 'it moved.', ?, 100, 100, 0, 1, '{}', '{}', 0)",
                at(time).toEpochMilli(),
                type,
                feature,
                decision,
                score));
    }

    void quality(String time, Map<String, Double> nulls, Map<String, Double> reference, boolean hasReference) {
        database.run(h -> {
            if (hasReference) {
                h.execute("INSERT OR IGNORE INTO baseline VALUES (5, 1, 11, 'fixed', NULL, NULL, NULL, 100, '{}', 1, 0,"
                        + " 'Sample engineer', '', 0)");
            }
            h.execute(
                    "INSERT INTO data_quality_metrics (model_id, version_id, at, window_from, window_to, baseline_id,"
                            + " total_records, schema_violations, null_rates, reference_null_rates, outlier_counts,"
                            + " value_range_violations, range_violations, categorical_unknowns, duplicates, findings,"
                            + " recorded_at) VALUES (1, 11, ?, 0, 1, ?, 1200, 0, ?, ?, '{}', 0, '{}', '{}', 0, '[]', 0)",
                    at(time).toEpochMilli(),
                    hasReference ? 5 : null,
                    Json.write(nulls),
                    Json.write(reference));
        });
    }

    /** A rule of the model that is not kept. */
    static AlertRule unkept(String condition) {
        return new AlertRule(
                0,
                "unkept",
                OptionalLong.of(MODEL),
                OptionalLong.empty(),
                true,
                Condition.parse(condition),
                Severity.WARNING,
                List.of(),
                "",
                "");
    }

    /** A rule of the model, kept. */
    AlertRule rule(String name, String condition, Severity severity) {
        return rules.add(
                Actor.person("Sample engineer", Face.CONSOLE),
                at("00:00"),
                new AlertRule(
                        0,
                        name,
                        OptionalLong.of(MODEL),
                        OptionalLong.empty(),
                        true,
                        Condition.parse(condition),
                        severity,
                        List.of(),
                        "",
                        ""),
                "");
    }

    /** A quality check with all its counts; of a reference where one is asked for. */
    void counts(
            String time,
            int rows,
            boolean hasReference,
            String ranges,
            String outliers,
            String unknown,
            int duplicates) {
        quality(time, Map.of("income", 0.5, "age", 0.2), Map.of("income", 0.1), hasReference);
        database.run(h -> h.execute(
                "UPDATE data_quality_metrics SET total_records = ?, schema_violations = 3, range_violations = ?,"
                        + " outlier_counts = ?, categorical_unknowns = ?, duplicates = ?, findings = ? WHERE at = ?",
                rows,
                ranges,
                outliers,
                unknown,
                duplicates,
                "[{\"kind\":\"range\",\"feature\":\"age\",\"count\":4,\"sentence\":\"Age is odd.\"},"
                        + "{\"kind\":\"nulls\",\"feature\":\"income\",\"count\":9,\"sentence\":\"Income is missing.\"}]",
                at(time).toEpochMilli()));
    }

    /** So many labelled calls from the moment on, a second apart, all but the first {@code wrong} of them right. */
    void labelled(String from, int count, int wrong) {
        database.run(h -> {
            for (int i = 0; i < count; i++) {
                String said = i % 2 == 0 ? "yes" : "no";
                h.execute(
                        "INSERT INTO inference_event (model_id, version_id, event_id, at, features, prediction, score,"
                                + " latency_us, outcome, correct, feedback_at, recorded_at) VALUES (1, 11, ?, ?, '{}', ?, ?,"
                                + " 1000, ?, ?, ?, 0)",
                        "e" + events++,
                        at(from).plusSeconds(i).toEpochMilli(),
                        said,
                        i % 2 == 0 ? 0.9 : 0.1,
                        i < wrong ? (i % 2 == 0 ? "no" : "yes") : said,
                        i < wrong ? 0 : 1,
                        at(from).plusSeconds(i + 60).toEpochMilli());
            }
            h.execute(
                    "INSERT OR IGNORE INTO rollup_pending (version_id, hour_start) VALUES (11, ?)",
                    at(from.substring(0, 2) + ":00").toEpochMilli());
        });
        rollUp();
    }

    /** Works many things at once, and rolls up at the end. */
    void together(Runnable work) {
        rolling = false;
        database.transaction(() -> {
            work.run();
            return null;
        });
        rolling = true;
        rollUp();
    }

    private void rollUp() {
        if (rolling) {
            rollups.rollUp(MODEL, Granularity.FIVE_MINUTES, at("23:00"));
        }
    }

    /** One value a minute of a series of the model. */
    void series(String name, String from, double... values) {
        long[] times = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            times[i] = at(from).plusSeconds(60L * i).toEpochMilli();
        }
        series.record(OptionalLong.of(MODEL), name, "", times, values);
    }
}
