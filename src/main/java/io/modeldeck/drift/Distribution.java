package io.modeldeck.drift;

import java.util.List;

/**
 * One side of a comparison in small form, for a chart.
 *
 * <p>{@code categories}: {@code names} and {@code shares} belong together; the last name may be {@value #OTHER}. {@code histogram}: {@code edges}
 * are the borders of the bins, one more than shares. {@code bins}: {@code edges} are the inner borders, one fewer than shares, the end bins are open.
 *
 * @param kind {@code histogram}, {@code bins}, {@code categories} or {@code none}
 * @param shares of the present values; they add up to 1, or are all 0 without values
 * @param median of the values; empty list for categories and without values, else one number
 */
public record Distribution(
        String kind, List<String> names, List<Double> edges, List<Double> shares, List<Double> median) {

    /** The name under which rare categories are counted together. */
    public static final String OTHER = "(other)";

    public Distribution {
        names = List.copyOf(names);
        edges = List.copyOf(edges);
        shares = List.copyOf(shares);
        median = List.copyOf(median);
    }

    /** Nothing to draw. */
    public static Distribution none() {
        return new Distribution("none", List.of(), List.of(), List.of(), List.of());
    }
}
