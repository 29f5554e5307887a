package io.modeldeck.ui.shell;

import io.modeldeck.domain.Problem;
import io.modeldeck.ui.kit.control.Clipboards;
import io.modeldeck.ui.kit.overlay.Toasts;
import io.modeldeck.ui.kit.selection.RangeText;
import io.modeldeck.ui.kit.selection.Selection;
import io.modeldeck.ui.kit.text.Messages;

/** What is done by key to the range of time that a window looks at. */
final class RangeDeeds {

    private final Selection selection;
    private final Toasts toasts;

    RangeDeeds(Selection selection, Toasts toasts) {
        this.selection = selection;
        this.toasts = toasts;
    }

    /** Half a range of time earlier or later. */
    void shift(int halves) {
        selection.steps().shift(halves);
    }

    void back() {
        if (!selection.steps().back()) {
            toasts.show(Messages.text("range.back.none"));
        }
    }

    /** To what one went back from. */
    void forth() {
        if (!selection.steps().forth()) {
            toasts.show(Messages.text("range.forth.none"));
        }
    }

    void copy() {
        String range = RangeText.of(selection.choice().get());
        Clipboards.copy(range);
        toasts.show(Messages.text("range.copied", range));
    }

    void paste() {
        try {
            selection.choice().set(RangeText.parse(Clipboards.text().strip()));
        } catch (Problem none) {
            toasts.refused(none.getMessage());
        }
    }
}
