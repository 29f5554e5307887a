package io.modeldeck.training.execution;

import io.modeldeck.domain.Table;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.training.Predictions;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The rows of a run, oldest first, with their label.
 *
 * @param rows features and label, and what else the model in production needs to answer them too
 * @param features the columns to learn from
 * @param recorded what the model in production answered to them at their time, where it runs elsewhere and cannot be asked again
 */
record TrainingRows(
        Table rows, List<String> features, Optional<TimeRange> range, Optional<Predictions> recorded, String source) {

    TrainingRows {
        features = List.copyOf(features);
    }

    int trainingCount(double holdOutShare) {
        int holdOut = Math.max(1, (int) Math.round(rows.rows() * holdOutShare));
        return rows.rows() - holdOut;
    }

    /** The rows from that one on; it and those after it are not older than the time. */
    TrainingRows from(int first, long at) {
        TrainingRows kept = pick(IntStream.range(first, rows.rows()).toArray());
        return new TrainingRows(
                kept.rows,
                features,
                range.map(all -> TimeRange.ofMillis(at, all.to().toEpochMilli())),
                kept.recorded,
                "the newest " + kept.rows.rows() + " labelled events");
    }

    /** The given rows in the given order. */
    TrainingRows pick(int[] picked) {
        return new TrainingRows(
                rows.pick(picked), features, range, recorded.map(answers -> answers.pick(picked)), source);
    }
}
