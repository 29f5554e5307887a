package io.modeldeck.ui.kit.control;

import java.util.Optional;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/** Where a text had to be shortened, as names and sentences in narrow columns are, hovering over it shows the whole. */
public final class CutText {

    private static final String WHOLE = "whole-text";

    private CutText() {}

    /** Looks after all texts below a node, those that come later too. */
    public static void follow(Node root) {
        root.addEventFilter(
                MouseEvent.MOUSE_ENTERED_TARGET,
                event -> labeled(event.getTarget()).ifPresent(CutText::entered));
    }

    /** The toolkit names the text inside of a label, or the label. */
    private static Optional<Labeled> labeled(EventTarget target) {
        if (target instanceof Labeled labeled) {
            return Optional.of(labeled);
        }
        Parent above = target instanceof Node node ? node.getParent() : null;
        return above instanceof Labeled labeled ? Optional.of(labeled) : Optional.empty();
    }

    static void entered(Labeled labeled) {
        Tooltip shown = labeled.getTooltip();
        boolean ours = shown != null && shown.getStyleClass().contains(WHOLE);
        if (labeled.isTextTruncated() && (shown == null || ours)) {
            Tooltip whole = new Tooltip(labeled.getText());
            whole.getStyleClass().add(WHOLE);
            whole.setWrapText(true);
            whole.setMaxWidth(480);
            labeled.setTooltip(whole);
        } else if (ours) {
            labeled.setTooltip(null);
        }
    }
}
