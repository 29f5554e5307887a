package io.modeldeck.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.chart.ChartGallery;
import io.modeldeck.chart.Frame;
import io.modeldeck.chart.Marker;
import io.modeldeck.chart.Plot;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.TimeRange;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

class ChartMouseTest extends ShownPane {

    @Test
    void aDragSelectsARange() {
        List<TimeRange> selected = new ArrayList<>();
        Plot plot = plot();
        FxToolkit.run(() -> {
            pane.setOnRangeSelected(selected::add);
            drag(plot.left() + 300, plot.left() + 100);
        });
        assertThat(selected).hasSize(1);
        TimeRange range = selected.getFirst();
        assertThat((double) range.fromMillis()).isCloseTo(plot.domain(plot.left() + 100, 0), within(1.0));
        assertThat((double) range.toMillis()).isCloseTo(plot.domain(plot.left() + 300, 0), within(1.0));
    }

    @Test
    void anUnsteadyClickSelectsNothing() {
        List<TimeRange> selected = new ArrayList<>();
        FxToolkit.run(() -> {
            pane.setOnRangeSelected(selected::add);
            drag(plot().left() + 100, plot().left() + 104);
        });
        assertThat(selected).isEmpty();
    }

    @Test
    void escapeGivesUpADrag() {
        List<TimeRange> selected = new ArrayList<>();
        FxToolkit.run(() -> {
            pane.setOnRangeSelected(selected::add);
            double y = plot().top() + 10;
            mouse(MouseEvent.MOUSE_PRESSED, plot().left() + 50, y, 1);
            mouse(MouseEvent.MOUSE_DRAGGED, plot().left() + 150, y, 1);
            key(KeyCode.ESCAPE, false, false);
            mouse(MouseEvent.MOUSE_RELEASED, plot().left() + 150, y, 1);
        });
        assertThat(selected).isEmpty();
    }

    @Test
    void aDragWithShiftMovesTheRangeAlongAndKeepsItsLength() {
        List<TimeRange> moved = new ArrayList<>();
        List<Cursor> cursors = new ArrayList<>();
        Plot plot = plot();
        double y = plot.top() + 10;
        double middle = plot.left() + plot.width() / 2;
        TimeRange range = ((TimeSeriesChart) ChartGallery.all().get("latency")).range();
        shift = true;
        FxToolkit.run(() -> {
            pane.setOnRangeSelected(moved::add);
            mouse(MouseEvent.MOUSE_MOVED, middle, y, 0);
            cursors.add(pane.getCursor());
            mouse(MouseEvent.MOUSE_PRESSED, middle, y, 1);
            cursors.add(pane.getCursor());
            mouse(MouseEvent.MOUSE_DRAGGED, middle + plot.width() / 4, y, 1);
            assertThat(moved).as("not before it is let go").isEmpty();
            mouse(MouseEvent.MOUSE_RELEASED, middle + plot.width() / 4, y, 1);
            drag(middle, middle + 4);
            drag(middle, middle - plot.width() / 4);
        });
        long quarter = range.length().toMillis() / 4;
        assertThat(cursors).containsExactly(Cursor.OPEN_HAND, Cursor.CLOSED_HAND);
        assertThat(moved)
                .as("earlier, nothing for an unsteady click, later")
                .containsExactly(
                        TimeRange.ofMillis(range.fromMillis() - quarter, range.toMillis() - quarter),
                        TimeRange.ofMillis(range.fromMillis() + quarter, range.toMillis() + quarter));
    }

    @Test
    void escapeGivesUpAMoveOfTheRange() {
        List<TimeRange> moved = new ArrayList<>();
        shift = true;
        FxToolkit.run(() -> {
            pane.setOnRangeSelected(moved::add);
            mouse(MouseEvent.MOUSE_PRESSED, plot().left() + 50, plot().top() + 10, 1);
            mouse(MouseEvent.MOUSE_DRAGGED, plot().left() + 150, plot().top() + 10, 1);
            key(KeyCode.ESCAPE, false, false);
            mouse(MouseEvent.MOUSE_RELEASED, plot().left() + 150, plot().top() + 10, 1);
        });
        assertThat(moved).isEmpty();
    }

    @Test
    void aDoubleClickResets() {
        List<String> resets = new ArrayList<>();
        FxToolkit.run(() -> {
            pane.setOnReset(() -> resets.add("reset"));
            mouse(MouseEvent.MOUSE_CLICKED, plot().left() + 50, plot().top() + 10, 1);
            mouse(MouseEvent.MOUSE_CLICKED, plot().left() + 50, plot().top() + 10, 2);
        });
        assertThat(resets).containsExactly("reset");
    }

