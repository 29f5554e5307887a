package io.modeldeck.ui.kit.control;

import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * What is said on hovering, whose window is made when somebody first hovers: few controls ever are hovered over, and a window costs more than its control.
 * The words are there from the start, as the help that a screen reader says.
 */
public final class HoverText {

    /** One for all, so that a control that is given words again has it once. */
    private static final EventHandler<MouseEvent> FIRST = HoverText::first;

    private HoverText() {}

    /** @param text asked each time */
    public static void of(Control control, Supplier<String> text) {
        control.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> {
            if (control.getTooltip() == null) {
                control.setTooltip(new Tooltip());
            }
            control.getTooltip().setText(text.get());
        });
    }

    /** In the place of what was said before. */
    public static void of(Node node, String text) {
        node.setAccessibleHelp(text);
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, FIRST);
    }

    /** The same where the words change. */
    public static void of(Node node, ObservableValue<String> text) {
        node.accessibleHelpProperty().bind(text);
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, FIRST);
    }

    private static void first(MouseEvent event) {
        Node node = (Node) event.getSource();
        node.removeEventHandler(MouseEvent.MOUSE_ENTERED, FIRST);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(node.accessibleHelpProperty());
        if (node instanceof Control control) {
            control.setTooltip(tooltip);
        } else {
            Tooltip.install(node, tooltip);
        }
    }
}
