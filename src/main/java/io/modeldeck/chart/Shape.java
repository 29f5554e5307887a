package io.modeldeck.chart;

/** Small shapes: dots of a series, and what tells severities and kinds of marker apart without colour. */
public enum Shape {
    DOT,
    RING,
    TRIANGLE,
    DIAMOND,
    SQUARE,
    HATCHED;

    /** The corners {@code x, y} of a triangle or diamond around a centre; empty for the others. */
    public double[] corners(double x, double y, double radius) {
        return switch (this) {
            case TRIANGLE -> new double[] {x, y - radius, x + radius, y + 0.8 * radius, x - radius, y + 0.8 * radius};
            case DIAMOND -> new double[] {x, y - radius, x + radius, y, x, y + radius, x - radius, y};
            case DOT, RING, SQUARE, HATCHED -> new double[0];
        };
    }
}
