package io.modeldeck.ui.monitoring;

import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.drift.DriftType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The checks of a range, and the course of each thing that they looked at; put in order once, since each row of a list asks. */
final class DriftHistory {

    private record Subject(DriftType type, Optional<String> feature) {

        static Subject of(DriftResult result) {
            return new Subject(result.type(), result.feature());
        }
    }

    private final List<DriftResult> all;
    private final Map<Subject, List<DriftResult>> courses = new HashMap<>();

    /** @param all oldest first */
    DriftHistory(List<DriftResult> all) {
        this.all = List.copyOf(all);
        this.all.forEach(result -> courses.computeIfAbsent(Subject.of(result), subject -> new ArrayList<>())
                .add(result));
    }

    /** Oldest first. */
    List<DriftResult> all() {
        return all;
    }

    /** Checks of the same type and feature, oldest first. */
    List<DriftResult> courseOf(DriftResult result) {
        return courses.getOrDefault(Subject.of(result), List.of());
    }

    /** How high the checks of the same thing scored, oldest first; NaN where one was not evaluated. */
    double[] scoresOf(DriftResult result) {
        return courseOf(result).stream()
                .mapToDouble(past -> past.state() == DriftState.NOT_EVALUATED ? Double.NaN : past.score())
                .toArray();
    }

    /** The check of the same thing that is nearest to a moment. */
    Optional<DriftResult> nearest(DriftResult result, long atMillis) {
        return courseOf(result).stream()
                .min(Comparator.comparingLong(past -> Math.abs(past.at().toEpochMilli() - atMillis)));
    }
}
