package io.modeldeck.chart;

/** How a series is drawn. A band (low to high) is drawn under each of them where the series has one. */
public enum Style {
    /** Straight lines between neighbouring samples. */
    LINE,
    /** The same, dashed, in the colour of the series before it: what that one is compared with. */
    DASHED,
    /** One dot for each sample. */
    DOTS,
    /** Only the area from low to high. */
    BAND,
    /** Each value holds until the next sample. */
    STEP
}
