package io.modeldeck.drift;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.stats.Sample;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** A baseline made ready for comparing: sorted values and counts per column. Immutable; made once per baseline and shared by threads. */
public final class Reference {

    private final long rows;
    private final Map<String, ReferenceColumn> features;
    private final Map<String, ReferenceColumn> predictions;
    private final long labelled;
    private final long right;
    private final Sample absoluteErrors;
    private final Lazy<Optional<JointReference>> joint;
    private final Lazy<Optional<Expectation>> expectation;

    private Reference(
            long rows,
            Map<String, ReferenceColumn> features,
            Map<String, ReferenceColumn> predictions,
            long labelled,
            long right,
            Sample absoluteErrors,
            Lazy<Optional<JointReference>> joint,
            Lazy<Optional<Expectation>> expectation) {
        this.rows = rows;
        this.features = Collections.unmodifiableMap(features);
        this.predictions = Collections.unmodifiableMap(predictions);
        this.labelled = labelled;
        this.right = right;
        this.absoluteErrors = absoluteErrors;
        this.joint = joint;
        this.expectation = expectation;
    }

    /** @param positive the class that scores speak of; empty for numbers and where it is not known */
    static Reference of(ReferenceRows rows, TaskType task, Optional<String> positive) {
        return of(rows, task, positive, Set.of());
    }

    /** @param apart features that are left out where several are taken together */
    static Reference of(ReferenceRows rows, TaskType task, Optional<String> positive, Set<String> apart) {
        Map<String, ReferenceColumn> features = new LinkedHashMap<>();
        rows.features().columns().forEach(c -> features.put(c.name(), ReferenceColumn.feature(c)));
        Map<String, ReferenceColumn> predictions = new LinkedHashMap<>();
        double[] errors = new double[0];
        long labelled = 0;
        long right = 0;
        if (task == TaskType.REGRESSION) {
            double[] predicted = Columns.numbers(rows.prediction());
            predictions.put(DriftResult.PREDICTION, ReferenceColumn.predicted(predicted));
            errors = absoluteErrors(predicted, Columns.numbers(rows.outcome()));
        } else {
            predictions.put(DriftResult.PREDICTION, ReferenceColumn.classes(Columns.labels(rows.prediction())));
            if (Arrays.stream(rows.score()).anyMatch(s -> !Double.isNaN(s))) {
                predictions.put(DriftResult.SCORE, ReferenceColumn.predicted(rows.score()));
            }
            for (int row = 0; row < rows.features().rows(); row++) {
                if (!rows.prediction().isMissing(row) && !rows.outcome().isMissing(row)) {
                    labelled++;
                    right += isRight(rows.prediction(), rows.outcome(), row) ? 1 : 0;
                }
            }
        }
        Table together = Table.of(rows.features().columns().stream()
                .filter(column -> !apart.contains(column.name()))
                .toList());
        return new Reference(
                rows.features().rows(),
                features,
                predictions,
                labelled,
                right,
                Sample.of(errors),
                new Lazy<>(() -> JointReference.of(together)),
                new Lazy<>(() -> expectation(rows, task, positive)));
    }

    private static Optional<Expectation> expectation(ReferenceRows rows, TaskType task, Optional<String> positive) {
        return task == TaskType.REGRESSION
                ? Expectation.OfNumbers.learn(rows)
                : positive.flatMap(label -> Expectation.OfClasses.learn(rows, label));
    }

    /** The numeric features together; empty where there are not two of them with enough complete rows. */
    Optional<JointReference> joint() {
        return joint.get();
    }

    /** What is to be expected of predictions without outcomes; empty where the reference has no outcomes, or no scores of classes. */
    Optional<Expectation> expectation() {
        return expectation.get();
    }

    private static boolean isRight(Column prediction, Column outcome, int row) {
        return Labels.equal(prediction.text(row), outcome.text(row));
    }

    private static double[] absoluteErrors(double[] predicted, double[] outcome) {
        double[] errors = new double[predicted.length];
        Arrays.setAll(errors, i -> Math.abs(predicted[i] - outcome[i]));
        return errors;
    }

    public long rows() {
        return rows;
    }

    /** The names of the features, in the order of the baseline. */
    public Set<String> featureNames() {
        return features.keySet();
    }

    Map<String, ReferenceColumn> features() {
        return features;
    }

    /** What is compared of the predictions: values or classes, and scores where the reference has them. */
    Map<String, ReferenceColumn> predictions() {
        return predictions;
    }

    /** Right ones among the labelled rows; empty for numbers and without labels. */
    Optional<ConceptRule.Rate> accuracy() {
        return labelled == 0 ? Optional.empty() : Optional.of(new ConceptRule.Rate(right, labelled));
    }

    /** |prediction − outcome| of the labelled rows; empty for classes. */
    Sample absoluteErrors() {
        return absoluteErrors;
    }

    /** How well the predictions fit the outcomes. */
    public BaselineQuality quality() {
        OptionalDouble accuracy = labelled == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) right / labelled);
        OptionalDouble mae =
                absoluteErrors.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(absoluteErrors.mean());
        return new BaselineQuality(labelled + absoluteErrors.n(), accuracy, mae);
    }
}
