package io.modeldeck.ui.chart;

import io.modeldeck.chart.Chart;
import io.modeldeck.chart.Frame.LegendEntry;
import io.modeldeck.chart.Marker;
import io.modeldeck.chart.Plot;
import io.modeldeck.chart.Readout;
import io.modeldeck.chart.Threshold;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.ui.kit.KeyScope;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** What the mouse and the keys do to a chart. */
final class ChartInput {

    /** A shorter drag is a click with an unsteady hand. */
    private static final double SHORTEST_DRAG = 5;

    private static final double ZOOM = 1.25;
    private static final double SHORTEST_RANGE_MILLIS = 1000;

    private final ChartPane pane;
    private double pressedX = Double.NaN;
    private double pressedY;
    /** The limit at which a drag began that has not said yet where it goes. */
    private Optional<Threshold> grip = Optional.empty();

    private boolean dragged;
    /** The edges of a selection in the domain; NaN where none is being drawn. */
    private double from = Double.NaN;

    private double to = Double.NaN;
    private boolean active;
    /** Whether the drag that goes on is for a note, not for a zoom. */
    private boolean noting;

    ChartInput(ChartPane pane) {
        this.pane = pane;
        pane.setOnMouseMoved(this::moved);
        pane.setOnMouseExited(event -> left());
        pane.setOnMousePressed(this::pressed);
        pane.setOnMouseDragged(this::dragged);
        pane.setOnMouseReleased(this::released);
        pane.setOnMouseClicked(this::clicked);
        pane.setOnScroll(this::scrolled);
        pane.setOnKeyPressed(this::keyPressed);
        pane.focusedProperty().addListener((property, before, focused) -> {
            if (!focused) {
                left();
            }
        });
    }

    /** The selection while it is drawn, as two places in the domain. */
    Optional<double[]> selection() {
        return Double.isNaN(from) ? Optional.empty() : Optional.of(new double[] {from, to});
    }

    /** Whether this is the chart that the mouse or the keys are at, among those that share a crosshair. */
    boolean isActive() {
        return active;
    }

    private boolean hasTime() {
        return pane.series().isPresent();
    }

    private void moved(MouseEvent event) {
        pane.plot().ifPresent(plot -> {
            Optional<Marker> marker = pane.marker(event.getX(), event.getY());
            boolean onLegend = entry(event).isPresent();
            boolean onLimit = pane.limit().at(event.getX(), event.getY()).isPresent();
            pane.setCursor(onLegend || marker.isPresent() ? Cursor.HAND : onLimit ? Cursor.V_RESIZE : Cursor.DEFAULT);
            if (marker.isPresent()) {
                point(Math.max(marker.get().atMillis(), plot.from()));
            } else if (plot.contains(event.getX(), event.getY())) {
                point(plot.domain(event.getX(), event.getY()));
            } else {
                left();
            }
        });
    }

    private void point(double place) {
        pane.chart().ifPresent(chart -> {
            active = true;
            Readout nearest = Readout.nearest(chart, place, pane.options());
            pane.crosshair().moveTo(nearest.at());
            pane.redrawOverlay();
        });
    }

    private void left() {
        if (active) {
            active = false;
            pane.crosshair().clear();
            pane.redrawOverlay();
        }
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
        grip = starts ? pane.limit().at(event.getX(), event.getY()) : Optional.empty();
    }

