package io.modeldeck.ui.shell;

import io.modeldeck.domain.Problem;
import io.modeldeck.ui.kit.command.Keymap;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Theme;
import io.modeldeck.ui.kit.work.FxTasks;
import java.nio.file.Path;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/** Puts the window where it was, and keeps where it is, one second after the last change. */
final class RememberedWindow {

    private static final double LEAST_VISIBLE = 100;

    private final Stage stage;
    private final Theme theme;
    private final Path folder;
    private final FxTasks tasks;
    private final PauseTransition pause = new PauseTransition(Duration.seconds(1));
    private final InvalidationListener changed = observable -> pause.playFromStart();
    private WindowState state;
    private Optional<MainWindow> window = Optional.empty();

    RememberedWindow(Stage stage, Theme theme, WindowState state, Path folder, FxTasks tasks) {
        this.stage = stage;
        this.theme = theme;
        this.state = state;
        this.folder = folder;
        this.tasks = tasks;
        stage.setMinWidth(WindowState.LEAST_WIDTH);
        stage.setMinHeight(WindowState.LEAST_HEIGHT);
        stage.setWidth(state.width());
        stage.setHeight(state.height());
        if (state.hasPosition() && isVisible(state)) {
            stage.setX(state.x());
            stage.setY(state.y());
        } else {
            stage.centerOnScreen();
        }
        stage.setMaximized(state.maximized());
        pause.setOnFinished(event -> keep());
        stage.xProperty().addListener(changed);
        stage.yProperty().addListener(changed);
        stage.widthProperty().addListener(changed);
        stage.heightProperty().addListener(changed);
        stage.maximizedProperty().addListener(changed);
        theme.look().addListener(changed);
        Keymap.current().addListener(new WeakInvalidationListener(changed));
    }

    /** Enough of it lies on a screen that is there now: screens come and go. */
    private static boolean isVisible(WindowState state) {
        return Screen.getScreens().stream().map(Screen::getVisualBounds).anyMatch(bounds -> overlap(state, bounds));
    }

    static boolean overlap(WindowState state, Rectangle2D bounds) {
        double width = Math.min(state.x() + state.width(), bounds.getMaxX()) - Math.max(state.x(), bounds.getMinX());
        boolean headVisible = state.y() >= bounds.getMinY() && state.y() + LEAST_VISIBLE <= bounds.getMaxY();
        return width >= LEAST_VISIBLE && headVisible;
    }

    void opened(Path workspace) {
        state = state.opened(workspace);
        pause.playFromStart();
    }

    void follow(MainWindow shown) {
        window = Optional.of(shown);
        shown.order().set(state.order());
        shown.selection().details().set(state.details());
        shown.selection().facts().set(state.facts());
        // one of a window that was left tells nobody
        shown.order().addListener(new WeakInvalidationListener(changed));
        shown.selection().details().addListener(new WeakInvalidationListener(changed));
        shown.selection().facts().addListener(new WeakInvalidationListener(changed));
    }

    /** Where one was, if that is still a place. */
    Optional<Place> place() {
        try {
            return state.place().isEmpty() ? Optional.empty() : Optional.of(Place.parse(state.place()));
        } catch (Problem noPlace) {
            return Optional.empty();
        }
    }

    /** As it is now. */
    WindowState state() {
        boolean wide = stage.isMaximized() || stage.isFullScreen();
        state = new WindowState(
                wide ? state.x() : stage.getX(),
                wide ? state.y() : stage.getY(),
                wide ? state.width() : stage.getWidth(),
                wide ? state.height() : stage.getHeight(),
                stage.isMaximized(),
                window.map(MainWindow::isSidebarNarrow).orElse(state.narrow()),
                window.map(shown -> shown.selection().details().get()).orElse(state.details()),
                window.map(shown -> shown.selection().facts().get()).orElse(state.facts()),
                theme.look().get(),
                window.flatMap(MainWindow::place).map(Place::text).orElse(state.place()),
                state.workspaces(),
                window.map(shown -> state.orders(shown.order().get())).orElse(state.orders()),
                Keymap.now().words());
        return state;
    }

    private void keep() {
        WindowState now = state();
        tasks.run(
                Messages.text("shell.keeping"),
                () -> {
                    now.save(folder);
                    return true;
                },
                done -> {});
    }
}
