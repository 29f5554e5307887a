package io.modeldeck.config;

import io.modeldeck.config.ConfigType.Flag;
import io.modeldeck.config.ConfigType.Freezes;
import io.modeldeck.config.ConfigType.Interval;
import io.modeldeck.config.ConfigType.Real;
import io.modeldeck.config.ConfigType.Triggers;
import io.modeldeck.config.ConfigType.Whole;
import io.modeldeck.config.ConfigType.Word;
import io.modeldeck.config.ConfigType.Words;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every key of the monitoring config, with its type, default and meaning. */
public final class ConfigKeys {

    /** The word that returns a check to its default decision rule where a wider scope names a method. */
    public static final String DEFAULT_METHOD = "default";

    /** The methods that a check may name; {@code default} is the default decision rule. */
    public static final List<String> METHODS = List.of(
            DEFAULT_METHOD,
            "ks_test",
            "chi_square",
            "psi",
            "jensen_shannon",
            "hellinger",
            "total_variation",
            "wasserstein",
            "l_infinity",
            "kl_divergence",
            "mann_whitney",
            "anderson_darling",
            "cramer_von_mises",
            "t_test",
            "energy_distance",
            "cramers_v",
            "g_test",
            "two_proportion_z",
            "fisher_exact",
            "mmd",
            "classifier_test");

    /** How the p values of a check are corrected over its features. */
    public static final List<String> CORRECTIONS = List.of("benjamini_hochberg", "holm", "bonferroni", "none");

    /** How the numeric features are checked together. */
    public static final List<String> MULTIVARIATE = List.of("pca_reconstruction", "classifier_test", "mmd", "none");

    /** The detectors that may read the stream of labelled errors. */
    public static final List<String> DETECTORS = List.of("ddm", "eddm", "hddm_a", "page_hinkley", "adwin", "kswin");

    /** How far a graph is rewritten before it runs, from not at all to all that the runtime knows. */
    public static final List<String> OPTIMIZATIONS = List.of("none", "basic", "extended", "all");

    private static final List<String> TRAINERS =
            List.of("logistic", "linear", "tree", "forest", "boosting", "network", "bayes", "nearest");
    private static final int A_YEAR_OF_HOURS = 8_760;
    private static final Object TRIGGERS = List.of(
            new TriggerCondition.Drift(List.of("input", "concept"), 0.3).document(),
            new TriggerCondition.ErrorRate(0.1).document());

