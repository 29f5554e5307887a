package io.modeldeck.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * A sorted reference and a window that is not sorted. One pass counts the window in the reference's buckets; the gap between the two distribution
 * functions is then known at every border, and bounded in between. Only buckets in which the bound reaches what is looked for are gathered and sorted,
 * so that the Kolmogorov–Smirnov statistic has the same bits as from two sorted sides, at a fraction of the time.
 */
public final class BucketedPair {

    /** From this many values on counting is faster than sorting. */
    public static final int LARGE = 4096;

    private final Sample reference;
    private final ReferenceBuckets buckets;
    private final double[] current;

    /** Values of the window below each bucket. */
    private final int[] starts;

    private BucketedPair(Sample reference, ReferenceBuckets buckets, double[] current) {
        this.reference = reference;
        this.buckets = buckets;
        this.current = current;
        int[] counts = new int[buckets.size() + 1];
        for (double value : current) {
            counts[buckets.of(value) + 1]++;
        }
        for (int bucket = 0; bucket < buckets.size(); bucket++) {
            counts[bucket + 1] += counts[bucket];
        }
        this.starts = counts;
    }

    /**
     * Empty where sorting is as good or needed anyway: a small or sorted window, sizes for which an exact p value may be asked for, a reference whose
     * bulk is one value.
     */
    public static Optional<BucketedPair> of(Sample reference, Sample current) {
        boolean counted = current.n() >= LARGE
                && !current.isSorted()
                && (long) reference.n() * current.n() > KolmogorovSmirnov.EXACT_LIMIT;
        return counted
                ? reference.buckets().map(buckets -> new BucketedPair(reference, buckets, current.unsorted()))
                : Optional.empty();
    }

    /** D, the place of the largest gap, and the asymptotic p value. */
    public KsTest kolmogorovSmirnov() {
        long largest = 0;
        for (int bucket = 0; bucket < buckets.size(); bucket++) {
            largest = Math.max(largest, Math.abs(gapBelow(bucket)));
        }
        boolean[] open = new boolean[buckets.size()];
        for (int bucket = 0; bucket < open.length; bucket++) {
            open[bucket] = occupied(bucket) && Math.max(highest(bucket), -lowest(bucket)) >= largest;
        }
        Largest found = new Largest();
        gather(open).forEach(found::look);
        double statistic = found.gap / ((double) n() * m());
        double p = KolmogorovSmirnov.asymptoticP(n(), m(), statistic);
        return new KsTest(statistic, p, PMethod.ASYMPTOTIC, found.at);
    }

    /**
     * Wasserstein-1 distance, as {@link Wasserstein#distance} has it up to rounding. Where the gap keeps its sign within a bucket its area follows from
     * the sums of both sides; the other buckets are walked value by value.
     */
    public double wasserstein() {
        int size = buckets.size();
        boolean[] open = new boolean[size];
        for (int bucket = 0; bucket < size; bucket++) {
            boolean end = bucket == 0 || bucket == size - 1;
            open[bucket] = occupied(bucket) && (end || lowest(bucket) < 0 && highest(bucket) > 0);
        }
        double[] remainders = buckets.remainders(current);
        double area = 0;
        for (int bucket = 1; bucket < size - 1; bucket++) {
            if (!open[bucket]) {
                double inner = buckets.remainder(bucket) * m() - remainders[bucket] * n();
                area += Math.abs(gapBelow(bucket) + inner) * buckets.width();
            }
        }
        Walk walk = new Walk();
        gather(open).forEach(walk::through);
        return (area + walk.area) / ((double) n() * m());
    }

    /** The median of the window, the bits of {@link Sample#median()}. */
    public double currentMedian() {
        int below = (m() - 1) / 2;
        int above = m() / 2;
        boolean[] open = new boolean[buckets.size()];
        for (int bucket = 0; bucket < open.length; bucket++) {
            open[bucket] = holds(bucket, below) || holds(bucket, above);
        }
        Gathered gathered = gather(open);
        gathered.forEach((bucket, merge) -> {});
        // All before the first open bucket is smaller.
        int first = 0;
        while (!open[first]) {
            first++;
        }
        double low = gathered.values[below - starts[first]];
        double high = gathered.values[above - starts[first]];
        return below == above ? low : low + 0.5 * (high - low);
    }

    private boolean holds(int bucket, int rank) {
        return starts[bucket] <= rank && rank < starts[bucket + 1];
    }

