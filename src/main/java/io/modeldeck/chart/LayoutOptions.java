package io.modeldeck.chart;

import java.util.Optional;
import java.util.Set;

/**
 * What a viewer chose for a layout.
 *
 * @param emptyText replaces the chart's own sentence where it is empty
 * @param hiddenSeries positions of series that are not drawn; they stay in the legend, and the others keep their colours
 */
public record LayoutOptions(Optional<String> emptyText, Set<Integer> hiddenSeries) {

    public static final LayoutOptions PLAIN = new LayoutOptions(Optional.empty(), Set.of());

    public LayoutOptions {
        hiddenSeries = Set.copyOf(hiddenSeries);
    }
}
