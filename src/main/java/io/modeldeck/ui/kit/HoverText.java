package io.modeldeck.ui.kit;

import java.util.function.Supplier;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/** What is said on hovering, made when somebody first does: in a table few cells are ever hovered over. */
public final class HoverText {

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
}
