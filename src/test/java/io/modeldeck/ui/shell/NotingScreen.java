package io.modeldeck.ui.shell;

import io.modeldeck.domain.Change;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.table.DataTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A screen that notes what it was told. */
final class NotingScreen implements Screen {

    final List<String> told = new ArrayList<>();
    private final VBox page = new VBox();
    final DataTable<String> table = new DataTable<String>("Rows of the screen", row -> row).filterable();

    NotingScreen(ScreenContext context) {
        Label title = new Label("A screen");
        title.getStyleClass().add("page-title");
        StatePane state = new StatePane(new VBox());
        state.allGood("No active alerts", "Last one 3 days ago. 12 rules watch 3 models.");
        VBox.setVgrow(state, Priority.ALWAYS);
        page.getStyleClass().add("page");
        table.text("Name", row -> row);
        table.text("Length", row -> Integer.toString(row.length()));
        table.setRows(List.of("one", "three", "two"));
        table.setMaxHeight(120);
        page.getChildren().addAll(title, state, table);
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void show(Place place) {
        told.add(place.text());
    }

    @Override
    public void refresh(Set<Class<? extends Change>> what) {
        told.add("refresh " + what.size());
    }

    @Override
    public void hide() {
        told.add("hide");
    }

    @Override
    public List<KeyCommand> commands() {
        return List.of(KeyCommand.of("E", "Acknowledge", () -> told.add("E")));
    }
}
