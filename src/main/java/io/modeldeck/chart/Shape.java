package io.modeldeck.chart;

/** Small shapes: dots of a series, and what tells severities and kinds of marker apart without colour. */
public enum Shape {
    DOT,
    RING,
    TRIANGLE,
    DIAMOND,
    SQUARE,
    HATCHED,
    STAR,
    FLAG,
    ARROW;

    private static final int POINTS = 5;
    /** How far in the corners between two points of a star are. */
    private static final double INNER = 0.45;

    /** A pennant at its pole. */
    private static final double[] FLAG_CORNERS = {-.8, -1.1, 1.1, -.4, -.35, .2, -.35, 1.1, -.8, 1.1};
    /** Upwards, to where something lies that is out of sight. */
    private static final double[] ARROW_CORNERS = {0, -1, 1, .1, .35, .1, .35, 1, -.35, 1, -.35, .1, -1, .1};

    /** The corners {@code x, y} of a triangle, diamond, star, flag or arrow around a centre; empty for the others. */
    public double[] corners(double x, double y, double radius) {
        return switch (this) {
            case TRIANGLE -> new double[] {x, y - radius, x + radius, y + 0.8 * radius, x - radius, y + 0.8 * radius};
            case DIAMOND -> new double[] {x, y - radius, x + radius, y, x, y + radius, x - radius, y};
            case STAR -> star(x, y, 1.15 * radius);
            case FLAG -> around(FLAG_CORNERS, x, y, radius);
            case ARROW -> around(ARROW_CORNERS, x, y, radius);
            case DOT, RING, SQUARE, HATCHED -> new double[0];
        };
    }

    private static double[] around(double[] unit, double x, double y, double radius) {
        double[] corners = new double[unit.length];
        for (int i = 0; i < corners.length; i += 2) {
            corners[i] = x + radius * unit[i];
            corners[i + 1] = y + radius * unit[i + 1];
        }
        return corners;
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
