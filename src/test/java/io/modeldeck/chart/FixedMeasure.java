package io.modeldeck.chart;

/** Texts of which every letter has the same width, so that tests do not hang on the fonts of a machine. */
enum FixedMeasure implements TextMeasure {
    PLAIN;

    @Override
    public double width(String text, TextRole role) {
        return text.length() * role.size() * 0.6;
    }

    @Override
    public double ascent(TextRole role) {
        return role.size() * 0.95;
    }

    @Override
    public double lineHeight(TextRole role) {
        return role.size() * 1.3;
    }
}
