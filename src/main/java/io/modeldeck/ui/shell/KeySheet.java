package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.command.KeyScope;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The keys that work here. */
final class KeySheet {

    private static final double LEAST = 320;
    /** The frame of the dialog, and what shows of the window behind it. */
    private static final double AROUND = 128;

    private KeySheet() {}

    /** @param onTour what the button beside the one that closes does, and says, where there is one */
    static Region of(List<KeyScope> scopes, Runnable onClose, Optional<Action> onTour) {
        Label title = new Label(Messages.text("shell.keys"));
        title.getStyleClass().add("dialog-title");
        Columns columns = new Columns();
        columns.getStyleClass().add("key-columns");
        scopes.stream()
                .filter(scope -> !scope.listed().isEmpty())
                .forEach(scope -> columns.getChildren().add(list(scope)));
        Button close = new Button(Messages.text("shell.close"));
        close.setDefaultButton(true);
        close.setOnAction(event -> onClose.run());
        HBox buttons = new HBox(8);
        onTour.ifPresent(action -> {
            Button tour = new Button(action.text());
            tour.setOnAction(event -> action.run().run());
            buttons.getChildren().add(tour);
        });
        buttons.getChildren().add(close);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("dialog-scroll");
        scroll.setMinWidth(Region.USE_PREF_SIZE);
        scroll.setMinHeight(0);
        VBox sheet = new VBox(title, scroll, buttons);
        sheet.getStyleClass().add("dialog");
        return sheet;
    }

    /** Side by side where the window is wide enough, else some below the others. */
    private static final class Columns extends FlowPane {

        Columns() {
            setRowValignment(VPos.TOP);
        }

        @Override
        protected double computePrefWidth(double height) {
            double all = snappedLeftInset() + snappedRightInset() - getHgap();
            for (Node list : getChildren()) {
                all += snapSizeX(list.prefWidth(-1)) + getHgap();
            }
            double room = getScene() == null ? all : Math.max(LEAST, getScene().getWidth() - AROUND);
            return Math.min(all, room);
        }
    }

    private static VBox list(KeyScope scope) {
        Label heading = new Label(scope.title());
        heading.getStyleClass().add("heading");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("key-list");
        int row = 0;
        for (KeyCommand command : scope.listed()) {
            Label keys = new Label(command.keyText());
            keys.getStyleClass().add("key-cap");
            Label text = new Label(command.text());
            grid.addRow(row++, keys, text);
        }
        VBox box = new VBox(heading, grid);
        box.getStyleClass().add("column");
        return box;
    }
}
