package io.modeldeck.chart;

/**
 * Where the data of a frame lies, and which numbers its edges stand for.
 *
 * @param from the domain (time in milliseconds, value, bin or category) at the left edge, or at the top edge where {@code vertical}
 * @param to the domain at the right edge, or at the bottom edge where {@code vertical}
 * @param low the value at the bottom edge, or at the left edge where {@code vertical}
 * @param high the value at the top edge, or at the right edge where {@code vertical}
 * @param vertical whether the domain runs from top to bottom, as categories do
 * @param logarithmic whether each power of ten of the values has the same room; both edges are above zero then
 */
public record Plot(
        double left,
        double top,
        double width,
        double height,
        double from,
        double to,
        double low,
        double high,
        boolean vertical,
        boolean logarithmic) {

    /** With values of which each has the same room. */
    Plot(
            double left,
            double top,
            double width,
            double height,
            double from,
            double to,
            double low,
            double high,
            boolean vertical) {
        this(left, top, width, height, from, to, low, high, vertical, false);
    }

    public double right() {
        return left + width;
    }

    public double bottom() {
        return top + height;
    }

    public boolean contains(double x, double y) {
        return x >= left && x <= right() && y >= top && y <= bottom();
    }

    /** The pixel of a place in the domain: an x, or a y where {@code vertical}. */
    public double pixel(double domain) {
        double part = (domain - from) / (to - from);
        return vertical ? top + part * height : left + part * width;
    }

    /** The place in the domain under a point. */
    public double domain(double x, double y) {
        double part = vertical ? (y - top) / height : (x - left) / width;
        return from + Math.clamp(part, 0, 1) * (to - from);
    }

    /** The pixel of a value: a y, or an x where {@code vertical}. */
    public double valuePixel(double value) {
        double part = part(value);
        return vertical ? left + part * width : bottom() - part * height;
    }

    private double part(double value) {
        if (logarithmic) {
            // what is not above zero, as the edge of a band may be, lies far below the plot
            double log = Math.log(Math.max(value, Double.MIN_NORMAL));
            return (log - Math.log(low)) / (Math.log(high) - Math.log(low));
        }
        // each is divided first: the difference of two huge numbers may not be a number
        return (value / 2 - low / 2) / (high / 2 - low / 2);
    }

    /** The value at a height of a plot that is not {@code vertical}. */
    double value(double y) {
        double part = (bottom() - Math.clamp(y, top, bottom())) / height;
        return logarithmic ? low * Math.pow(high / low, part) : low + part * (high - low);
    }
}
