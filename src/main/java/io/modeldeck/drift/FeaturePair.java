package io.modeldeck.drift;

import java.util.Optional;

/** One column in the reference and in the current window. Pure; missing and infinite values are left out of both. */
sealed interface FeaturePair permits NumericPair, CategoryPair, VectorPair, ReconstructionPair {

    /** Present values of the reference. */
    long nReference();

    /** Present values of the window. */
    long nCurrent();

    /** The method of the default test. */
    DriftMethod usual();

    /** The default test of this kind of column, and how large the change is. Both sides have values. */
    Evidence evidence();

    /** What one method says; empty where it is undefined for the values or does not apply to this kind of column. */
    Optional<Measure> measure(DriftMethod method);

    /** The method that stands for the wanted one on this kind of column: a test for a test. Empty where none does. */
    Optional<DriftMethod> counterpart(DriftMethod wanted);
}
