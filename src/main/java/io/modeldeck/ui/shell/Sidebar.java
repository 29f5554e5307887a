package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.Keymap;
import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.mark.NavCount;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The navigation: icon, word and count for each section; narrow, only icon and count. */
final class Sidebar extends VBox {

    private final Map<Section, ToggleButton> entries = new EnumMap<>(Section.class);
    private final Map<Section, Label> counts = new EnumMap<>(Section.class);
    private final Label brand = new Label(Messages.text("shell.name"));
    private final ViewList views;
    private boolean narrow;
    private Map<Section, NavCount> counted = Map.of();

    Sidebar(List<Section> sections, Consumer<Section> onChoose, Runnable onHome, ViewList views) {
        this.views = views;
        getStyleClass().add("sidebar");
        setAccessibleText(Messages.text("shell.navigation"));
        brand.setGraphic(AppIcon.NAVIGATION.view());
        brand.getStyleClass().add("brand");
        brand.setOnMouseClicked(event -> onHome.run());
        getChildren().add(brand);
        for (Section section : sections) {
            if (section == Section.WELCOME || section != section.entry()) {
                continue;
            }
            if (section == Section.SETTINGS) {
                getChildren().add(views);
                Region gap = new Region();
                gap.setMinHeight(12);
                VBox.setVgrow(gap, Priority.ALWAYS);
                getChildren().add(gap);
            }
            getChildren().add(entry(section, onChoose));
        }
    }

    /** Itself, with a bar to scroll where the window is lower than it. */
    ScrollPane scrolling() {
        ScrollPane pane = new ScrollPane(this);
        pane.setFitToWidth(true);
        pane.setFitToHeight(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.setMinWidth(Region.USE_PREF_SIZE);
        pane.getStyleClass().add("page-scroll");
        return pane;
    }

    private StackPane entry(Section section, Consumer<Section> onChoose) {
        ToggleButton button = new ToggleButton(section.title(), Icons.of(section.icon()));
        button.getStyleClass().add("nav-entry");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(event -> {
            // an entry is chosen by where one is, not by the click itself
            button.setSelected(!button.isSelected());
            onChoose.accept(section);
        });
        Label count = new Label();
        count.getStyleClass().add("nav-count");
        count.setMouseTransparent(true);
        count.setVisible(false);
        StackPane.setAlignment(count, Pos.CENTER_RIGHT);
        StackPane.setMargin(count, new javafx.geometry.Insets(0, 8, 0, 0));
        HoverText.of(
                button,
                Bindings.createStringBinding(
                        () -> tooltip(section) + (count.isVisible() ? "\n" + count.getAccessibleText() : ""),
                        Keymap.current(),
                        count.visibleProperty(),
                        count.accessibleTextProperty()));
        entries.put(section, button);
        counts.put(section, count);
        button.accessibleTextProperty()
                .bind(Bindings.createStringBinding(
                        () -> section.title() + (count.isVisible() ? ", " + count.getAccessibleText() : ""),
                        count.visibleProperty(),
                        count.accessibleTextProperty()));
        return new StackPane(button, count);
    }

    void choose(Section here) {
        entries.forEach((section, button) -> button.setSelected(section == here.entry()));
    }

    void show(Map<Section, NavCount> found) {
        if (found.equals(counted)) {
            return;
        }
        counted = Map.copyOf(found);
        counts.forEach((section, label) -> {
            NavCount count = found.get(section);
            boolean any = count != null && count.count() > 0;
            label.setVisible(any);
            entries.get(section).getStyleClass().remove("counted");
            for (Tone tone : Tone.values()) {
                label.getStyleClass().remove(tone.styleClass());
            }
            if (any) {
                label.setText(count.count() > 99 ? "99+" : Integer.toString(count.count()));
                label.setGraphic(count.glyph().node(count.tone()));
                label.getStyleClass().add(count.tone().styleClass());
                label.setAccessibleText(count.words());
                entries.get(section).getStyleClass().add("counted");
            }
        });
    }

    boolean isNarrow() {
        return narrow;
    }

    void setNarrow(boolean wanted) {
        narrow = wanted;
        getStyleClass().remove("narrow");
        if (wanted) {
            getStyleClass().add("narrow");
        }
        ContentDisplay display = wanted ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT;
        brand.setContentDisplay(display);
        entries.values().forEach(button -> button.setContentDisplay(display));
        views.setNarrow(wanted);
        counts.values().forEach(label -> {
            label.setContentDisplay(wanted ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
            StackPane.setAlignment(label, wanted ? Pos.TOP_RIGHT : Pos.CENTER_RIGHT);
            StackPane.setMargin(label, new javafx.geometry.Insets(0, wanted ? 0 : 8, 0, 0));
        });
    }

    private static String tooltip(Section section) {
        return Command.to(section)
                .map(command -> command.withKeys(section.title()))
                .orElseGet(section::title);
    }
}
