package io.modeldeck.ui.chart;

import io.modeldeck.chart.Frame.LegendEntry;
import io.modeldeck.chart.Marker;
import io.modeldeck.chart.Plot;
import io.modeldeck.chart.Threshold;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** What the mouse does to a chart. */
final class ChartMouse {

    /** A shorter drag is a click with an unsteady hand. */
    private static final double SHORTEST_DRAG = 5;

    private static final double ZOOM = 1.25;

    private final ChartPane pane;
    private final ChartPointer pointer;
    private double pressedX = Double.NaN;
    private double pressedY;
    /** The limit at which a drag began that has not said yet where it goes. */
    private Optional<Threshold> grip = Optional.empty();

    private boolean dragged;
    /** Whether the drag that goes on is for a note, not for a zoom. */
    private boolean noting;

    private final ChartPan pan;

    ChartMouse(ChartPane pane, ChartPointer pointer, ChartPan pan) {
        this.pane = pane;
        this.pan = pan;
        this.pointer = pointer;
        pane.setOnMouseMoved(this::moved);
        pane.setOnMouseExited(event -> pointer.left());
        pane.setOnMousePressed(this::pressed);
        pane.setOnMouseDragged(this::dragged);
        pane.setOnMouseReleased(this::released);
        pane.setOnMouseClicked(this::clicked);
        pane.setOnScroll(this::scrolled);
    }

    /** What goes on with the button pressed comes to nothing. */
    void giveUp() {
        pressedX = Double.NaN;
        dragged = false;
        pan.drop();
    }

    private boolean hasTime() {
        return pane.series().isPresent();
    }

    private void moved(MouseEvent event) {
        pane.plot().ifPresent(plot -> {
            Optional<Marker> marker = pane.marker(event.getX(), event.getY());
            boolean onLegend = entry(event).isPresent();
            boolean onLimit = pane.limit().at(event.getX(), event.getY()).isPresent();
            boolean overData = plot.contains(event.getX(), event.getY());
            pane.setCursor(
                    onLegend || marker.isPresent()
                            ? Cursor.HAND
                            : overData && isPan(event) ? Cursor.OPEN_HAND : onLimit ? Cursor.V_RESIZE : Cursor.DEFAULT);
            if (marker.isPresent()) {
                pointer.point(Math.max(marker.get().atMillis(), plot.from()));
            } else if (overData) {
                pointer.point(plot.domain(event.getX(), event.getY()));
            } else {
                pointer.left();
            }
        });
    }

    private boolean isPan(MouseEvent event) {
        return event.isShiftDown() && !event.isShortcutDown() && hasTime();
    }

    private void pressed(MouseEvent event) {
        pane.requestFocus();
        dragged = false;
        noting = event.isShortcutDown() && pane.notes().isPresent();
        boolean starts = event.getButton() == MouseButton.PRIMARY
                && hasTime()
                && pane.plot()
                        .filter(plot -> plot.contains(event.getX(), event.getY()))
                        .isPresent();
        pressedX = starts ? event.getX() : Double.NaN;
        pressedY = event.getY();
        boolean pans = starts && isPan(event);
        grip = starts && !pans ? pane.limit().at(event.getX(), event.getY()) : Optional.empty();
        if (pans) {
            pane.plot().ifPresent(plot -> pan.grasp(plot, event.getX()));
            pane.setCursor(Cursor.CLOSED_HAND);
        }
    }

    private void dragged(MouseEvent event) {
        if (limitDragged(event)) {
            return;
        }
        if (Double.isNaN(pressedX) || (!dragged && Math.abs(event.getX() - pressedX) < SHORTEST_DRAG)) {
            return;
        }
        if (pan.isGrasped()) {
            dragged = true;
            pan.move(event.getX());
            return;
        }
        pane.plot().ifPresent(plot -> {
            dragged = true;
            pointer.select(plot.domain(pressedX, plot.top()), plot.domain(event.getX(), plot.top()));
        });
    }

    /** A drag that begins at a limit and goes up or down moves it; one that goes along it is a zoom like any other. */
    private boolean limitDragged(MouseEvent event) {
        double across = Math.abs(event.getX() - pressedX);
        double upright = Math.abs(event.getY() - pressedY);
        if (grip.isPresent() && !dragged && Math.max(across, upright) >= SHORTEST_DRAG) {
            if (upright > across) {
                pane.limit().hold(grip.get());
                dragged = true;
                pressedX = Double.NaN;
            }
            grip = Optional.empty();
        }
        boolean held = dragged && pane.limit().isHeld();
        if (held) {
            pane.limit().drag(event.getY());
        }
        return held || grip.isPresent();
    }

    private void released(MouseEvent event) {
        pressedX = Double.NaN;
        grip = Optional.empty();
        if (pan.isGrasped()) {
            pane.setCursor(isPan(event) ? Cursor.OPEN_HAND : Cursor.DEFAULT);
            pan.take();
            return;
        }
        if (dragged && pane.limit().isHeld()) {
            pane.limit().take();
            return;
        }
        if (dragged && noting) {
            pointer.noteSelection();
        } else if (dragged) {
            pointer.takeSelection();
        }
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || dragged) {
            return;
        }
        Optional<LegendEntry> entry = entry(event);
        Optional<Marker> marker = pane.marker(event.getX(), event.getY());
        if (marker.isPresent()) {
            pane.notes().ifPresent(notes -> notes.open().accept(marker.get().id()));
        } else if (noting && entry.isEmpty()) {
            pane.plot()
                    .filter(plot -> plot.contains(event.getX(), event.getY()))
                    .ifPresent(plot -> pointer.note(plot.domain(event.getX(), event.getY())));
        } else if (entry.isPresent() && event.isShortcutDown()) {
            pane.legend().toggle(entry.get().series());
        } else if (entry.isPresent()) {
            pane.legend().isolate(entry.get().series());
        } else if (event.getClickCount() == 2) {
            pane.reset();
        } else {
            pane.plot()
                    .filter(plot -> plot.contains(event.getX(), event.getY()))
                    .ifPresent(plot -> pane.pick(plot.domain(event.getX(), event.getY())));
        }
    }

    private Optional<LegendEntry> entry(MouseEvent event) {
        return pane.frame().stream()
                .flatMap(frame -> frame.legend().stream())
                .filter(entry -> entry.contains(event.getX(), event.getY()))
                .findFirst();
    }

    private void scrolled(ScrollEvent event) {
        Optional<Plot> plot = pane.plot();
        if (!event.isShortcutDown() || event.getDeltaY() == 0 || !hasTime() || plot.isEmpty()) {
            return;
        }
        event.consume();
        double at = plot.get().domain(event.getX(), event.getY());
        double factor = event.getDeltaY() > 0 ? 1 / ZOOM : ZOOM;
        pointer.zoom(at - (at - plot.get().from()) * factor, at + (plot.get().to() - at) * factor);
    }
}
