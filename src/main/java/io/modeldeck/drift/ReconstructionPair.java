package io.modeldeck.drift;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The numeric features of a check together: how far each row is from its reconstruction out of the reference's principal components, on both sides. It
 * sees what no single feature shows: that they no longer hang together as they did.
 *
 * @param columns how many features
 * @param components how many components are kept
 */
record ReconstructionPair(NumericPair errors, int columns, int components) implements FeaturePair {

    @Override
    public long nReference() {
        return errors.nReference();
    }

    @Override
    public long nCurrent() {
        return errors.nCurrent();
    }

    @Override
    public DriftMethod usual() {
        return DriftMethod.PCA_RECONSTRUCTION;
    }

    @Override
    public Evidence evidence() {
        Evidence test = errors.evidence();
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("test", "ks_test on reconstruction errors");
        parameters.put("columns", columns);
        parameters.put("components", components);
        parameters.putAll(test.parameters());
        return new Evidence(DriftMethod.PCA_RECONSTRUCTION, test.statistic(), test.pValue(), test.effect(), parameters);
    }

    /** The joint check has one way to decide. */
    @Override
    public Optional<Measure> measure(DriftMethod method) {
        return Optional.empty();
    }

    @Override
    public Optional<DriftMethod> counterpart(DriftMethod wanted) {
        return Optional.empty();
    }
}
