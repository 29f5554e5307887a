package io.modeldeck.ui.workspace;

import io.modeldeck.ui.kit.control.Field;
import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Two fields side by side, of the same width. */
class FieldPair extends HBox {

    private static final double WIDTH = 300;

    FieldPair(Field left, Field right) {
        super(left, right);
        getStyleClass().add("wide");
        for (Field field : List.of(left, right)) {
            HBox.setHgrow(field, Priority.ALWAYS);
            field.setPrefWidth(WIDTH);
        }
    }
}
