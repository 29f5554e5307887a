package io.modeldeck.chart;

import java.util.Arrays;

/**
 * Reduces samples over time to what a row of pixels can show: of each pixel column the first, the smallest, the largest and the last sample
 * (M4: Jugel, Jerzak, Hackenbroich, Markl, "M4: A Visualization-Oriented Time Series Data Aggregation", VLDB 2014). A line through
 * the result covers the same pixels as a line through all samples, so no spike is lost at any zoom.
 */
public final class Decimation {

    private Decimation() {}

    /**
     * A line: rising times and their values. NaN breaks it.
     *
     * <p>Its ends are on the edges of the range where the line goes on outside.
     */
    public record Line(double[] at, double[] values) {

        public int length() {
            return at.length;
        }

        public boolean isEmpty() {
            return at.length == 0;
        }

        private Line withoutBreaks() {
            double[] places = new double[at.length];
            double[] kept = new double[at.length];
            int n = 0;
            for (int i = 0; i < at.length; i++) {
                if (!Double.isNaN(values[i])) {
                    places[n] = at[i];
                    kept[n++] = values[i];
                }
            }
            return new Line(Arrays.copyOf(places, n), Arrays.copyOf(kept, n));
        }
    }

    /**
     * The line through the samples between two times, for that many pixel columns. Samples are returned as they are where there are few.
     *
     * @param gapMillis the line breaks at a longer step; 0 or less means that no step is too long
     */
    public static Line m4(long[] at, double[] values, long fromMillis, long toMillis, int columns, long gapMillis) {
        int start = lowerBound(at, fromMillis);
        int end = lowerBound(at, toMillis + 1);
        LineBuilder line = new LineBuilder(Math.min(end - start, 4 * columns) + 8, gapMillis);
        int before = previousFinite(values, start - 1);
        int after = nextFinite(values, end);
        // a neighbour counts only where nothing between it and the edge breaks the line
        boolean entersLeft = before >= 0 && before == start - 1;
        boolean leavesRight = after < at.length && after == end;
        int firstInside = nextFinite(values, start);
        int lastInside = previousFinite(values, end - 1);
        if (entersLeft) {
            int partner = start < end ? (firstInside == start ? start : -1) : (leavesRight ? after : -1);
            line.edge(at, values, before, partner, fromMillis);
        }
        if (start < end) {
            if (end - start > 4L * columns) {
                reduce(at, values, start, end, fromMillis, toMillis, columns, line);
            } else {
                for (int i = start; i < end; i++) {
                    line.add(at[i], values[i]);
                }
            }
        }
        if (leavesRight) {
            int partner = start < end ? (lastInside == end - 1 ? end - 1 : -1) : (entersLeft ? before : -1);
            if (partner >= 0) {
                line.edge(at, values, partner, after, toMillis);
            }
        }
        return line.build();
    }

    /** The samples between two times, without edges or breaks: of each column the first, smallest, largest and last where there are many. */
    public static Line samples(long[] at, double[] values, long fromMillis, long toMillis, int columns) {
        int start = lowerBound(at, fromMillis);
        int end = lowerBound(at, toMillis + 1);
        LineBuilder line = new LineBuilder(Math.min(end - start, 4 * columns) + 8, 0);
        if (end - start > 4L * columns) {
            reduce(at, values, start, end, fromMillis, toMillis, columns, line);
        } else {
            for (int i = start; i < end; i++) {
                line.add(at[i], values[i]);
            }
        }
        return line.build().withoutBreaks();
    }

    /** The first position whose time is not before {@code millis}. */
    public static int lowerBound(long[] at, long millis) {
        int from = 0;
        int to = at.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (at[middle] < millis) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private static void reduce(
            long[] at, double[] values, int start, int end, long from, long to, int columns, LineBuilder line) {
        double scale = columns / (double) Math.max(1, to - from);
        int i = start;
        while (i < end) {
            int column = (int) ((at[i] - from) * scale);
            int first = -1;
            int last = -1;
            int min = -1;
            int max = -1;
            boolean brokenBefore = false;
            for (; i < end && (int) ((at[i] - from) * scale) == column; i++) {
                double value = values[i];
                if (!Double.isFinite(value)) {
                    brokenBefore |= first < 0;
                    continue;
                }
                if (first < 0) {
                    first = i;
                    min = i;
                    max = i;
                } else if (value < values[min]) {
                    min = i;
                } else if (value > values[max]) {
                    max = i;
                }
                last = i;
            }
            if (brokenBefore) {
                line.breakAfterLast();
            }
            if (first >= 0) {
                int earlier = Math.min(min, max);
                int later = Math.max(min, max);
                line.addInColumn(at, values, first, earlier, later, last);
            }
            if (last < i - 1) {
                line.breakAfterLast();
            }
        }
    }

    private static int previousFinite(double[] values, int from) {
        int i = Math.min(from, values.length - 1);
        while (i >= 0 && !Double.isFinite(values[i])) {
            i--;
        }
        return i;
    }

    private static int nextFinite(double[] values, int from) {
        int i = Math.max(from, 0);
        while (i < values.length && !Double.isFinite(values[i])) {
            i++;
        }
        return i;
    }

    /** Collects the line; a break is one NaN, however many samples are missing. */
    private static final class LineBuilder {

        private final long gapMillis;
        private double[] at;
        private double[] values;
        private int length;
        private double lastSampleAt = Double.NaN;

        LineBuilder(int expected, long gapMillis) {
            this.gapMillis = gapMillis;
            this.at = new double[expected];
            this.values = new double[expected];
        }

        void add(long millis, double value) {
            if (!Double.isFinite(value)) {
                breakAfterLast();
                return;
            }
            if (gapMillis > 0 && millis - lastSampleAt > gapMillis) {
                breakAfterLast();
            }
            append(millis, value);
            lastSampleAt = millis;
        }

        /** The four samples of a column, each once. Gaps inside a column are narrower than a pixel and are not drawn. */
        void addInColumn(long[] times, double[] all, int first, int earlier, int later, int last) {
            add(times[first], all[first]);
            if (earlier > first) {
                append(times[earlier], all[earlier]);
            }
            if (later > earlier) {
                append(times[later], all[later]);
            }
            if (last > later) {
                append(times[last], all[last]);
            }
            lastSampleAt = times[last];
        }

        /** The crossing of the line from one sample to another with the edge of the range. */
        void edge(long[] times, double[] all, int a, int b, long edge) {
            if (b < 0 || (gapMillis > 0 && times[b] - times[a] > gapMillis)) {
                return;
            }
            double part = times[b] == times[a] ? 0 : (double) (edge - times[a]) / (times[b] - times[a]);
            append(edge, all[a] * (1 - part) + all[b] * part);
            lastSampleAt = times[a];
        }

        void breakAfterLast() {
            if (length > 0 && !Double.isNaN(values[length - 1])) {
                append(at[length - 1], Double.NaN);
            }
        }

        private void append(double millis, double value) {
            if (length == at.length) {
                at = Arrays.copyOf(at, length * 2 + 8);
                values = Arrays.copyOf(values, length * 2 + 8);
            }
            at[length] = millis;
            values[length] = value;
            length++;
        }

        Line build() {
            int end = length > 0 && Double.isNaN(values[length - 1]) ? length - 1 : length;
            return new Line(Arrays.copyOf(at, end), Arrays.copyOf(values, end));
        }
    }
}
