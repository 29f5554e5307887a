package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.selection.Link;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.layout.Pane;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The windows beside the first one on a workspace. Each is closed by itself, all of them with the first. */
final class FurtherWindows implements AutoCloseable {

    /** So far from the one that it was opened from, to the right and down. */
    static final double STEP = 32;

    private final OpenWorkspace workspace;
    private final MainWindow first;
    private final Map<MainWindow, Stage> open = new LinkedHashMap<>();

    FurtherWindows(OpenWorkspace workspace, MainWindow first) {
        this.workspace = workspace;
        this.first = first;
    }

    /** Those that are open, in the order in which they were opened. */
    List<MainWindow> open() {
        return List.copyOf(open.keySet());
    }

    /** Opens another one at that place and with the model that is meant in {@code from}, where that is on the screen. */
    void open(MainWindow from, Link link) {
        from.stage().ifPresent(beside -> {
            MainWindow made = new MainWindow(workspace, Optional.of(first));
            Stage stage = new Stage();
            open.put(made, stage);
            made.setSidebarNarrow(from.isSidebarNarrow());
            // kept by the first
            made.order().bindBidirectional(first.order());
            made.selection().details().bindBidirectional(first.selection().details());
            made.selection().facts().bindBidirectional(first.selection().facts());
            Rectangle2D bounds = bounds(beside);
            stage.setScene(made.scene(bounds.getWidth(), bounds.getHeight()));
            stage.titleProperty().bind(made.title());
            stage.getIcons().setAll(beside.getIcons());
            stage.setMinWidth(WindowState.LEAST_WIDTH);
            stage.setMinHeight(WindowState.LEAST_HEIGHT);
            stage.setX(bounds.getMinX());
            stage.setY(bounds.getMinY());
            stage.setWidth(bounds.getWidth());
            stage.setHeight(bounds.getHeight());
            stage.setOnHidden(event -> closed(made));
            stage.show();
            made.begin(link, from.meant());
        });
    }

    private static Rectangle2D bounds(Stage from) {
        Rectangle2D taken = new Rectangle2D(from.getX(), from.getY(), from.getWidth(), from.getHeight());
        Rectangle2D display = Screen.getScreensForRectangle(taken).stream()
                .findFirst()
                .orElse(Screen.getPrimary())
                .getVisualBounds();
        return beside(taken, display);
    }

    /** As large as that one, a step from it and within the display as far as it fits; where it does not, it is smaller. */
    static Rectangle2D beside(Rectangle2D taken, Rectangle2D display) {
        double width = Math.min(taken.getWidth(), display.getWidth() - STEP);
        double height = Math.min(taken.getHeight(), display.getHeight() - STEP);
        return new Rectangle2D(
                start(taken.getMinX(), width, display.getMinX(), display.getMaxX()),
                start(taken.getMinY(), height, display.getMinY(), display.getMaxY()),
                width,
                height);
    }

    /** A step on; from the beginning again where that leaves the display. */
    private static double start(double taken, double length, double least, double most) {
        double next = Math.max(least, taken + STEP);
        return next + length <= most ? next : least;
    }

    /** What is in no scene any more looks after nothing, also where an answer comes later. */
    private void closed(MainWindow window) {
        Optional.ofNullable(open.remove(window)).ifPresent(stage -> {
            window.close();
            stage.getScene().setRoot(new Pane());
        });
    }

    @Override
    public void close() {
        List.copyOf(open.values()).forEach(Stage::hide);
    }
}
