package io.modeldeck.stats;

import io.modeldeck.testing.DoubleFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Measures the Kolmogorov–Smirnov statistic of 20 features three ways, in turn, in processor time of the one thread; not a test. With a folder as argument it also writes the arrays there
 * (little-endian doubles, {@code ref-N-F} and {@code cur-N-F}), so that another program can be timed on the same ones.
 */
final class KsBench {

    private static final int FEATURES = 20;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 9;

    private KsBench() {}

    private record Feature(double[] ref, double[] cur, Sample reference) {}

    public static void main(String[] args) throws IOException {
        for (int n : new int[] {10_000, 100_000, 1_000_000}) {
            List<Feature> features = features(n);
            if (args.length > 0) {
                dump(Path.of(args[0]), n, features);
            }
            measure(n, features);
        }
    }

    private static List<Feature> features(int n) {
        List<Feature> features = new ArrayList<>();
        for (int f = 0; f < FEATURES; f++) {
            Random random = new Random(f);
            double shift = f < 5 ? 0.05 : 0;
            double[] ref = new double[n];
            double[] cur = new double[n];
            Arrays.setAll(ref, i -> random.nextGaussian());
            Arrays.setAll(cur, i -> random.nextGaussian() + shift);
            Sample reference = Sample.of(ref);
            reference.buckets();
            features.add(new Feature(ref, cur, reference));
        }
        return features;
    }

    private static void measure(int n, List<Feature> features) {
        List<String> names = List.of(
                "sort both sides", "sorted baseline, sort the window", "baseline's buckets", "read every value once");
        List<ToDoubleFunction<Feature>> ways = List.of(
                f -> KolmogorovSmirnov.statistic(sorted(f.ref), sorted(f.cur)),
                f -> KolmogorovSmirnov.statistic(f.reference.sorted(), sorted(f.cur)),
                f -> BucketedPair.of(f.reference, Sample.of(f.cur))
                        .orElseThrow()
                        .kolmogorovSmirnov()
                        .statistic(),
                f -> sum(f.cur));
        double[][] millis = new double[ways.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            double[] first = new double[FEATURES];
            for (int way = 0; way < ways.size(); way++) {
                long begin = THREADS.getCurrentThreadCpuTime();
                double[] values = features.stream().mapToDouble(ways.get(way)).toArray();
                millis[way][round] = (THREADS.getCurrentThreadCpuTime() - begin) / 1e6;
                if (way == 0) {
                    first = values;
                } else if (way < 3 && !Arrays.equals(first, values)) {
                    throw new IllegalStateException(names.get(way) + " gives other statistics");
                }
            }
        }
        System.out.printf(
                "20 features of %,d values a side (processor time, median of %d rounds, same bits):%n", n, ROUNDS);
        for (int way = 0; way < ways.size(); way++) {
            Arrays.sort(millis[way]);
            System.out.printf("  %8.1f ms  %s%n", millis[way][ROUNDS / 2], names.get(way));
        }
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static void dump(Path folder, int n, List<Feature> features) throws IOException {
        for (int f = 0; f < FEATURES; f++) {
            DoubleFiles.write(folder.resolve("ref-" + n + "-" + f), features.get(f).ref);
            DoubleFiles.write(folder.resolve("cur-" + n + "-" + f), features.get(f).cur);
        }
    }
}
