package io.modeldeck.drift;

import io.modeldeck.stats.AndersonDarling;
import io.modeldeck.stats.BucketedPair;
import io.modeldeck.stats.CramerVonMises;
import io.modeldeck.stats.Divergence;
import io.modeldeck.stats.EnergyDistance;
import io.modeldeck.stats.KolmogorovSmirnov;
import io.modeldeck.stats.KsTest;
import io.modeldeck.stats.MannWhitney;
import io.modeldeck.stats.QuantileBins;
import io.modeldeck.stats.Sample;
import io.modeldeck.stats.TTest;
import io.modeldeck.stats.Wasserstein;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A numeric column: the reference sorted, a large window only counted in the reference's buckets. */
final class NumericPair implements FeaturePair {

    static final int DECILES = 10;

    private final Sample reference;
    private final Sample current;
    private final Optional<BucketedPair> bucketed;

    NumericPair(Sample reference, Sample current) {
        this.reference = reference;
        this.current = current;
        this.bucketed = BucketedPair.of(reference, current);
    }

    Sample reference() {
        return reference;
    }

    Sample current() {
        return current;
    }

    /** The median of the window; empty without values. */
    OptionalDouble currentMedian() {
        if (current.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(bucketed.map(BucketedPair::currentMedian).orElseGet(current::median));
    }

    /** The Kolmogorov–Smirnov test; empty where a side is. */
    Optional<KsTest> ks() {
        return bucketed.map(BucketedPair::kolmogorovSmirnov).or(() -> KolmogorovSmirnov.test(reference, current));
    }

    private OptionalDouble wasserstein() {
        return bucketed.map(BucketedPair::wasserstein)
                .map(OptionalDouble::of)
                .orElseGet(() -> Wasserstein.distance(reference, current));
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
        return DriftMethod.KS_TEST;
    }

    @Override
    public Evidence evidence() {
        KsTest ks = ks().orElseThrow();
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("pMethod", pMethod(ks));
        parameters.put("effect", "wasserstein / reference deviation");
        return new Evidence(DriftMethod.KS_TEST, ks.statistic(), ks.pValue(), effect(), parameters);
    }

    /** Wasserstein-1 over the population deviation of the reference; against a constant reference any change is a whole one. */
    private double effect() {
        double distance = wasserstein().orElseThrow();
        double deviation = reference.std();
        return deviation > 0 ? distance / deviation : Math.signum(distance);
    }

    static String pMethod(KsTest ks) {
        return ks.pMethod().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<Measure> measure(DriftMethod method) {
        return switch (method) {
            case KS_TEST -> ks().map(t -> Measure.test(t.statistic(), t.pValue()));
            case MANN_WHITNEY -> MannWhitney.test(reference, current).map(t -> Measure.test(t.uRef(), t.pContinuity()));
            case ANDERSON_DARLING ->
                AndersonDarling.test(reference, current).map(t -> Measure.test(t.statistic(), t.pValue()));
            case CRAMER_VON_MISES ->
                CramerVonMises.test(reference, current).map(t -> Measure.test(t.statistic(), t.pValue()));
            case T_TEST -> tTest().map(t -> Measure.test(t.t(), t.pValue()));
            case TWO_PROPORTION_Z, FISHER_EXACT -> BinaryCounts.of(this).flatMap(counts -> counts.measure(method));
            case MMD, CLASSIFIER_TEST -> VectorPair.of(this).measure(method);
            case WASSERSTEIN -> distance(Wasserstein.normed(reference, current));
            case ENERGY_DISTANCE -> distance(EnergyDistance.distance(reference, current));
            case PSI, JENSEN_SHANNON, HELLINGER, TOTAL_VARIATION, L_INFINITY, KL_DIVERGENCE ->
                QuantileBins.of(reference, DECILES)
                        .flatMap(bins -> binned(method, bins.counts(reference), bins.counts(current)));
            case CHI_SQUARE,
                    G_TEST,
                    CRAMERS_V,
                    DRIFTED_SHARE,
                    PCA_RECONSTRUCTION,
                    ACCURACY_DROP,
                    ERROR_RISE,
                    CBPE,
                    DLE -> Optional.empty();
        };
    }

    /** Welch's test; Student's where the squared variances of huge values leave the range of a double. */
    Optional<TTest.Result> tTest() {
        return TTest.welch(reference, current).or(() -> TTest.student(reference, current));
    }

    /** A distance of two distributions over the same bins; empty when a side has no rows. */
    static Optional<Measure> binned(DriftMethod method, long[] ref, long[] cur) {
        return distance(
                switch (method) {
                    case PSI -> Divergence.psi(ref, cur, Divergence.DEFAULT_EPSILON);
                    case JENSEN_SHANNON -> Divergence.jensenShannonDistance(ref, cur);
                    case HELLINGER -> Divergence.hellinger(ref, cur);
                    case TOTAL_VARIATION -> Divergence.totalVariation(ref, cur);
                    case L_INFINITY -> Divergence.lInfinity(ref, cur);
                    case KL_DIVERGENCE -> Divergence.klDivergence(ref, cur, Divergence.DEFAULT_EPSILON);
                    default -> OptionalDouble.empty();
                });
    }

    static Optional<Measure> distance(OptionalDouble distance) {
        return distance.isPresent() ? Optional.of(Measure.distance(distance.getAsDouble())) : Optional.empty();
    }

    @Override
    public Optional<DriftMethod> counterpart(DriftMethod wanted) {
        return switch (wanted.kind()) {
            case NUMERIC_TEST, NUMERIC_DISTANCE, DISTANCE, VECTOR_TEST -> Optional.of(wanted);
            case CATEGORICAL_TEST -> Optional.of(DriftMethod.KS_TEST);
            case BINARY_TEST -> Optional.of(BinaryCounts.of(this).isPresent() ? wanted : DriftMethod.KS_TEST);
            case CATEGORICAL_DISTANCE, WHOLE -> Optional.empty();
        };
    }
}
