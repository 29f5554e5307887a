package io.modeldeck.chart;

import java.util.List;

/**
 * Parallel coordinates: one upright axis for each property, one line across them for each of those that are compared, so that what goes with what is seen
 * over many at once.
 *
 * @param axes from left to right
 * @param lines in the order of their colours
 */
public record ParallelChart(String title, List<Axis> axes, List<Line> lines, String footer) implements Chart {

    /**
     * One property.
     *
     * @param words what the whole numbers 0, 1, 2 … stand for, from the bottom up; empty where values are numbers
     */
    public record Axis(String name, List<String> words) {

        public Axis {
            words = List.copyOf(words);
        }
    }

    /** One of those that are compared. @param values one for each axis; NaN where it has none */
    public record Line(String name, double[] values) {}

    public ParallelChart {
        axes = List.copyOf(axes);
        lines = List.copyOf(lines);
        for (Line line : lines) {
            if (line.values.length != axes.size()) {
                throw new IllegalArgumentException(
                        "Line " + line.name + " has " + line.values.length + " values for " + axes.size() + " axes");
            }
            for (int i = 0; i < line.values.length; i++) {
                requireWord(axes.get(i), line, line.values[i]);
            }
        }
    }

    private static void requireWord(Axis axis, Line line, double value) {
        boolean fits = axis.words.isEmpty()
                || Double.isNaN(value)
                || value == Math.rint(value) && value >= 0 && value < axis.words.size();
        if (!fits) {
            throw new IllegalArgumentException(
                    "Line " + line.name + " has " + value + " on axis " + axis.name + ", which is no word of it");
        }
    }

    @Override
    public int points() {
        return lines.size() * axes.size();
    }

    @Override
    public boolean isEmpty() {
        return axes.isEmpty() || lines.isEmpty();
    }

    /** The least and the largest value on an axis, of all lines; of words from the first to the last. NaN where no line has one. */
    double[] extent(int axis) {
        List<String> words = axes.get(axis).words;
        if (!words.isEmpty()) {
            return new double[] {0, words.size() - 1.0};
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Line line : lines) {
            if (Double.isFinite(line.values[axis])) {
                low = Math.min(low, line.values[axis]);
                high = Math.max(high, line.values[axis]);
            }
        }
        return low <= high ? new double[] {low, high} : new double[] {Double.NaN, Double.NaN};
    }

    /** How high a value lies, from 0 to 1; in the middle where all are equal. */
    double height(int axis, double value) {
        double[] extent = extent(axis);
        return extent[0] == extent[1] ? 0.5 : (value - extent[0]) / (extent[1] - extent[0]);
    }

    /** A value as it is read; empty where there is none. */
    String text(int axis, double value, ChartWords words) {
        if (!Double.isFinite(value)) {
            return "";
        }
        List<String> names = axes.get(axis).words;
        return names.isEmpty() ? words.value("", value) : names.get((int) value);
    }
}
