package io.modeldeck.chart;

/** How large texts come out on the surface that will be painted. Must be callable from any thread. */
public interface TextMeasure {

    /** The advance of the text in logical pixels. */
    double width(String text, TextRole role);

    /** From the base line up to the top of a capital letter with its accent. */
    double ascent(TextRole role);

    /** The distance of two base lines. */
    double lineHeight(TextRole role);
}
