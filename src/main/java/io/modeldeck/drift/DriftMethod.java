package io.modeldeck.drift;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The methods that decide, under the names that a config writes. */
public enum DriftMethod {
    KS_TEST(Kind.NUMERIC_TEST, 0.05),
    MANN_WHITNEY(Kind.NUMERIC_TEST, 0.05),
    ANDERSON_DARLING(Kind.NUMERIC_TEST, 0.05),
    CRAMER_VON_MISES(Kind.NUMERIC_TEST, 0.05),
    T_TEST(Kind.NUMERIC_TEST, 0.05),
    CHI_SQUARE(Kind.CATEGORICAL_TEST, 0.05),
    G_TEST(Kind.CATEGORICAL_TEST, 0.05),
    TWO_PROPORTION_Z(Kind.BINARY_TEST, 0.05),
    FISHER_EXACT(Kind.BINARY_TEST, 0.05),
    /** Maximum mean discrepancy. */
    MMD(Kind.VECTOR_TEST, 0.05),
    CLASSIFIER_TEST(Kind.VECTOR_TEST, 0.05),
    WASSERSTEIN(Kind.NUMERIC_DISTANCE, 0.1),
    ENERGY_DISTANCE(Kind.NUMERIC_DISTANCE, 0.1),
    CRAMERS_V(Kind.CATEGORICAL_DISTANCE, 0.1),
    PSI(Kind.DISTANCE, 0.2),
    JENSEN_SHANNON(Kind.DISTANCE, 0.1),
    HELLINGER(Kind.DISTANCE, 0.1),
    TOTAL_VARIATION(Kind.DISTANCE, 0.1),
    L_INFINITY(Kind.DISTANCE, 0.1),
    KL_DIVERGENCE(Kind.DISTANCE, 0.1),
    /** Share of drifted features in a check. */
    DRIFTED_SHARE(Kind.WHOLE, 0.5),
    /** How far rows are from their reconstruction out of the reference's principal components. */
    PCA_RECONSTRUCTION(Kind.WHOLE, 0.1),
    ACCURACY_DROP(Kind.WHOLE, 0.05),
    ERROR_RISE(Kind.WHOLE, 0.2),
    /** Confidence-based estimate of the accuracy, without outcomes. */
    CBPE(Kind.WHOLE, 0.05),
    /** Direct estimate of the loss, without outcomes. */
    DLE(Kind.WHOLE, 0.2);

    /** What a method speaks about, and whether it decides by a p value (small: drift) or by a distance (large: drift). */
    enum Kind {
        NUMERIC_TEST,
        CATEGORICAL_TEST,
        /** On columns of two values. */
        BINARY_TEST,
        /** On numbers, on lists of them and on texts. */
        VECTOR_TEST,
        NUMERIC_DISTANCE,
        CATEGORICAL_DISTANCE,
        /** On bins of a numeric column and on categories alike. */
        DISTANCE,
        /** On a whole check or on outcomes, never on one feature. */
        WHOLE
    }

    private final Kind kind;
    private final double defaultThreshold;

    DriftMethod(Kind kind, double defaultThreshold) {
        this.kind = kind;
        this.defaultThreshold = defaultThreshold;
    }

    Kind kind() {
        return kind;
    }

    /** The threshold of a config that names the method alone. */
    public double defaultThreshold() {
        return defaultThreshold;
    }

    /** Whether the decision is "p value below the threshold"; otherwise it is "statistic at or above it". */
    public boolean isTest() {
        return switch (kind) {
            case NUMERIC_TEST, CATEGORICAL_TEST, BINARY_TEST, VECTOR_TEST -> true;
            case NUMERIC_DISTANCE, CATEGORICAL_DISTANCE, DISTANCE, WHOLE -> false;
        };
    }

    /** The name in configs, answers and stored rows: {@code ks_test}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The method of that name, if there is one. */
    public static Optional<DriftMethod> of(String word) {
        return Arrays.stream(values()).filter(m -> m.word().equals(word)).findFirst();
    }
}
