package io.modeldeck.ui.kit.table;

import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;

/** Over a table that is scrolled away from its beginning: how many rows came above, and the way to them. Not there where none did. */
final class NewRows extends Button {

    private final Set<Object> ids = new LinkedHashSet<>();

    NewRows(Runnable show) {
        getStyleClass().addAll("accent", "small", "new-rows");
        setGraphic(Icons.of("fth-arrow-up"));
        setOnAction(event -> show.run());
        setFocusTraversable(false);
        managedProperty().bind(visibleProperty());
        setVisible(false);
        StackPane.setAlignment(this, Pos.TOP_CENTER);
        StackPane.setMargin(this, new Insets(44, 0, 0, 0));
    }

    /** Besides those that were not looked at yet. */
    void add(List<Object> more) {
        ids.addAll(more);
        setVisible(!ids.isEmpty());
        setText(Messages.text("table.new", Formats.count(ids.size())));
    }

    void clear() {
        ids.clear();
        setVisible(false);
    }

    /** One that came, the uppermost of its time. */
    Optional<Object> first() {
        return ids.stream().findFirst();
    }
}
