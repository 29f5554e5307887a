package io.modeldeck.app;

import io.modeldeck.config.MonitoringConfig;
import java.time.Duration;
import java.util.function.Function;

/** What retention removes, each by a key of its own in the config's group {@code retention}. What is not here is kept for good. */
public enum RetainedTable {
    EVENTS("events", "inference_event", "at", "model_id = :model", MonitoringConfig.Retention::events),
    FIVE_MINUTE(
            "fiveMinute",
            "model_metrics",
            "period_start",
            "model_id = :model AND granularity = '5min'",
            MonitoringConfig.Retention::fiveMinute),
    HOURLY(
            "hourly",
            "model_metrics",
            "period_start",
            "model_id = :model AND granularity = 'hourly'",
            MonitoringConfig.Retention::hourly),
    DRIFT("drift", "drift_metrics", "at", "model_id = :model", MonitoringConfig.Retention::drift),
    QUALITY("quality", "data_quality_metrics", "at", "model_id = :model", MonitoringConfig.Retention::quality),
    JOB_RUNS(
            "jobRuns",
            "job_run",
            "at",
            "job_id IN (SELECT id FROM job WHERE model_id = :model)"
                    // Of each job the last run stays: it says how the job stands.
                    + " AND id NOT IN (SELECT max(r.id) FROM job_run r GROUP BY r.job_id)",
            MonitoringConfig.Retention::jobRuns),
    SERIES(
            "series",
            "metric_point",
            "at",
            "series_id IN (SELECT id FROM metric_series WHERE coalesce(model_id, 0) = :model)",
            MonitoringConfig.Retention::series);

    private final String key;
    private final String table;
    private final String time;
    private final String condition;
    private final Function<MonitoringConfig.Retention, Duration> keep;

    RetainedTable(
            String key,
            String table,
            String time,
            String condition,
            Function<MonitoringConfig.Retention, Duration> keep) {
        this.key = key;
        this.table = table;
        this.time = time;
        this.condition = condition;
        this.keep = keep;
    }

    /** The key in the config, below {@code retention}. */
    public String key() {
        return key;
    }

    /** How long its rows are kept, before the newest event of their model. */
    Duration keep(MonitoringConfig.Retention retention) {
        return keep.apply(retention);
    }

    String table() {
        return table;
    }

    String time() {
        return time;
    }

    String condition() {
        return condition;
    }
}
