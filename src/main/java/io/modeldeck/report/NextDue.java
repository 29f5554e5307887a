package io.modeldeck.report;

import io.modeldeck.app.Engine;
import io.modeldeck.config.TriggerCondition;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.schedule.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is looked at next about a model, or done for it: the soonest of its checks and, where its configuration asks for one every so many days, its retraining.
 * Figures that are added up every few minutes are not meant.
 *
 * @param at when; in the past for what is late
 */
public record NextDue(What what, Instant at) {

    /** What is due. */
    public enum What {
        DRIFT_CHECK("drift check"),
        QUALITY_CHECK("data quality check"),
        RETRAINING("retraining");

        private final String words;

        What(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private static final Map<String, What> CHECKS =
            Map.of("driftCheck", What.DRIFT_CHECK, "dataQualityCheck", What.QUALITY_CHECK);

    /**
     * Empty for a historical model, which the clock does not work. Off the FX thread.
     *
     * @param jobs of the model
     */
    public static Optional<NextDue> read(Engine engine, ModelInfo model, List<Job> jobs) {
        return all(engine, model, jobs).stream().findFirst();
    }

    /** All that is due, the soonest first. Off the FX thread. */
    public static List<NextDue> all(Engine engine, ModelInfo model, List<Job> jobs) {
        return model.isHistorical(engine.clock().instant()) ? List.of() : all(jobs, retraining(engine, model));
    }

    private static Optional<Instant> retraining(Engine engine, ModelInfo model) {
        return engine.config().effective(model.id()).retrainingTriggers().conditions().stream()
                .filter(TriggerCondition.Every.class::isInstance)
                .map(every -> Duration.ofDays(((TriggerCondition.Every) every).days()))
                .flatMap(days -> engine.training().lastTraining(model.id()).map(last -> last.plus(days)).stream())
                .min(Comparator.naturalOrder());
    }

    /**
     * @param jobs of the model; those that are paused are not due
     * @param retraining when the schedule of its configuration asks for the next one
     */
    static List<NextDue> all(List<Job> jobs, Optional<Instant> retraining) {
        Stream<NextDue> checks = jobs.stream()
                .filter(job -> !job.paused() && CHECKS.containsKey(job.name()))
                .map(job -> new NextDue(CHECKS.get(job.name()), job.nextTry()));
        Stream<NextDue> trainings = retraining.stream().map(at -> new NextDue(What.RETRAINING, at));
        return Stream.concat(trainings, checks)
                .sorted(Comparator.comparing(NextDue::at))
                .toList();
    }
}
