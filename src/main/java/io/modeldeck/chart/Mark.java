package io.modeldeck.chart;

import java.awt.geom.Rectangle2D;

/**
 * One thing to paint: many shapes of one colour in primitive arrays, in logical pixels from the top left. The arrays are shared, not copied, and nobody writes to them.
 */
public sealed interface Mark {

    Ink ink();

    /** From 0 (invisible) to 1. */
    double alpha();

    /** Filled rectangles {@code x, y, width, height} after one another, with edges on whole device pixels. */
    record Rects(Ink ink, double alpha, double[] xywh) implements Mark {}

    /**
     * Filled columns one logical pixel wide from {@code top} down to {@code bottom}; a dense line or a band. Filling columns costs the same
     * for noise as for a smooth line, stroking does not.
     */
    record Columns(Ink ink, double alpha, int count, int[] x, double[] top, double[] bottom) implements Mark {

        /** What of them is inside that place, whose edges are painted on whole pixels. */
        Columns within(Rectangle2D place, double otherAlpha) {
            double left = Math.rint(place.getMinX());
            double right = Math.rint(place.getMaxX());
            int[] places = new int[count];
            double[] from = new double[count];
            double[] to = new double[count];
            int n = 0;
            for (int i = 0; i < count; i++) {
                from[n] = Math.max(top[i], Math.rint(place.getMinY()));
                to[n] = Math.min(bottom[i], Math.rint(place.getMaxY()));
                if (x[i] >= left && x[i] < right && from[n] < to[n]) {
                    places[n++] = x[i];
                }
            }
            return new Columns(ink, otherAlpha, n, places, from, to);
        }
    }

    /** A stroked line with round joins; NaN breaks it. Only for lines of little length. */
    record Polyline(Ink ink, double alpha, double thickness, double[] x, double[] y) implements Mark {}

    /** Small shapes around their centres. */
    record Shapes(Ink ink, double alpha, Shape shape, double size, double[] x, double[] y) implements Mark {}

    /** A text on its base line {@code y}; {@code x} is its start, middle or end. */
    record Text(Ink ink, double alpha, String text, TextRole role, Align align, double x, double y) implements Mark {}

    enum Align {
        START,
        MIDDLE,
        END
    }
}
