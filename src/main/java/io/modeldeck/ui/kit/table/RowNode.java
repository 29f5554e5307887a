package io.modeldeck.ui.kit.table;

import javafx.scene.Node;

/**
 * What one cell of a table shows, row after row. It best shows each in the node that it has: what is put into a table anew is styled and laid out anew,
 * and that is most of what a table costs.
 */
@FunctionalInterface
public interface RowNode<T> {

    /** The node with this row in it, the same as before or another. */
    Node of(T row);
}