    static final Map<String, ConfigKey> ALL = byPath(List.of(
            interval("aggregation.fiveMinuteAggregation", "5m", "How often events are rolled up."),
            interval("aggregation.hourlyAggregation", "1h", "How often hourly figures are made."),
            interval("aggregation.dailyAggregation", "24h", "How often daily figures are made."),
            interval(
                    "aggregation.driftCheck", "6h", "How often inputs, predictions and concept are checked for drift."),
            interval("aggregation.dataQualityCheck", "1h", "How often the quality of the data is checked."),
            interval("aggregation.alertCheck", "5m", "How often the alert rules are evaluated."),
            flag("drift.inputDrift.enabled", true, "Whether the inputs are checked for drift."),
            method("drift.inputDrift.method"),
            threshold("drift.inputDrift.threshold"),
            windowHours("drift.inputDrift.windowHours"),
            ConfigKey.of(
                    "drift.inputDrift.correction",
                    new Word(CORRECTIONS),
                    "benjamini_hochberg",
                    "How the p values of the features are corrected together."),
            ConfigKey.of(
                    "drift.inputDrift.multivariate",
                    new Word(MULTIVARIATE),
                    "pca_reconstruction",
                    "How the numeric features are checked together."),
            flag("drift.predictionDrift.enabled", true, "Whether the predictions are checked for drift."),
            method("drift.predictionDrift.method"),
            threshold("drift.predictionDrift.threshold"),
            windowHours("drift.predictionDrift.windowHours"),
            flag("drift.conceptDrift.enabled", true, "Whether it is checked that predictions are as right as before."),
            whole("drift.conceptDrift.minLabeledSamples", 1, 10_000_000, 100, "Fewer labels than this: not evaluated."),
            ConfigKey.of(
                    "drift.conceptDrift.accuracyDropThreshold",
                    new Real(0, 1),
                    0.05,
                    "The drop of accuracy, as a share, that counts as drift."),
            windowHours("drift.conceptDrift.windowHours"),
            ConfigKey.of(
                    "drift.conceptDrift.detectors",
                    new Words(DETECTORS),
                    List.of("hddm_a", "adwin"),
                    "The detectors that read the stream of labelled errors."),
            flag(
                    "drift.conceptDrift.estimate",
                    true,
                    "Whether the quality of predictions without outcomes is estimated."),
            flag("retrainingTriggers.enabled", true, "Whether alerts raise retraining requests."),
            whole(
                    "retrainingTriggers.minDaysBetweenRetraining",
                    0,
                    3_650,
                    7,
                    "No request is raised sooner than this after the last retraining."),
            whole(
                    "retrainingTriggers.minNewLabeledSamples",
                    0,
                    1_000_000_000,
                    500,
                    "No request is raised with fewer new labels than this."),
            whole(
                    "retrainingTriggers.coolDownDays",
                    0,
                    3_650,
                    3,
                    "No request is raised sooner than this after a rejection or a run that failed."),
            whole(
                    "retrainingTriggers.expiryDays",
                    1,
                    3_650,
                    14,
                    "A request that nobody has decided expires after so many days."),
            ConfigKey.of("retrainingTriggers.conditions", new Triggers(), TRIGGERS, "What raises a request."),
            whole("recipe.rows", 10, 10_000_000, 4_000, "How many of the newest labelled rows a retraining uses."),
            ConfigKey.of(
                    "recipe.holdOutShare",
                    new Real(0, 0.9),
                    0.2,
                    "The newest share of those rows, kept out of training to judge the candidate."),
            ConfigKey.optional(
                    "recipe.trainer",
                    new Word(TRAINERS),
                    "How a candidate is trained; without it, by the model's task."),
            whole(
                    "training.parallelRuns",
                    1,
                    16,
                    2,
                    "How many trainings go on at once in the workspace, one of each model; set it for all models."),
            whole("serving.loadedModels", 1, 256, 8, "How many models are held in memory; set it for all models."),
            whole(
                    "serving.memoryMegabytes",
                    64,
                    1_048_576,
                    4_096,
                    "How much memory they may hold together; the one used longest ago leaves first. Set it for all models."),
            flag("serving.warmUp", true, "Whether a model answers an invented row as soon as it is loaded."),
            ConfigKey.of(
                    "serving.callTime",
                    new Interval(Duration.ofSeconds(1)),
                    "2m",
                    "How long one call of a model may take before it is stopped."),
            whole("serving.batchRows", 1, 4_096, 64, "How many rows of calls that come at once are answered together."),
            whole(
                    "serving.batchDelayMillis",
                    0,
                    1_000,
                    0,
                    "How many milliseconds a call waits for others to be answered with."),
            ConfigKey.optional(
                    "process.heapMegabytes",
                    new Whole(64, 65_536),
                    "The heap of a model's own process; without it 512 MB, for transformers 2 GB."),
            whole(
                    "process.memoryMegabytes",
                    128,
                    1_048_576,
                    4_096,
                    "How much memory a model's own process may hold in all."),
            ConfigKey.of(
                    "process.startTime",
                    new Interval(Duration.ofSeconds(1)),
                    "2m",
                    "How long a model's own process may take until it can answer."),
            ConfigKey.of(
                    "process.longestPause",
                    new Interval(Duration.ofSeconds(1)),
                    "1m",
                    "The longest wait before a process that fails again and again is started anew."),
            whole("onnx.threads", 1, 64, 1, "How many threads of ONNX Runtime work on one call of a model."),
            ConfigKey.of(
                    "onnx.optimization",
                    new Word(OPTIMIZATIONS),
                    "all",
                    "How far ONNX Runtime rewrites a graph when it loads it."),
            retention("retention.events", "90d", "How long events are kept."),
            retention("retention.fiveMinute", "30d", "How long five-minute figures are kept."),
            retention("retention.hourly", "400d", "How long hourly figures are kept; daily ones stay."),
            retention("retention.drift", "400d", "How long results of drift checks are kept."),
            retention("retention.quality", "400d", "How long reports on the quality of data are kept."),
            retention("retention.jobRuns", "30d", "How long runs of jobs are kept."),
            retention("retention.series", "90d", "How long single values of series from outside are kept."),
            flag("policy.secondPerson", false, "Whether somebody else than the requester must approve and promote."),
            whole("policy.approvals", 1, 2, 1, "How many different reviewers must approve a retraining request."),
            flag(
                    "policy.overrideChecks",
                    true,
                    "Whether a reviewer may approve a retraining request although a check fails, for a reason."),
            interval(
                    "policy.rollbackWindow",
                    "7d",
                    "For how long after a version left production a rollback brings it back without a new validation."),
            ConfigKey.of(
                    "policy.freezes",
                    new Freezes(),
                    List.of(),
                    "Times in which nothing is promoted to production; rollbacks stay possible.")));

    private ConfigKeys() {}

    /** The paths of all keys, in the order of the document. */
    public static List<String> paths() {
        return List.copyOf(ALL.keySet());
    }

    static Optional<ConfigKey> find(String path) {
        return Optional.ofNullable(ALL.get(path)).or(() -> ConfigFamily.FEATURES.find(path));
    }

    private static ConfigKey interval(String path, String value, String meaning) {
        return ConfigKey.of(path, new Interval(Duration.ofSeconds(1)), value, meaning);
    }

    private static ConfigKey retention(String path, String value, String meaning) {
        return ConfigKey.of(path, new Interval(Duration.ofDays(1)), value, meaning);
    }

    private static ConfigKey flag(String path, boolean value, String meaning) {
        return ConfigKey.of(path, new Flag(), value, meaning);
    }

    private static ConfigKey whole(String path, int from, int to, int value, String meaning) {
        return ConfigKey.of(path, new Whole(from, to), value, meaning);
    }

    private static ConfigKey method(String path) {
        return ConfigKey.optional(
                path, new Word(METHODS), "The test that decides; without it the default rule: significant and large.");
    }

    private static ConfigKey threshold(String path) {
        return ConfigKey.optional(path, new Real(0, 1_000_000), "The threshold of the named method.");
    }

    private static ConfigKey windowHours(String path) {
        return whole(path, 1, A_YEAR_OF_HOURS, 24, "How many hours the compared window reaches back.");
    }

    private static Map<String, ConfigKey> byPath(List<ConfigKey> keys) {
        Map<String, ConfigKey> byPath = new LinkedHashMap<>();
        keys.forEach(key -> byPath.put(key.path(), key));
        return byPath;
    }
}
