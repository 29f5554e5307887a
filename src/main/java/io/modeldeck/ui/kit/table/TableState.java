package io.modeldeck.ui.kit.table;

import java.util.List;

/**
 * How a person has arranged a table.
 *
 * @param filter the words that rows must have; empty for all
 * @param sortedBy the title of the column, or empty for the order in which rows come
 * @param hidden titles of columns that are not shown
 */
public record TableState(String filter, String sortedBy, boolean descending, List<String> hidden) {

    /** As it comes. */
    public static final TableState PLAIN = new TableState("", "", false, List.of());

    public TableState {
        hidden = List.copyOf(hidden);
    }
}
