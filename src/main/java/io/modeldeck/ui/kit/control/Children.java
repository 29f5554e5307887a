package io.modeldeck.ui.kit.control;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.collections.ObservableList;
import javafx.scene.Node;

/** The nodes in a pane of which only some change: those that stay are not taken out, which would have them styled and laid out anew. */
public final class Children {

    private Children() {}

    /** Has {@code wanted} in the list, each once, in that order. Those that stand in another order than before are put in anew. */
    public static void show(ObservableList<Node> children, List<? extends Node> wanted) {
        Set<Node> stay = new HashSet<>(wanted);
        children.removeIf(node -> !stay.contains(node));
        List<Node> kept = List.copyOf(children);
        if (!kept.equals(wanted.stream().filter(kept::contains).toList())) {
            children.setAll(wanted);
            return;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (i == children.size() || children.get(i) != wanted.get(i)) {
                children.add(i, wanted.get(i));
            }
        }
    }
}
