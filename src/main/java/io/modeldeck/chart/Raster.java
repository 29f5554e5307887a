package io.modeldeck.chart;

import java.util.Arrays;

/** What a line covers in each column of pixels. */
final class Raster {

    final int left;
    final double[] top;
    final double[] bottom;

    Raster(Plot plot) {
        left = (int) Math.floor(plot.left());
        int columns = (int) Math.ceil(plot.right()) - left;
        top = new double[columns];
        bottom = new double[columns];
        Arrays.fill(top, Double.NaN);
        Arrays.fill(bottom, Double.NaN);
    }

    /** Adds a line in pixels; NaN breaks it. */
    void line(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(y[i])) {
                continue;
            }
            cover(column(x[i]), y[i], y[i]);
            if (i + 1 < x.length && !Double.isNaN(y[i + 1])) {
                segment(x[i], y[i], x[i + 1], y[i + 1]);
            }
        }
    }

    private void segment(double x0, double y0, double x1, double y1) {
        int from = column(x0);
        int to = column(x1);
        if (from == to) {
            cover(from, y0, y1);
            return;
        }
        double slope = (y1 - y0) / (x1 - x0);
        for (int column = from; column <= to; column++) {
            double a = Math.max(x0, left + column);
            double b = Math.min(x1, left + column + 1);
            cover(column, y0 + (a - x0) * slope, y0 + (b - x0) * slope);
        }
    }

    private int column(double x) {
        return Math.clamp((long) Math.floor(x) - left, 0, top.length - 1);
    }

    private void cover(int column, double a, double b) {
        double low = Math.min(a, b);
        double high = Math.max(a, b);
        if (!(top[column] <= low)) {
            top[column] = low;
        }
        if (!(bottom[column] >= high)) {
            bottom[column] = high;
        }
    }

    /**
     * The covered columns as a line of that thickness. A column holds as much ink as a stroked line of the same slope would leave in it, but
     * reaches beyond its ends by no more than half a thickness, so that a spike is not drawn higher than it was.
     */
    Mark.Columns thick(Ink ink, double alpha, double thickness) {
        double[] from = top.clone();
        double[] to = bottom.clone();
        for (int i = 0; i < from.length; i++) {
            double span = to[i] - from[i];
            double extra = Math.min(thickness * Math.sqrt(1 + span * span) - span, thickness) / 2;
            from[i] -= extra;
            to[i] += extra;
        }
        return columns(ink, alpha, from, to);
    }

    /** The area between this line and a lower one, where both are, as far as the plot reaches. */
    Mark.Columns areaTo(Raster lower, Plot plot, Ink ink, double alpha) {
        double[] from = new double[top.length];
        double[] to = new double[top.length];
        for (int i = 0; i < from.length; i++) {
            from[i] = within(plot, Math.min(top[i], lower.top[i]));
            to[i] = within(plot, Math.max(bottom[i], lower.bottom[i]));
        }
        return columns(ink, alpha, from, to);
    }

    private static double within(Plot plot, double y) {
        return Math.min(plot.bottom(), Math.max(plot.top(), y));
    }

    private Mark.Columns columns(Ink ink, double alpha, double[] from, double[] to) {
        int[] x = new int[from.length];
        int count = 0;
        for (int i = 0; i < from.length; i++) {
            if (!Double.isNaN(from[i]) && !Double.isNaN(to[i])) {
                x[count] = left + i;
                from[count] = from[i];
                to[count] = to[i];
                count++;
            }
        }
        return new Mark.Columns(
                ink, alpha, count, Arrays.copyOf(x, count), Arrays.copyOf(from, count), Arrays.copyOf(to, count));
    }
}
