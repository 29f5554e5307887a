package io.modeldeck.ui.chart;

import io.modeldeck.chart.Readout;
import io.modeldeck.domain.TimeRange;
import java.util.Optional;

/** Where in a chart somebody points, and what of it they select, whichever way they do it. */
final class ChartPointer {

    private static final double SHORTEST_RANGE_MILLIS = 1000;

    private final ChartPane pane;
    /** The edges of a selection in the domain; NaN where none is being drawn. */
    private double from = Double.NaN;

    private double to = Double.NaN;
    private boolean active;

    ChartPointer(ChartPane pane) {
        this.pane = pane;
        pane.focusedProperty().addListener((property, before, focused) -> {
            if (!focused) {
                left();
            }
        });
    }

    /** The selection while it is drawn, as two places in the domain. */
    Optional<double[]> selection() {
        return isSelecting() ? Optional.of(new double[] {from, to}) : Optional.empty();
    }

    /** Whether this is the chart that the mouse or the keys are at, among those that share a crosshair. */
    boolean isActive() {
        return active;
    }

    boolean isSelecting() {
        return !Double.isNaN(from);
    }

    /** Points at what is nearest to a place in the domain. */
    void point(double place) {
        pane.chart().ifPresent(chart -> {
            active = true;
            Readout nearest = Readout.nearest(chart, place, pane.options());
            pane.crosshair().moveTo(nearest.at());
            pane.redrawOverlay();
        });
    }

    /** Points at a place that a key led to; a selection grows from where the crosshair was. */
    void step(double place, boolean selecting) {
        double before = pane.crosshair().at();
        active = true;
        if (!selecting) {
            from = Double.NaN;
        } else if (!isSelecting()) {
            from = Double.isNaN(before) ? place : before;
        }
        to = place;
        pane.crosshair().moveTo(place);
        pane.redrawOverlay();
        pane.announce();
    }

    void left() {
        if (active) {
            active = false;
            pane.crosshair().clear();
            pane.redrawOverlay();
        }
    }

    void select(double start, double end) {
        from = start;
        to = end;
        point(end);
    }

    /** Takes the selection away, and points nowhere; false where there was neither. */
    boolean drop() {
        boolean had = active || isSelecting();
        from = Double.NaN;
        left();
        pane.redrawOverlay();
        return had;
    }

    /** Goes to what is selected; false where nothing is. */
    boolean takeSelection() {
        Optional<double[]> edges = taken();
        edges.ifPresent(both -> zoom(both[0], both[1]));
        return edges.isPresent();
    }

    /** What is selected, in its order, which ends with that. */
    private Optional<double[]> taken() {
        Optional<double[]> edges =
                selection().map(both -> new double[] {Math.min(both[0], both[1]), Math.max(both[0], both[1])});
        from = Double.NaN;
        pane.redrawOverlay();
        return edges;
    }

    /** Goes to a range of time, unless it is too short to be meant. */
    void zoom(double start, double end) {
        if (end - start >= SHORTEST_RANGE_MILLIS) {
            pane.select(range(start, end));
        }
    }

    /** Whether something is selected or pointed at. */
    boolean hasPlace() {
        return active || isSelecting();
    }

    /** Notes what is selected, else the moment at the crosshair, else the middle of what is shown. */
    void noteHere() {
        if (isSelecting()) {
            noteSelection();
        } else if (pane.crosshair().isShown()) {
            note(pane.crosshair().at());
        } else {
            pane.plot().ifPresent(plot -> note((plot.from() + plot.to()) / 2));
        }
    }

    void noteSelection() {
        taken().ifPresent(both -> note(range(both[0], both[1])));
    }

    void note(double moment) {
        note(range(moment, moment));
    }

    private void note(TimeRange stretch) {
        pane.notes().ifPresent(notes -> notes.write().accept(stretch));
    }

    private static TimeRange range(double start, double end) {
        return TimeRange.ofMillis(Math.round(start), Math.round(end));
    }
}
