package io.modeldeck.drift;

import io.modeldeck.stats.Proportions;
import io.modeldeck.stats.Sample;
import java.util.Arrays;
import java.util.Optional;

/** A column of two values as successes of rows on both sides. Pure. */
record BinaryCounts(long refSuccesses, long refN, long curSuccesses, long curN) {

    /** Numbers of which both sides together know two. */
    static Optional<BinaryCounts> of(NumericPair pair) {
        if (pair.reference().isEmpty() || pair.current().isEmpty()) {
            return Optional.empty();
        }
        double low = Math.min(pair.reference().min(), pair.current().min());
        double high = Math.max(pair.reference().max(), pair.current().max());
        long refHigh = count(pair.reference(), high);
        long curHigh = count(pair.current(), high);
        boolean two = low < high
                && refHigh + count(pair.reference(), low) == pair.nReference()
                && curHigh + count(pair.current(), low) == pair.nCurrent();
        return two
                ? Optional.of(new BinaryCounts(refHigh, pair.nReference(), curHigh, pair.nCurrent()))
                : Optional.empty();
    }

    /** Classes of which both sides together know two. */
    static Optional<BinaryCounts> of(CategoryPair pair) {
        return pair.names().size() == 2
                ? Optional.of(
                        new BinaryCounts(pair.reference()[1], pair.nReference(), pair.current()[1], pair.nCurrent()))
                : Optional.empty();
    }

    private static long count(Sample sample, double value) {
        return Arrays.stream(sample.sorted()).filter(v -> v == value).count();
    }

    /** {@link DriftMethod#TWO_PROPORTION_Z} with the pooled variance, or Fisher's exact test, whose statistic is the difference of the shares. */
    Optional<Measure> measure(DriftMethod method) {
        if (refN == 0 || curN == 0) {
            return Optional.empty();
        }
        if (method == DriftMethod.FISHER_EXACT) {
            double p = Proportions.fisherExact(refSuccesses, refN, curSuccesses, curN)
                    .orElseThrow();
            return Optional.of(Measure.test((double) refSuccesses / refN - (double) curSuccesses / curN, p));
        }
        return Proportions.pooledZ(refSuccesses, refN, curSuccesses, curN).map(z -> Measure.test(z.z(), z.pValue()));
    }
}
