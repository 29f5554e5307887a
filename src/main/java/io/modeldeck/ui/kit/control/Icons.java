package io.modeldeck.ui.kit.control;

import io.modeldeck.ui.kit.command.Command;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons and buttons of one icon, which always say their words too. */
public final class Icons {

    private Icons() {}

    /** An icon of the feather pack: {@code fth-bell}. */
    public static Node of(String literal) {
        return new FontIcon(literal);
    }

    /** The same for a command, whose keys the tooltip says too. */
    public static Button button(String literal, Command command, Runnable action) {
        Button button = button(literal, command.text(), action);
        HoverText.of(button, command.tip());
        return button;
    }

    /** A flat button of one icon; the words are its tooltip and what a screen reader says. */
    public static Button button(String literal, String words, Runnable action) {
        Button button = new Button("", of(literal));
        button.getStyleClass().addAll("button-icon", "flat");
        HoverText.of(button, words);
        button.setAccessibleText(words);
        button.setOnAction(event -> action.run());
        return button;
    }
}
