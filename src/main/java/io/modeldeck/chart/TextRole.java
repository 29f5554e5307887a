package io.modeldeck.chart;

/** What a text in a chart is for; decides its size and weight. */
public enum TextRole {
    TITLE(14, true),
    /** Names of series and categories, labels of markers. */
    LABEL(12, false),
    /** Numbers and times along an axis. */
    AXIS(11, false),
    /** Values that stand out, such as the statistic at a bracket. */
    VALUE(12, true),
    FOOTER(11, false),
    /** The sentence of an empty chart. */
    NOTE(13, false);

    private final double size;
    private final boolean bold;

    TextRole(double size, boolean bold) {
        this.size = size;
        this.bold = bold;
    }

    /** Size of the font in logical pixels at a root font of 13 pixels. */
    public double size() {
        return size;
    }

    public boolean bold() {
        return bold;
    }
}
