package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Presence;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.screen.Writing;
import io.modeldeck.ui.kit.selection.ModelPicker;
import io.modeldeck.ui.kit.selection.Selection;
import io.modeldeck.ui.kit.selection.TimeRangePicker;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Theme;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Where one is, which model and which range of time one looks at, and what works everywhere. */
final class TopBar extends HBox {

    private final Button back;
    private final Button forward;
    private final Label here = new Label();
    private final ModelPicker models;
    private final TimeRangePicker range;
    private final ToggleButton live = new ToggleButton(Messages.text("shell.live"), Icons.of("fth-radio"));
    private final Label readOnly = new Label(Messages.text("shell.engine.read-only"), Icons.of("fth-lock"));
    private final Button theme;
    private boolean follows;
    private boolean reads;

    TopBar(ScreenContext context, MainKeys.Deeds deeds) {
        Selection selection = context.selection();
        Theme colours = context.theme();
        getStyleClass().add("top-bar");
        back = Icons.button("fth-arrow-left", Command.BACK, deeds::back);
        forward = Icons.button("fth-arrow-right", Command.FORWARD, deeds::forward);
        here.getStyleClass().add("crumb-here");
        models = new ModelPicker(selection);
        range = new TimeRangePicker(selection, context.formats());
        live.getStyleClass().add("live-toggle");
        live.selectedProperty().bindBidirectional(selection.live());
        HoverText.of(live, Messages.text("shell.live.help"));
        readOnly.getStyleClass().add("live-not");
        HoverText.of(readOnly, Messages.text("shell.live.read-only"));
        readOnly.setMinWidth(Region.USE_PREF_SIZE);
        Presence.of(readOnly, false);
        theme = Icons.button("fth-moon", Command.THEME, deeds::flipTheme);
        colours.follow(this, () -> themeIcon(colours.dark().get()));
        themeIcon(colours.dark().get());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        // it is space itself: one step of spacing beside it is enough, so that the longest name has its place in the
        // smallest window
        HBox.setMargin(gap, new Insets(0, -8, 0, 0));
        getChildren()
                .addAll(
                        back,
                        forward,
                        here,
                        gap,
                        models,
                        range,
                        live,
                        readOnly,
                        add(context.writing(), deeds),
                        Icons.button("fth-search", Command.PALETTE, deeds::openPalette),
                        Icons.button("fth-refresh-cw", Command.REFRESH, deeds::refresh),
                        theme,
                        Icons.button("fth-help-circle", Command.KEYS, deeds::showKeys));
        live.setMinWidth(Region.USE_PREF_SIZE);
        widthProperty().addListener(observable -> makeRoom());
        range.setMinWidth(Region.USE_PREF_SIZE);
    }

    private static MenuButton add(Writing writing, MainKeys.Deeds deeds) {
        MenuButton menu = new MenuButton(Messages.text("shell.add"), Icons.of("fth-plus"));
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.getItems()
                .addAll(
                        writing.guard(Command.ADD_MODEL.item(Messages.text("shell.add.model"), deeds::addModel)),
                        writing.guard(
                                Command.IMPORT_EVENTS.item(Messages.text("shell.add.events"), deeds::importEvents)),
                        new SeparatorMenuItem(),
                        new Action(Messages.text("shell.add.welcome"), deeds::welcome).item());
        return menu;
    }

    boolean hasRange() {
        return range.isVisible();
    }

    void openRange() {
        if (range.isVisible()) {
            range.open();
        }
    }

    void show(Place place, History history) {
        here.setText(place.section().title());
        back.setDisable(!history.canGoBack());
        forward.setDisable(!history.canGoForward());
        boolean welcome = place instanceof Place.Welcome;
        boolean settings =
                place instanceof Place.Settings || place instanceof Place.Jobs || place instanceof Place.Diagnostics;
        Presence.of(models, place.section().isAboutOneModel());
        Presence.of(range, place.section().hasRange());
        follows = !welcome && !settings;
        showLive();
    }

    /** A window that only reads the workspace hears of nothing that others write: it does not claim to be live. */
    void show(ShellFacts.EngineState engine) {
        boolean only = engine == ShellFacts.EngineState.READ_ONLY;
        if (only != reads) {
            reads = only;
            showLive();
        }
    }

    private void showLive() {
        Presence.of(live, follows && !reads);
        Presence.of(readOnly, reads);
        makeRoom();
    }

    /** The name of the place, which its screen says too, gives way to what can be done; then the word beside a sign does, so that the model keeps its name. */
    private void makeRoom() {
        say(ContentDisplay.LEFT);
        double name = here.prefWidth(-1) + getSpacing();
        double rest = prefWidth(-1) - (here.isManaged() ? name : 0);
        Presence.of(here, rest + name <= getWidth());
        if (rest > getWidth() && getWidth() > 0) {
            say(ContentDisplay.GRAPHIC_ONLY);
        }
    }

    private void say(ContentDisplay shown) {
        live.setContentDisplay(shown);
        readOnly.setContentDisplay(shown);
    }

    private void themeIcon(boolean dark) {
        theme.setGraphic(Icons.of(dark ? "fth-sun" : "fth-moon"));
    }
}
