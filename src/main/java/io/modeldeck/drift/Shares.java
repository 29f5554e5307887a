package io.modeldeck.drift;

import io.modeldeck.stats.EqualWidthBins;
import io.modeldeck.stats.QuantileBins;
import io.modeldeck.stats.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Draws distributions small enough to be stored with every result. Pure. */
final class Shares {

    private static final int BARS = 20;
    private static final int SHOWN_CATEGORIES = 20;
    private static final double SHARE_DIGITS = 1e4;

    private Shares() {}

    /** How the values of a numeric column are counted for drawing; made once per reference. */
    sealed interface Bars permits EqualBars, OpenBars {

        Distribution of(Sample sample, OptionalDouble median);

        default Distribution of(Sample sample) {
            return of(sample, sample.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sample.median()));
        }
    }

    /** Equal width over the reference's range; what lies outside goes to the end bars. */
    record EqualBars(EqualWidthBins bins, List<Double> edges) implements Bars {

        @Override
        public Distribution of(Sample sample, OptionalDouble median) {
            return new Distribution("histogram", List.of(), edges, shares(bins.counts(sample)), median(median));
        }
    }

    /** Bins with open ends: deciles, or the two sides of a constant. */
    record OpenBars(QuantileBins bins, List<Double> edges) implements Bars {

        @Override
        public Distribution of(Sample sample, OptionalDouble median) {
            return new Distribution("bins", List.of(), edges, shares(bins.counts(sample)), median(median));
        }
    }

    /** Twenty bars over the range of the reference; two around a constant; empty without values. */
    static Optional<Bars> histogram(Sample reference) {
        Optional<Bars> bars = EqualWidthBins.of(reference, BARS).map(bins -> new EqualBars(bins, list(bins.edges())));
        return bars.isPresent() ? bars : deciles(reference);
    }

    /** The bins on which predictions are compared; empty without values. */
    static Optional<Bars> deciles(Sample reference) {
        return QuantileBins.of(reference, NumericPair.DECILES).map(bins -> new OpenBars(bins, list(bins.edges())));
    }

    /** The categories that are largest on both sides together, and the others as one. */
    static List<Distribution> categories(CategoryPair pair) {
        double n = Math.max(1, pair.nReference());
        double m = Math.max(1, pair.nCurrent());
        List<Integer> order = IntStream.range(0, pair.names().size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -(pair.reference()[i] / n + pair.current()[i] / m)))
                .toList();
        int shown = order.size() <= SHOWN_CATEGORIES ? order.size() : SHOWN_CATEGORIES - 1;
        List<String> names = new ArrayList<>();
        long[] ref = new long[shown + 1];
        long[] cur = new long[shown + 1];
        for (int rank = 0; rank < order.size(); rank++) {
            int category = order.get(rank);
            if (rank < shown) {
                names.add(pair.names().get(category));
            }
            ref[Math.min(rank, shown)] += pair.reference()[category];
            cur[Math.min(rank, shown)] += pair.current()[category];
        }
        if (shown < order.size()) {
            names.add(Distribution.OTHER);
        }
        return List.of(distribution(names, ref), distribution(names, cur));
    }

    private static Distribution distribution(List<String> names, long[] counts) {
        return new Distribution("categories", names, List.of(), shares(Arrays.copyOf(counts, names.size())), List.of());
    }

    private static List<Double> shares(long[] counts) {
        double total = Math.max(1, Arrays.stream(counts).sum());
        return Arrays.stream(counts)
                .mapToObj(count -> Math.rint(count / total * SHARE_DIGITS) / SHARE_DIGITS)
                .toList();
    }

    private static List<Double> median(OptionalDouble median) {
        return median.isEmpty() ? List.of() : List.of(Words.short6(median.getAsDouble()));
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).mapToObj(Words::short6).toList();
    }
}
