package io.modeldeck.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** What matters, and below it in small type what goes with it: the cell of a list with tall rows ({@code tall-rows}). */
public final class TwoLines extends VBox {

    public TwoLines(String first, String second) {
        this(label(first), second);
    }

    public TwoLines(Node first, String second) {
        Label small = new Label(second);
        small.getStyleClass().add("caption");
        getStyleClass().add("two-lines");
        getChildren().addAll(first, small);
    }

    /** A message that may take two lines by itself, in a list with {@code message-rows}. */
    public static TwoLines wrapped(String message, String second) {
        Label label = label(message);
        label.setWrapText(true);
        return new TwoLines(label, second);
    }

    /** A name with a message below it that may take two lines, in a list with {@code message-rows}; all of it on hovering. */
    public static TwoLines explained(String name, String message) {
        TwoLines lines = new TwoLines(name, Formats.bound(message));
        Label below = (Label) lines.getChildren().getLast();
        below.setWrapText(true);
        below.getStyleClass().add("explanation");
        below.setTooltip(new Tooltip(message));
        return lines;
    }

    private static Label label(String text) {
        Label label = new Label(Formats.bound(text));
        label.setTooltip(new Tooltip(text));
        return label;
    }
}