    private int n() {
        return reference.n();
    }

    private int m() {
        return current.length;
    }

    /** n·m·(F_ref − F_cur) at the lower border of a bucket. */
    private long gapBelow(int bucket) {
        return (long) buckets.start(bucket) * m() - (long) starts[bucket] * n();
    }

    /** The gap would be so high if all reference values of the bucket came first. */
    private long highest(int bucket) {
        return (long) buckets.start(bucket + 1) * m() - (long) starts[bucket] * n();
    }

    /** The gap would be so low if all values of the window came first. */
    private long lowest(int bucket) {
        return (long) buckets.start(bucket) * m() - (long) starts[bucket + 1] * n();
    }

    private boolean occupied(int bucket) {
        return buckets.start(bucket + 1) > buckets.start(bucket) || starts[bucket + 1] > starts[bucket];
    }

    /** The window's values in the open buckets, each bucket sorted. */
    private Gathered gather(boolean[] open) {
        int[] next = new int[open.length];
        int total = 0;
        for (int bucket = 0; bucket < open.length; bucket++) {
            next[bucket] = open[bucket] ? total : -1;
            total += open[bucket] ? starts[bucket + 1] - starts[bucket] : 0;
        }
        double[] gathered = new double[total];
        for (double value : current) {
            int bucket = buckets.of(value);
            if (next[bucket] >= 0) {
                gathered[next[bucket]++] = value;
            }
        }
        return new Gathered(open, gathered);
    }

    /** What looks at the values of an open bucket: ascending, on both sides, with the counts below them. */
    private interface Visit {

        void bucket(int bucket, Merge merge);
    }

    private final class Gathered {

        private final boolean[] open;
        private final double[] values;

        Gathered(boolean[] open, double[] values) {
            this.open = open;
            this.values = values;
        }

        void forEach(Visit visit) {
            int from = 0;
            for (int bucket = 0; bucket < open.length; bucket++) {
                if (open[bucket]) {
                    int to = from + starts[bucket + 1] - starts[bucket];
                    Arrays.sort(values, from, to);
                    visit.bucket(bucket, new Merge(bucket, values, from, to));
                    from = to;
                }
            }
        }
    }

    /** Steps through the different values of a bucket. */
    private final class Merge {

        private final double[] sorted = reference.sorted();
        private final double[] values;
        private final int end;
        private final int refEnd;
        private int i;
        private int j;
        private long gap;
        private double value;

        Merge(int bucket, double[] values, int from, int to) {
            this.values = values;
            this.j = from;
            this.end = to;
            this.i = buckets.start(bucket);
            this.refEnd = buckets.start(bucket + 1);
            this.gap = gapBelow(bucket);
        }

        /** Moves to the next value, and the gap behind it; false at the end. */
        boolean next() {
            if (i == refEnd && j == end) {
                return false;
            }
            value = Math.min(
                    i < refEnd ? sorted[i] : Double.POSITIVE_INFINITY, j < end ? values[j] : Double.POSITIVE_INFINITY);
            while (i < refEnd && sorted[i] == value) {
                i++;
                gap += m();
            }
            while (j < end && values[j] == value) {
                j++;
                gap -= n();
            }
            return true;
        }
    }

    private static final class Largest {

        private long gap = -1;
        private double at;

        void look(int bucket, Merge merge) {
            while (merge.next()) {
                if (Math.abs(merge.gap) > gap) {
                    gap = Math.abs(merge.gap);
                    at = merge.value;
                }
            }
        }
    }

    private final class Walk {

        private double area;

        /** From border to border; the first bucket begins at its first value, the last ends at its last one. */
        void through(int bucket, Merge merge) {
            double before = bucket == 0 ? Double.NEGATIVE_INFINITY : buckets.border(bucket);
            long gap = merge.gap;
            while (merge.next()) {
                double at = buckets.offset(merge.value);
                area += area(gap, before, at);
                before = at;
                gap = merge.gap;
            }
            area += area(gap, before, bucket == buckets.size() - 1 ? before : buckets.border(bucket + 1));
        }

        /** Below the first value the gap is 0, however far that reaches; a rounded border may lie a little behind a value. */
        private double area(long gap, double from, double to) {
            return gap == 0 ? 0 : Math.abs(gap) * Math.max(0, to - from);
        }
    }
}
