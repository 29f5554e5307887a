package io.modeldeck.ui.alerting;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which rows of the inbox are in sight: those that wait to be seen, and of the acknowledged ones those that were in sight during this visit, since
 * nothing is to go away under one's hand. The rest is folded away until somebody unfolds it. Knows no nodes.
 */
final class Fold {

    private final Set<Long> seenHere = new HashSet<>();
    private boolean open;
    private boolean withoutEnd;

    /** One that folds nothing away. */
    static Fold none() {
        Fold none = new Fold();
        none.open = true;
        none.withoutEnd = true;
        return none;
    }

    /** A new visit: what was acknowledged before it is folded away, unless it is unfolded. */
    void visit() {
        seenHere.clear();
    }

    void flip() {
        open = !open;
    }

    boolean isOpen() {
        return open;
    }

    /** What is in sight of these, in their order. */
    List<AlertRow> shown(List<AlertRow> rows) {
        List<AlertRow> shown =
                rows.stream().filter(row -> open || !isFolded(row)).toList();
        if (!open) {
            shown.forEach(row -> seenHere.add(row.alert().id()));
        }
        return shown;
    }

    /** How many of these the fold is about, whether it is open or not. */
    long folded(List<AlertRow> rows) {
        return rows.stream().filter(this::isFolded).count();
    }

    private boolean isFolded(AlertRow row) {
        return !withoutEnd
                && row.alert().acknowledged()
                && !seenHere.contains(row.alert().id());
    }
}