    @Test
    void aClickOnTheLegendShowsOneSeriesAlone() {
        Frame.LegendEntry p95 =
                FxToolkit.call(() -> pane.frame().orElseThrow().legend().getLast());
        FxToolkit.run(() -> mouse(MouseEvent.MOUSE_CLICKED, p95.x() + 10, p95.y() + 8, 1));
        FxToolkit.pulses(stage.getScene(), 2);
        assertThat(polylines()).isEqualTo(1);
        FxToolkit.run(() -> mouse(MouseEvent.MOUSE_CLICKED, p95.x() + 10, p95.y() + 8, 1));
        FxToolkit.pulses(stage.getScene(), 2);
        assertThat(polylines()).isEqualTo(2);
    }

    @Test
    void aClickOnTheLegendWithTheShortcutKeyHidesASeriesAlsoWhereNotesAreTaken() {
        Frame.LegendEntry p95 =
                FxToolkit.call(() -> pane.frame().orElseThrow().legend().getLast());
        List<TimeRange> written = new ArrayList<>();
        FxToolkit.run(() -> {
            pane.setNotes(new ChartNotes(written::add, id -> {}));
            shortcut = true;
            mouse(MouseEvent.MOUSE_PRESSED, p95.x() + 10, p95.y() + 8, 1);
            mouse(MouseEvent.MOUSE_RELEASED, p95.x() + 10, p95.y() + 8, 1);
            mouse(MouseEvent.MOUSE_CLICKED, p95.x() + 10, p95.y() + 8, 1);
            shortcut = false;
        });
        FxToolkit.pulses(stage.getScene(), 2);
        assertThat(polylines()).isEqualTo(1);
        assertThat(written).isEmpty();
    }

    @Test
    void clicksDragsAndKeysNoteMomentsAndStretchesAndOpenWhatIsNoted() {
        TimeSeriesChart chart = (TimeSeriesChart) ChartGallery.all().get("latency");
        long[] at = chart.series().getFirst().atMillis();
        List<TimeRange> written = new ArrayList<>();
        List<Long> opened = new ArrayList<>();
        List<TimeRange> zoomed = new ArrayList<>();
        long noted = at[at.length / 2];
        FxToolkit.run(() -> {
            pane.setOnRangeSelected(zoomed::add);
            key(KeyCode.HOME, false, false);
            key(KeyCode.N, false, false);
            assertThat(written).as("nobody takes notes yet").isEmpty();
            pane.setNotes(new ChartNotes(written::add, opened::add));
            key(KeyCode.N, false, false);
            key(KeyCode.RIGHT, false, true);
            key(KeyCode.RIGHT, false, true);
            key(KeyCode.N, false, false);
            pane.setChart(new TimeSeriesChart(
                    chart.title(),
                    chart.unit(),
                    chart.range(),
                    chart.zone(),
                    chart.series(),
                    List.of(),
                    List.of(Marker.note(7, TimeRange.ofMillis(noted, noted), "Sale", "Sale")),
                    false,
                    ""));
        });
        assertThat(written).containsExactly(TimeRange.ofMillis(at[0], at[0]), TimeRange.ofMillis(at[0], at[2]));
        FxToolkit.pulses(stage.getScene(), 3);
        FxToolkit.run(() -> {
            Plot plot = plot();
            shortcut = true;
            drag(plot.pixel(at[10]), plot.pixel(at[20]));
            mouse(MouseEvent.MOUSE_PRESSED, plot.pixel(at[30]), plot.top() + 10, 1);
            mouse(MouseEvent.MOUSE_CLICKED, plot.pixel(at[30]), plot.top() + 10, 1);
            shortcut = false;
            mouse(MouseEvent.MOUSE_PRESSED, plot.pixel(noted), plot.top() - 5, 1);
            mouse(MouseEvent.MOUSE_CLICKED, plot.pixel(noted), plot.top() - 5, 1);
            mouse(MouseEvent.MOUSE_MOVED, plot.pixel(noted), plot.top() + 5, 1);
            key(KeyCode.ENTER, false, false);
        });
        assertThat(written).hasSize(4);
        assertThat(written.get(2)).isEqualTo(TimeRange.ofMillis(at[10], at[20]));
        assertThat(written.get(3)).isEqualTo(TimeRange.ofMillis(at[30], at[30]));
        assertThat(opened).containsExactly(7L, 7L);
        assertThat(zoomed).isEmpty();
        assertThat(FxToolkit.call(() -> {
                    pane.announce();
                    return pane.getAccessibleText();
                }))
                .contains(". Sale. ");
    }
}
