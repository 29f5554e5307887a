package io.modeldeck.chart;

/**
 * What the two distributions of a chart are called in its legend, its readout and its table.
 *
 * @param reference the one that the other is held against; empty: the reference
 * @param current the other; empty: the current window
 */
public record Sides(String reference, String current) {

    /** What was usual, and what is now. */
    public static final Sides USUAL = new Sides("", "");

    String reference(ChartWords words) {
        return reference.isEmpty() ? words.text("reference") : reference;
    }

    String current(ChartWords words) {
        return current.isEmpty() ? words.text("current") : current;
    }

    String referenceColumn(ChartWords words) {
        return reference.isEmpty() ? words.text("column.reference") : words.text("column.share-of", reference);
    }

    String currentColumn(ChartWords words) {
        return current.isEmpty() ? words.text("column.current") : words.text("column.share-of", current);
    }
}
