package io.modeldeck.chart;

/** How a series is drawn. A band (low to high) is drawn under each of them where the series has one. */
public enum Style {
    /** Straight lines between neighbouring samples. */
    LINE,
    /** One dot for each sample. */
    DOTS,
    /** Only the area from low to high. */
    BAND,
    /** Each value holds until the next sample. */
    STEP
}
