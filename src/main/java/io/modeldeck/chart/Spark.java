package io.modeldeck.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A line the size of a word, for a cell or a tile: no axis, no text, a dot at its last value. */
public final class Spark {

    /** More points than that are reduced to the smallest and largest of neighbours. */
    public static final int MOST_POINTS = 60;

    private static final double PAD = 2.5;
    private static final double THICKNESS = 1.5;

    private Spark() {}

    /** @param values one for each period; NaN is a gap */
    public static Frame of(double[] values, int width, int height, Ink ink) {
        return of(values, width, height, ink, Double.POSITIVE_INFINITY);
    }

    /** Over zero, as counts are read: 8 and 9 calls look alike, and none at all is the foot of the line. */
    public static Frame fromZero(double[] values, int width, int height, Ink ink) {
        return of(values, width, height, ink, 0);
    }

    private static Frame of(double[] values, int width, int height, Ink ink, double foot) {
        double[] shown = reduce(values);
        double min = foot;
        double max = Double.NEGATIVE_INFINITY;
        int last = -1;
        for (int i = 0; i < shown.length; i++) {
            if (Double.isFinite(shown[i])) {
                min = Math.min(min, shown[i]);
                max = Math.max(max, shown[i]);
                last = i;
            }
        }
        if (last < 0 || width < 8 || height < 6) {
            return new Frame(width, height, List.of(), Optional.empty(), List.of());
        }
        // over zero a steady course has air above it, or it would underline what stands there
        max = foot == 0 ? max * 1.25 : max;
        double[] x = new double[shown.length];
        double[] y = new double[shown.length];
        for (int i = 0; i < shown.length; i++) {
            double part = shown.length == 1 ? 1 : (double) i / (shown.length - 1);
            x[i] = PAD + part * (width - 2 * PAD);
            double level = max > min ? (shown[i] - min) / (max - min) : 0.5;
            y[i] = Double.isFinite(shown[i]) ? height - PAD - level * (height - 2 * PAD) : Double.NaN;
        }
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark.Polyline(ink, 1, THICKNESS, x, y));
        marks.add(new Mark.Shapes(ink, 1, Shape.DOT, 4, new double[] {x[last]}, new double[] {y[last]}));
        return new Frame(width, height, marks, Optional.empty(), List.of());
    }

    private static double[] reduce(double[] values) {
        if (values.length <= MOST_POINTS) {
            return values;
        }
        int groups = MOST_POINTS / 2;
        double[] reduced = new double[2 * groups];
        for (int g = 0; g < groups; g++) {
            int from = (int) ((long) values.length * g / groups);
            int to = (int) ((long) values.length * (g + 1) / groups);
            int low = -1;
            int high = -1;
            for (int i = from; i < to; i++) {
                if (Double.isFinite(values[i])) {
                    low = low < 0 || values[i] < values[low] ? i : low;
                    high = high < 0 || values[i] > values[high] ? i : high;
                }
            }
            reduced[2 * g] = low < 0 ? Double.NaN : values[Math.min(low, high)];
            reduced[2 * g + 1] = low < 0 ? Double.NaN : values[Math.max(low, high)];
        }
        return reduced;
    }
}
