package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.export.SaveRequest;
import io.modeldeck.ui.kit.screen.Writing;
import io.modeldeck.ui.kit.text.Messages;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;

/** The saved views in the navigation; the one that is shown has a dot when it was changed. */
final class ViewList extends VBox {

    /** More are found in the palette. */
    private static final int MOST = 6;

    private final Writing writing;
    private final Consumer<SavedView> open;
    private final Consumer<SavedView> flipChanges;
    private final Consumer<SavedView> remove;
    private final List<ToggleButton> entries = new ArrayList<>();
    private boolean narrow;

    /** @param flipChanges switches on or off that changes are saved */
    ViewList(Writing writing, Consumer<SavedView> open, Consumer<SavedView> flipChanges, Consumer<SavedView> remove) {
        this.writing = writing;
        this.open = open;
        this.flipChanges = flipChanges;
        this.remove = remove;
        getStyleClass().add("view-list");
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void show(List<SavedView> views) {
        entries.clear();
        getChildren().clear();
        setVisible(!views.isEmpty());
        Label heading = new Label(Messages.text("view.title"));
        heading.getStyleClass().addAll("caption", "view-heading");
        heading.setWrapText(true);
        heading.setMinHeight(Label.USE_PREF_SIZE);
        heading.visibleProperty().bind(visibleProperty());
        getChildren().add(heading);
        views.stream().limit(MOST).forEach(view -> {
            ToggleButton entry = entry(view);
            entries.add(entry);
            getChildren().add(entry);
        });
        setNarrow(narrow);
    }

    private ToggleButton entry(SavedView view) {
        boolean changes = view.keeping() == SavedView.Keeping.CHANGES;
        ToggleButton button = new ToggleButton(view.name(), Icons.of(changes ? "fth-bookmark" : "fth-lock"));
        button.getStyleClass().add("nav-entry");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setUserData(view);
        HoverText.of(button, Messages.text("view.tip." + view.keeping(), view.name()));
        button.setOnAction(event -> {
            button.setSelected(!button.isSelected());
            open.accept(view);
        });
        MenuItem file = new MenuItem(Messages.text("view.file"));
        file.setOnAction(event -> button.fireEvent(new SaveRequest(
                view.name(), List.of(SavedView.ENDING), into -> Files.writeString(into.part(), view.json()))));
        MenuItem gone = writing.guard(new MenuItem(Messages.text("view.remove", view.name())));
        gone.setOnAction(event -> remove.accept(view));
        ContextMenu menu = new ContextMenu(file);
        if (view.keeping() != SavedView.Keeping.BUILT_IN) {
            CheckMenuItem kept = writing.guard(new CheckMenuItem(Messages.text("view.changes")));
            kept.setSelected(changes);
            kept.setOnAction(event -> {
                // it says what is kept, and that is only another once it is
                kept.setSelected(changes);
                flipChanges.accept(view);
            });
            menu.getItems().addAll(kept, gone);
        }
        button.setContextMenu(menu);
        return button;
    }

    /** @param changed whether what is shown is no longer what was saved */
    void mark(Optional<SavedView> shown, boolean changed) {
        for (ToggleButton entry : entries) {
            SavedView view = (SavedView) entry.getUserData();
            boolean here = shown.filter(one -> one.name().equals(view.name())).isPresent();
            entry.setSelected(here);
            entry.setText(here && changed ? view.name() + " •" : view.name());
            entry.setAccessibleText(here && changed ? Messages.text("view.changed", view.name()) : view.name());
        }
    }

    void setNarrow(boolean wanted) {
        narrow = wanted;
        entries.forEach(entry -> entry.setContentDisplay(wanted ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        if (!getChildren().isEmpty()) {
            getChildren().getFirst().setManaged(!wanted);
        }
    }
}
