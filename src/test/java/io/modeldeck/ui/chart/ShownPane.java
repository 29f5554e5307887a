package io.modeldeck.ui.chart;

import io.modeldeck.chart.ChartGallery;
import io.modeldeck.chart.Mark;
import io.modeldeck.chart.Plot;
import java.util.ArrayDeque;
import java.util.Queue;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Two charts in a window, one below the other, and hands that point at the first. */
abstract class ShownPane {

    /** Stands for the background: what was handed over waits until the test lets it run. */
    final Queue<Runnable> background = new ArrayDeque<>();

    ChartPane pane;
    ChartPane other;
    Stage stage;
    /** Whether the mouse acts with the shortcut key held. */
    boolean shortcut;

    boolean shift;

    @BeforeAll
    static void toolkit() {
        FxToolkit.start();
    }

    @BeforeEach
    void show() {
        FxToolkit.run(() -> {
            pane = new ChartPane(background::add, Runnable::run);
            other = new ChartPane(background::add, Runnable::run);
            pane.setChart(ChartGallery.all().get("latency"));
            other.setChart(ChartGallery.throughput());
            stage = new Stage();
            stage.setScene(new Scene(new VBox(pane, other), 800, 600));
            stage.show();
        });
        FxToolkit.pulses(stage.getScene(), 3);
    }

    @AfterEach
    void close() {
        FxToolkit.run(stage::close);
    }

    Plot plot() {
        return pane.plot().orElseThrow();
    }

    long polylines() {
        return FxToolkit.call(() -> pane.frame().orElseThrow().marks().stream()
                .filter(Mark.Polyline.class::isInstance)
                .count());
    }

    void drag(double from, double to) {
        double y = plot().top() + 10;
        mouse(MouseEvent.MOUSE_PRESSED, from, y, 1);
        mouse(MouseEvent.MOUSE_DRAGGED, (from + to) / 2, y, 1);
        mouse(MouseEvent.MOUSE_DRAGGED, to, y, 1);
        mouse(MouseEvent.MOUSE_RELEASED, to, y, 1);
    }

    void mouse(EventType<MouseEvent> type, double x, double y, int clicks) {
        boolean down = type == MouseEvent.MOUSE_PRESSED || type == MouseEvent.MOUSE_DRAGGED;
        MouseButton button = type == MouseEvent.MOUSE_MOVED ? MouseButton.NONE : MouseButton.PRIMARY;
        pane.fireEvent(new MouseEvent(
                type, x, y, x, y, button, clicks, shift, shortcut, false, false, down, false, false, true, false, true,
                null));
    }

    void key(KeyCode code, boolean shift, boolean shortcut) {
        pane.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, shortcut, false, false));
    }
}
