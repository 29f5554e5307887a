package io.modeldeck.chart;

/** Texts of which every letter has the same width, so that tests do not hang on the fonts of a machine. */
enum FixedMeasure implements TextMeasure {
    PLAIN(1),
    /** The root font half as large again. */
    LARGE(1.5);

    private final double scale;

    FixedMeasure(double scale) {
        this.scale = scale;
    }

    @Override
    public double width(String text, TextRole role) {
        return text.length() * role.size() * scale * 0.6;
    }

    @Override
    public double ascent(TextRole role) {
        return role.size() * scale * 0.95;
    }

    @Override
    public double lineHeight(TextRole role) {
        return role.size() * scale * 1.3;
    }
}
