package io.modeldeck.report;

import io.modeldeck.schedule.Job;
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
     * @param jobs of the model; those that are paused are not due
     * @param retraining when the schedule of its configuration asks for the next one
     */
    static Optional<NextDue> of(List<Job> jobs, Optional<Instant> retraining) {
        Stream<NextDue> checks = jobs.stream()
                .filter(job -> !job.paused() && CHECKS.containsKey(job.name()))
                .map(job -> new NextDue(CHECKS.get(job.name()), job.nextTry()));
        Stream<NextDue> trainings = retraining.stream().map(at -> new NextDue(What.RETRAINING, at));
        return Stream.concat(trainings, checks).min(Comparator.comparing(NextDue::at));
    }
}