    private void dragged(MouseEvent event) {
        if (limitDragged(event)) {
            return;
        }
        if (Double.isNaN(pressedX) || (!dragged && Math.abs(event.getX() - pressedX) < SHORTEST_DRAG)) {
            return;
        }
        pane.plot().ifPresent(plot -> {
            dragged = true;
            from = plot.domain(pressedX, plot.top());
            to = plot.domain(event.getX(), plot.top());
            point(to);
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
        if (dragged && pane.limit().isHeld()) {
            pane.limit().take();
            return;
        }
        if (dragged && noting) {
            noteSelection();
        } else if (dragged) {
            takeSelection();
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
                    .ifPresent(plot -> note(plot.domain(event.getX(), event.getY())));
        } else if (entry.isPresent() && event.isShortcutDown()) {
            pane.toggle(entry.get().series());
        } else if (entry.isPresent()) {
            pane.isolate(entry.get().series());
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
        select(at - (at - plot.get().from()) * factor, at + (plot.get().to() - at) * factor);
    }

    private void keyPressed(KeyEvent event) {
        boolean consumed = switch (event.getCode()) {
            case LEFT, KP_LEFT -> step(-1, event);
            case RIGHT, KP_RIGHT -> step(1, event);
            case UP, KP_UP -> limitStepped(1, event) || isVertical() && step(-1, event);
            case DOWN, KP_DOWN -> limitStepped(-1, event) || isVertical() && step(1, event);
            case HOME -> jump(chart -> Readout.first(chart, pane.options()), event);
            case END -> jump(chart -> Readout.last(chart, pane.options()), event);
            case ESCAPE -> escape();
            case ENTER -> enter(event);
            default -> false;
        };
        if (consumed || new KeyScope("", ChartKeys.commands(pane)).handle(event, Optional.empty())) {
            event.consume();
        }
    }

    private boolean isVertical() {
        return pane.plot().filter(Plot::vertical).isPresent();
    }

    private boolean step(int direction, KeyEvent event) {
        // Alt and the arrows are the way back and forward, Shift and the arrows move the range: not this chart's
        if (event.isAltDown() || event.isShiftDown()) {
            return false;
        }
        return jump(
                chart -> {
                    double at = pane.crosshair().at();
                    if (Double.isNaN(at)) {
                        return direction > 0
                                ? Readout.first(chart, pane.options())
                                : Readout.last(chart, pane.options());
                    }
                    return Readout.neighbour(chart, at, direction, pane.options());
                },
                event);
    }

    private interface Destination {
        double of(Chart chart);
    }

    /** Moves the crosshair; with the shortcut key a selection grows from where it was. */
    private boolean jump(Destination destination, KeyEvent event) {
        pane.chart().filter(chart -> !chart.isEmpty()).ifPresent(chart -> {
            double before = pane.crosshair().at();
            double place = destination.of(chart);
            if (Double.isNaN(place)) {
                return;
            }
            active = true;
            if (!event.isShortcutDown() || !hasTime()) {
                from = Double.NaN;
            } else if (Double.isNaN(from)) {
                from = Double.isNaN(before) ? place : before;
            }
            to = place;
            pane.crosshair().moveTo(place);
            pane.redrawOverlay();
            pane.announce();
        });
        return true;
    }

    /** Moves the limit that is held, with Shift ten times as far. */
    private boolean limitStepped(int direction, KeyEvent event) {
        boolean held = pane.limit().isHeld();
        if (held) {
            pane.limit().step(event.isShiftDown() ? 10 * direction : direction);
            pane.announce();
        }
        return held;
    }

    private boolean escape() {
        if (pane.limit().drop()) {
            dragged = false;
            return true;
        }
        boolean had = active || !Double.isNaN(from);
        from = Double.NaN;
        pressedX = Double.NaN;
        dragged = false;
        left();
        pane.redrawOverlay();
        return had;
    }

    private boolean enter(KeyEvent event) {
        if (event.isShiftDown()) {
            return false;
        }
        if (pane.limit().isHeld()) {
            pane.limit().take();
            return true;
        }
        boolean had = !Double.isNaN(from);
        if (had) {
            takeSelection();
        }
        return had || openNote() || pane.pick(pane.crosshair().at());
    }

    /** Opens the note that the crosshair is at; false where there is none. */
    private boolean openNote() {
        Optional<Marker> marker = pane.plot()
                .filter(plot -> active)
                .flatMap(plot -> pane.marker(plot.pixel(pane.crosshair().at()), plot.top() - 1));
        marker.ifPresent(noted -> pane.notes().ifPresent(notes -> notes.open().accept(noted.id())));
        return marker.isPresent() && pane.notes().isPresent();
    }

    /** Whether something is selected or pointed at. */
    boolean hasPlace() {
        return active || !Double.isNaN(from);
    }

    /** Notes what is selected, else the moment at the crosshair, else the middle of what is shown. */
    void noteHere() {
        if (!Double.isNaN(from)) {
            noteSelection();
        } else if (pane.crosshair().isShown()) {
            note(pane.crosshair().at());
        } else {
            pane.plot().ifPresent(plot -> note((plot.from() + plot.to()) / 2));
        }
    }

    private void noteSelection() {
        TimeRange selected = range(Math.min(from, to), Math.max(from, to));
        from = Double.NaN;
        pane.redrawOverlay();
        pane.notes().ifPresent(notes -> notes.write().accept(selected));
    }

    private void note(double moment) {
        pane.notes().ifPresent(notes -> notes.write().accept(range(moment, moment)));
    }

    private static TimeRange range(double start, double end) {
        return TimeRange.ofMillis(Math.round(start), Math.round(end));
    }

    private void takeSelection() {
        double a = from;
        double b = to;
        from = Double.NaN;
        pane.redrawOverlay();
        select(Math.min(a, b), Math.max(a, b));
    }

    private void select(double start, double end) {
        if (end - start >= SHORTEST_RANGE_MILLIS) {
            pane.select(range(start, end));
        }
    }
}
