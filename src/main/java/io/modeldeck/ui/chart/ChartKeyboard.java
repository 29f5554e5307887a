package io.modeldeck.ui.chart;

import io.modeldeck.chart.Chart;
import io.modeldeck.chart.Marker;
import io.modeldeck.chart.Plot;
import io.modeldeck.chart.Readout;
import io.modeldeck.ui.kit.command.KeyScope;
import java.util.Optional;
import javafx.scene.input.KeyEvent;

/** What the keys do to a chart that has the focus. */
final class ChartKeyboard {

    private final ChartPane pane;
    private final ChartPointer pointer;
    private final ChartMouse mouse;

    ChartKeyboard(ChartPane pane, ChartPointer pointer, ChartMouse mouse) {
        this.pane = pane;
        this.pointer = pointer;
        this.mouse = mouse;
        pane.setOnKeyPressed(this::keyPressed);
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
        pane.chart()
                .filter(chart -> !chart.isEmpty())
                .map(destination::of)
                .filter(place -> !place.isNaN())
                .ifPresent(place -> pointer.step(
                        place, event.isShortcutDown() && pane.series().isPresent()));
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
        boolean limit = pane.limit().drop();
        mouse.giveUp();
        return limit || pointer.drop();
    }

    private boolean enter(KeyEvent event) {
        if (event.isShiftDown()) {
            return false;
        }
        if (pane.limit().isHeld()) {
            pane.limit().take();
            return true;
        }
        return pointer.takeSelection()
                || openNote()
                || pane.pick(pane.crosshair().at());
    }

    /** Opens the note that the crosshair is at; false where there is none. */
    private boolean openNote() {
        Optional<Marker> marker = pane.plot()
                .filter(plot -> pointer.isActive())
                .flatMap(plot -> pane.marker(plot.pixel(pane.crosshair().at()), plot.top() - 1));
        marker.ifPresent(noted -> pane.notes().ifPresent(notes -> notes.open().accept(noted.id())));
        return marker.isPresent() && pane.notes().isPresent();
    }
}
