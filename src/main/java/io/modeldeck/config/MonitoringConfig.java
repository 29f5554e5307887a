package io.modeldeck.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** How a model is watched and retrained, all keys merged. Read it from {@link ConfigService#effective}. */
public record MonitoringConfig(
        Aggregation aggregation,
        Drift drift,
        RetrainingTriggers retrainingTriggers,
        Recipe recipe,
        Training training,
        Serving serving,
        OwnProcess process,
        Onnx onnx,
        Retention retention,
        Policy policy) {

    /** The shipped defaults. */
    public static MonitoringConfig defaults() {
        return ConfigReading.of(Map.of());
    }

    /** How often each scheduled hop runs. */
    public record Aggregation(
            Duration fiveMinuteAggregation,
            Duration hourlyAggregation,
            Duration dailyAggregation,
            Duration driftCheck,
            Duration dataQualityCheck,
            Duration alertCheck) {

        /** The intervals under their keys, which are the jobs' names too. */
        public Map<String, Duration> intervals() {
            Map<String, Duration> intervals = new LinkedHashMap<>();
            intervals.put("fiveMinuteAggregation", fiveMinuteAggregation);
            intervals.put("hourlyAggregation", hourlyAggregation);
            intervals.put("dailyAggregation", dailyAggregation);
            intervals.put("dataQualityCheck", dataQualityCheck);
            intervals.put("driftCheck", driftCheck);
            intervals.put("alertCheck", alertCheck);
            return intervals;
        }
    }

    public record Drift(
            DistributionDrift inputDrift,
            DistributionDrift predictionDrift,
            ConceptDrift conceptDrift,
            InputRules inputRules) {}

    /**
     * What holds for the features of an input check beside its method.
     *
     * @param correction one of {@link ConfigKeys#CORRECTIONS}
     * @param multivariate one of {@link ConfigKeys#MULTIVARIATE}
     * @param features by name; features that are not named are decided as the check is
     * @param excluded features that are left out of the checks
     */
    public record InputRules(
            String correction, String multivariate, Map<String, FeatureRule> features, Set<String> excluded) {

        public InputRules {
            features = Map.copyOf(features);
            excluded = Set.copyOf(excluded);
        }
    }

    /**
     * How one feature is decided.
     *
     * @param method empty: the default decision rule
     * @param threshold of that method; empty: the method's own
     */
    public record FeatureRule(Optional<String> method, OptionalDouble threshold) {}

    /**
     * A check of distributions.
     *
     * @param method one of {@link ConfigKeys#METHODS}; empty: the default decision rule
     * @param threshold of that method; empty: the method's own
     * @param window how far back the current rows reach
     */
    public record DistributionDrift(
            boolean enabled, Optional<String> method, OptionalDouble threshold, Duration window) {}

    /**
     * The check whether predictions are still right.
     *
     * @param accuracyDropThreshold as a share: 0.05 is five points
     * @param detectors words among {@link ConfigKeys#DETECTORS}; may be empty
     * @param estimate whether quality is estimated where outcomes are late
     */
    public record ConceptDrift(
            boolean enabled,
            int minLabeledSamples,
            double accuracyDropThreshold,
            Duration window,
            List<String> detectors,
            boolean estimate) {

        public ConceptDrift {
            detectors = List.copyOf(detectors);
        }
    }

    /**
     * When a retraining is asked for.
     *
     * @param coolDown how long nothing is asked for after a rejection or a failed run
     * @param expiry how long a request waits for a decision
     */
    public record RetrainingTriggers(
            boolean enabled,
            int minDaysBetweenRetraining,
            int minNewLabeledSamples,
            Duration coolDown,
            Duration expiry,
            List<TriggerCondition> conditions) {

        public RetrainingTriggers {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * How a retraining picks its rows and its trainer.
     *
     * @param rows the newest labelled rows that are used
     * @param holdOutShare the newest share of them, kept out of training
     * @param trainer empty: like the version that is replaced
     */
    public record Recipe(int rows, double holdOutShare, Optional<String> trainer) {}

    /** @param parallelRuns how many runs go on at once in the workspace; only what is set for all models counts */
    public record Training(int parallelRuns) {}

    /**
     * How models are held in memory and called.
     *
     * @param loadedModels how many at most; only what is set for all models counts
     * @param memoryMegabytes of all of them; only what is set for all models counts
     * @param warmUp whether an invented row is answered after loading
     * @param callTime of one call
     * @param batchRows of calls that are answered together
     * @param batchDelay how long a call waits for others
     */
    public record Serving(
            int loadedModels,
            int memoryMegabytes,
            boolean warmUp,
            Duration callTime,
            int batchRows,
            Duration batchDelay) {

        /** The shipped defaults, with that many models. */
        public static Serving of(int loadedModels) {
            Serving usual = MonitoringConfig.defaults().serving();
            return new Serving(
                    loadedModels,
                    usual.memoryMegabytes(),
                    usual.warmUp(),
                    usual.callTime(),
                    usual.batchRows(),
                    usual.batchDelay());
        }
    }

    /**
     * What a model's own process may take.
     *
     * @param heapMegabytes empty: as its framework needs
     * @param longestPause before it is started again
     */
    public record OwnProcess(
            OptionalInt heapMegabytes, int memoryMegabytes, Duration startTime, Duration longestPause) {}

    /**
     * How ONNX Runtime runs the graphs of a model, from their next loading on.
     *
     * @param threads inside of one call
     * @param optimization of the graph while it is loaded, one of {@link ConfigKeys#OPTIMIZATIONS}
     */
    public record Onnx(int threads, String optimization) {}

    /** How long rows are kept, counted back from a model's newest event. Daily figures and everything that was decided stay. */
    public record Retention(
            Duration events,
            Duration fiveMinute,
            Duration hourly,
            Duration drift,
            Duration quality,
            Duration jobRuns,
            Duration series) {}

    /**
     * Who decides, and when.
     *
     * @param secondPerson whether somebody else than the requester must approve and promote
     * @param approvals how many different reviewers must approve a request
     * @param overrideChecks whether a reviewer may approve a request although a check fails, for a reason
     * @param rollbackWindow how long after it left production a version comes back without a new validation
     * @param freezes when nothing is promoted to production
     */
    public record Policy(
            boolean secondPerson,
            int approvals,
            boolean overrideChecks,
            Duration rollbackWindow,
            List<FreezeWindow> freezes) {

        public Policy {
            freezes = List.copyOf(freezes);
        }
    }
}
