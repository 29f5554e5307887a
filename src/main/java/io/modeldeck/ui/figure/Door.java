package io.modeldeck.ui.figure;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** A few nodes below each other that lead somewhere, by a click, Enter or Space. */
public final class Door extends VBox {

    public Door(String says, Runnable open, Node... content) {
        super(content);
        getStyleClass().addAll("door", "focus-ring");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(says);
        setOnMouseClicked(event -> open.run());
        setOnKeyPressed(event -> {
            switch (event.getCode()) {
                case ENTER, SPACE -> {
                    event.consume();
                    open.run();
                }
                default -> {}
            }
        });
    }
}
