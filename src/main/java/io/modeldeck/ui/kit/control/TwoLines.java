package io.modeldeck.ui.kit.control;

import io.modeldeck.ui.kit.text.Formats;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * What matters, and below it in small type what goes with it: the cell of a list with tall rows ({@code tall-rows}). What has no room is shown whole on
 * hovering, as everywhere ({@link CutText}).
 */
public final class TwoLines extends VBox {

    private final Label small = new Label();

    public TwoLines(String first, String second) {
        this(label(first), second);
    }

    public TwoLines(Node first, String second) {
        small.setText(second);
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

    /** Says something else, where the first line is a text. */
    public void say(String first, String second) {
        if (getChildren().getFirst() instanceof Label label) {
            label.setText(Formats.bound(first));
        }
        small.setText(second);
    }

    /** Says something else below what matters. */
    public void say(String second) {
        small.setText(second);
    }

    private static Label label(String text) {
        return new Label(Formats.bound(text));
    }
}
