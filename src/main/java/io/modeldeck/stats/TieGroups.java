package io.modeldeck.stats;

import java.util.Arrays;

/** The distinct values of two samples together, ascending, with their number on either side. */
final class TieGroups {

    private final double[] values;
    private final int[] ref;
    private final int[] cur;

    private TieGroups(double[] values, int[] ref, int[] cur) {
        this.values = values;
        this.ref = ref;
        this.cur = cur;
    }

    static TieGroups of(Sample reference, Sample current) {
        double[] a = reference.sorted();
        double[] b = current.sorted();
        double[] values = new double[a.length + b.length];
        int[] ref = new int[values.length];
        int[] cur = new int[values.length];
        int groups = 0;
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            double value = Math.min(at(a, i), at(b, j));
            int iBefore = i;
            int jBefore = j;
            i = after(a, i, value);
            j = after(b, j, value);
            values[groups] = value;
            ref[groups] = i - iBefore;
            cur[groups] = j - jBefore;
            groups++;
        }
        return new TieGroups(Arrays.copyOf(values, groups), ref, cur);
    }

    int size() {
        return values.length;
    }

    double value(int group) {
        return values[group];
    }

    int ref(int group) {
        return ref[group];
    }

    int cur(int group) {
        return cur[group];
    }

    int both(int group) {
        return ref[group] + cur[group];
    }

    private static double at(double[] sorted, int index) {
        return index < sorted.length ? sorted[index] : Double.POSITIVE_INFINITY;
    }

    private static int after(double[] sorted, int from, double value) {
        int index = from;
        while (index < sorted.length && sorted[index] == value) {
            index++;
        }
        return index;
    }
}
