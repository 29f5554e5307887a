package io.modeldeck.chart;

import java.util.List;

/**
 * What a chart says at one place: what a tooltip shows, and where a crosshair stops.
 *
 * @param at the place in the domain of the {@link Plot}
 * @param title the moment, bin, category or epoch in words
 * @param lines one for each series that has something to say there
 * @param remarks what is to be said at length, each of one or more lines: what people noted about that time
 */
public record Readout(double at, String title, List<Line> lines, List<String> remarks) {

    /**
     * @param value where the dot of the crosshair is; NaN for no dot
     * @param text the value in words, with its unit
     */
    public record Line(String name, double value, String text, Ink ink) {}

    public Readout {
        lines = List.copyOf(lines);
        remarks = List.copyOf(remarks);
    }

    /** Without remarks. */
    public Readout(double at, String title, List<Line> lines) {
        this(at, title, lines, List.of());
    }

    /** Whether nothing is said there. */
    public boolean isEmpty() {
        return lines.isEmpty() && remarks.isEmpty();
    }

    /** All of it in one sentence, for those who do not see it. */
    public String words() {
        StringBuilder text = new StringBuilder(title);
        lines.forEach(line -> text.append(", ").append(line.name()).append(' ').append(line.text()));
        remarks.forEach(remark -> text.append(". ").append(remark));
        return text.toString();
    }

    /** What the chart says at the sample, bin, category or epoch nearest to the place; no lines where there is none. Hidden series say nothing. */
    public static Readout nearest(Chart chart, double place, LayoutOptions options) {
        return Stops.of(chart, options).readout(place);
    }

    /** The stop before ({@code direction} -1) or after (1) the place; NaN where there is none. */
    public static double neighbour(Chart chart, double place, int direction, LayoutOptions options) {
        return Stops.of(chart, options).neighbour(place, direction);
    }

    /** The first stop of a chart; NaN of an empty one. */
    public static double first(Chart chart, LayoutOptions options) {
        return neighbour(chart, Double.NEGATIVE_INFINITY, 1, options);
    }

    /** The last stop of a chart; NaN of an empty one. */
    public static double last(Chart chart, LayoutOptions options) {
        return neighbour(chart, Double.POSITIVE_INFINITY, -1, options);
    }
}
