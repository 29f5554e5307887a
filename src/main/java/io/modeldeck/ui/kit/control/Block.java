package io.modeldeck.ui.kit.control;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A part of a page under its heading. */
public final class Block extends VBox {

    public Block(String title, Node... content) {
        Label heading = new Label(title);
        heading.getStyleClass().add("heading");
        heading.setWrapText(true);
        heading.setMinHeight(USE_PREF_SIZE);
        getStyleClass().add("block");
        getChildren().add(heading);
        getChildren().addAll(content);
    }
}
