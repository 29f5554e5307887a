package io.modeldeck.chart;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a viewer chose for a layout.
 *
 * @param emptyText replaces the chart's own sentence where it is empty
 * @param corner pixels at the right end of the header that stay free, for what a viewer lays over them
 * @param locale whose words and signs the chart brings along, and in which months and days of the week are named
 * @param hiddenSeries positions of series that are not drawn; they stay in the legend, and the others keep their colours
 * @param logarithmic whether each power of ten of the values gets the same room, where there is a value axis over time and all values are above zero
 * @param hint follows the footer of a chart over time, where it has room
 */
public record LayoutOptions(
        Optional<String> emptyText,
        Set<Integer> hiddenSeries,
        double corner,
        Locale locale,
        boolean logarithmic,
        Optional<String> hint) {

    public static final LayoutOptions PLAIN =
            new LayoutOptions(Optional.empty(), Set.of(), 0, Locale.ENGLISH, false, Optional.empty());

    public LayoutOptions {
        hiddenSeries = Set.copyOf(hiddenSeries);
    }

    public LayoutOptions withEmptyText(String sentence) {
        return new LayoutOptions(Optional.of(sentence), hiddenSeries, corner, locale, logarithmic, hint);
    }

    public LayoutOptions withHidden(Set<Integer> series) {
        return new LayoutOptions(emptyText, series, corner, locale, logarithmic, hint);
    }

    public LayoutOptions withCorner(double pixels) {
        return new LayoutOptions(emptyText, hiddenSeries, pixels, locale, logarithmic, hint);
    }

    public LayoutOptions withLogarithmic(boolean wished) {
        return new LayoutOptions(emptyText, hiddenSeries, corner, locale, wished, hint);
    }

    public LayoutOptions withHint(Optional<String> sentence) {
        return new LayoutOptions(emptyText, hiddenSeries, corner, locale, logarithmic, sentence);
    }

    ChartWords words() {
        return ChartWords.in(locale);
    }

    public LayoutOptions in(Locale named) {
        return new LayoutOptions(emptyText, hiddenSeries, corner, named, logarithmic, hint);
    }
}
