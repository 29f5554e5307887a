package io.modeldeck.drift;

import io.modeldeck.stats.Spearman;
import io.modeldeck.telemetry.ErrorStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Features in the order of how much they explain: by how often they drifted, how high they scored, and how closely their score followed the errors. Each
 * measure puts the features in an order; the mean of the three places decides. Pure.
 */
final class FeatureRanking {

    /** Windows with labels that a correlation needs. */
    static final int FEWEST_PERIODS = 5;

    /** Labels that make the errors of a window known. */
    static final int FEWEST_LABELS = 20;

    private FeatureRanking() {}

    /** Errors by the time of their predictions, with running sums. */
    record Errors(long[] at, double[] sums) {

        static Errors of(List<ErrorStream> streams) {
            int size = streams.stream().mapToInt(ErrorStream::size).sum();
            double[][] rows = new double[size][];
            int next = 0;
            for (ErrorStream stream : streams) {
                for (int i = 0; i < stream.size(); i++) {
                    // Milliseconds of any calendar time are exact in a double.
                    rows[next++] = new double[] {stream.at()[i], stream.error()[i]};
                }
            }
            Arrays.sort(rows, Comparator.comparingDouble(row -> row[0]));
            long[] at = new long[size];
            double[] sums = new double[size + 1];
            for (int i = 0; i < size; i++) {
                at[i] = (long) rows[i][0];
                sums[i + 1] = sums[i] + rows[i][1];
            }
            return new Errors(at, sums);
        }

        /** The mean error of the predictions in [from, to); empty with too few. */
        OptionalDouble mean(long from, long to) {
            int first = below(from);
            int end = below(to);
            return end - first < FEWEST_LABELS
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((sums[end] - sums[first]) / (end - first));
        }

        private int below(long time) {
            int low = 0;
            int high = at.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (at[middle] < time) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /** @param history results of input checks, oldest first; those of no single feature are passed over */
    static List<RankedFeature> of(List<DriftResult> history, Errors errors) {
        Map<String, List<DriftResult>> byFeature = new LinkedHashMap<>();
        history.stream()
                .filter(result -> result.state() != DriftState.NOT_EVALUATED)
                .forEach(result -> result.feature()
                        .filter(name -> !name.equals(DriftResult.TOGETHER))
                        .ifPresent(name -> byFeature
                                .computeIfAbsent(name, key -> new ArrayList<>())
                                .add(result)));
        List<RankedFeature> features = new ArrayList<>();
        byFeature.forEach((name, results) -> features.add(feature(name, results, errors)));
        Map<String, Double> places = new LinkedHashMap<>();
        place(features, RankedFeature::drifted, places);
        place(features, RankedFeature::highestScore, places);
        place(features, feature -> feature.correlation().orElse(0), places);
        features.sort(Comparator.comparingDouble(feature -> places.get(feature.feature())));
        return features;
    }

    /** Adds to each feature how many are before it by a measure, and half of those beside it. */
    private static void place(
            List<RankedFeature> features, ToDoubleFunction<RankedFeature> measure, Map<String, Double> places) {
        for (RankedFeature feature : features) {
            double own = measure.applyAsDouble(feature);
            double before = 0;
            for (RankedFeature other : features) {
                double value = measure.applyAsDouble(other);
                before += value > own ? 1 : value == own ? 0.5 : 0;
            }
            places.merge(feature.feature(), before, Double::sum);
        }
    }

    private static RankedFeature feature(String name, List<DriftResult> results, Errors errors) {
        List<double[]> pairs = new ArrayList<>();
        for (DriftResult result : results) {
            errors.mean(result.window().fromMillis(), result.window().toMillis())
                    .ifPresent(error -> pairs.add(new double[] {result.score(), error}));
        }
        OptionalDouble correlation = pairs.size() < FEWEST_PERIODS
                ? OptionalDouble.empty()
                : Spearman.correlation(
                        pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
                        pairs.stream().mapToDouble(pair -> pair[1]).toArray());
        return new RankedFeature(
                name,
                results.size(),
                results.stream()
                        .filter(result -> result.state() == DriftState.DRIFT)
                        .count(),
                results.getLast().score(),
                results.stream().mapToDouble(DriftResult::score).max().orElseThrow(),
                correlation,
                pairs.size());
    }
}
