package io.modeldeck.drift;

import io.modeldeck.stats.VectorTests;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Embeddings or texts on both sides. */
record VectorPair(Vectors reference, Vectors current) implements FeaturePair {

    /** Numbers as vectors of one dimension. */
    static VectorPair of(NumericPair pair) {
        return new VectorPair(
                single(pair.reference().sorted()), single(pair.current().sorted()));
    }

    private static Vectors single(double[] values) {
        List<double[]> rows =
                Arrays.stream(values).mapToObj(value -> new double[] {value}).toList();
        return Vectors.of(Vectors.Kind.EMBEDDING, 1, rows);
    }

    @Override
    public long nReference() {
        return reference.n();
    }

    @Override
    public long nCurrent() {
        return current.n();
    }

    @Override
    public DriftMethod usual() {
        return DriftMethod.CLASSIFIER_TEST;
    }

    /** How well a classifier tells window from reference on rows that it has not seen; the effect is 2·AUC − 1. */
    @Override
    public Evidence evidence() {
        VectorTests.Result test =
                VectorTests.classifier(reference.rows(), current.rows()).orElseThrow();
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("values", reference.kind() == Vectors.Kind.TEXT ? "hashed bag of words" : "lists of numbers");
        parameters.put("dimensions", reference.width());
        parameters.put("rowsTested", reference.rows().length + current.rows().length);
        parameters.put("effect", "2 AUC - 1");
        return new Evidence(
                DriftMethod.CLASSIFIER_TEST,
                test.statistic(),
                test.pValue(),
                Math.max(0, 2 * test.statistic() - 1),
                parameters);
    }

    @Override
    public Optional<Measure> measure(DriftMethod method) {
        return switch (method) {
            case CLASSIFIER_TEST -> measure(VectorTests.classifier(reference.rows(), current.rows()));
            case MMD -> measure(VectorTests.meanDiscrepancy(reference.rows(), current.rows()));
            default -> Optional.empty();
        };
    }

    private static Optional<Measure> measure(Optional<VectorTests.Result> result) {
        return result.map(test -> Measure.test(test.statistic(), test.pValue()));
    }

    @Override
    public Optional<DriftMethod> counterpart(DriftMethod wanted) {
        return switch (wanted.kind()) {
            case VECTOR_TEST -> Optional.of(wanted);
            case NUMERIC_TEST, CATEGORICAL_TEST, BINARY_TEST -> Optional.of(DriftMethod.CLASSIFIER_TEST);
            case NUMERIC_DISTANCE, CATEGORICAL_DISTANCE, DISTANCE, WHOLE -> Optional.empty();
        };
    }
}
