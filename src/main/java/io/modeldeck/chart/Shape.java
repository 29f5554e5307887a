package io.modeldeck.chart;

/** Small shapes: dots of a series, and what tells severities and kinds of marker apart without colour. */
public enum Shape {
    DOT,
    RING,
    TRIANGLE,
    DIAMOND,
    SQUARE,
    HATCHED,
    STAR;

    private static final int POINTS = 5;
    /** How far in the corners between two points of a star are. */
    private static final double INNER = 0.45;

    /** The corners {@code x, y} of a triangle, diamond or star around a centre; empty for the others. */
    public double[] corners(double x, double y, double radius) {
        return switch (this) {
            case TRIANGLE -> new double[] {x, y - radius, x + radius, y + 0.8 * radius, x - radius, y + 0.8 * radius};
            case DIAMOND -> new double[] {x, y - radius, x + radius, y, x, y + radius, x - radius, y};
            case STAR -> star(x, y, 1.15 * radius);
            case DOT, RING, SQUARE, HATCHED -> new double[0];
        };
    }

    private static double[] star(double x, double y, double radius) {
        double[] corners = new double[4 * POINTS];
        for (int i = 0; i < 2 * POINTS; i++) {
            double angle = Math.PI * i / POINTS;
            double r = i % 2 == 0 ? radius : INNER * radius;
            corners[2 * i] = x + r * Math.sin(angle);
            corners[2 * i + 1] = y - r * Math.cos(angle);
        }
        return corners;
    }
}
