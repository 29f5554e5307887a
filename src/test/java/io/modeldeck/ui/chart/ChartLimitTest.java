package io.modeldeck.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.chart.ChartGallery;
import io.modeldeck.chart.Plot;
import io.modeldeck.chart.Series;
import io.modeldeck.chart.Threshold;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.ui.kit.command.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

class ChartLimitTest extends ShownPane {

    @Test
    void aLimitThatMayBeMovedIsDraggedUprightOrMovedByTheKeysAndStaysUntilItIsTaken() {
        TimeSeriesChart chart = (TimeSeriesChart) ChartGallery.all().get("latency");
        List<String> tried = new ArrayList<>();
        List<TimeRange> zoomed = new ArrayList<>();
        FxToolkit.run(() -> {
            pane.setChart(new TimeSeriesChart(
                    chart.title(),
                    chart.unit(),
                    TimeRange.ofMillis(0, 100_000),
                    chart.zone(),
                    List.of(Series.line("p95", new long[] {0, 100_000}, new double[] {0, 600}, 0)),
                    List.of(
                            new Threshold("p95", 500, Severity.WARNING, 7),
                            new Threshold("fixed", 200, Severity.CRITICAL)),
                    List.of(),
                    true,
                    ""));
            pane.setOnRangeSelected(zoomed::add);
        });
        FxToolkit.pulses(stage.getScene(), 3);
        FxToolkit.run(() -> {
            Plot plot = plot();
            double x = plot.left() + 100;
            double y = plot.valuePixel(500);
            assertThat(ChartKeys.of(pane).working())
                    .as("nobody tries limits yet")
                    .noneMatch(key -> key.command().equals(Optional.of(Command.CHART_LIMIT)));
            pane.setOnLimitMoved((limit, value) -> tried.add(limit.id() + " " + value));
            mouse(MouseEvent.MOUSE_PRESSED, x, y, 1);
            mouse(MouseEvent.MOUSE_DRAGGED, x + 1, plot.valuePixel(450), 1);
            mouse(MouseEvent.MOUSE_DRAGGED, x + 90, plot.valuePixel(420.3), 1);
            assertThat(tried).isEmpty();
            mouse(MouseEvent.MOUSE_RELEASED, x + 90, plot.valuePixel(420.3), 1);
            assertThat(tried).containsExactly("7 420.0");
            mouse(MouseEvent.MOUSE_PRESSED, x, y, 1);
            mouse(MouseEvent.MOUSE_DRAGGED, x + 90, y + 2, 1);
            mouse(MouseEvent.MOUSE_DRAGGED, x + 90, y + 40, 1);
            mouse(MouseEvent.MOUSE_RELEASED, x + 90, y + 40, 1);
            assertThat(tried).as("along it a drag is a zoom").hasSize(1);
            assertThat(zoomed).hasSize(1);
            mouse(MouseEvent.MOUSE_PRESSED, x, plot.valuePixel(200), 1);
            mouse(MouseEvent.MOUSE_DRAGGED, x, plot.valuePixel(300), 1);
            mouse(MouseEvent.MOUSE_RELEASED, x, plot.valuePixel(300), 1);
            assertThat(tried).as("one that stays where it is").hasSize(1);

            key(KeyCode.M, false, false);
            key(KeyCode.UP, false, false);
            key(KeyCode.UP, true, false);
            assertThat(pane.getAccessibleText()).contains("511");
            key(KeyCode.ENTER, false, false);
            assertThat(tried).containsExactly("7 420.0", "7 511.0");
            key(KeyCode.M, false, false);
            key(KeyCode.ESCAPE, false, false);
            key(KeyCode.ENTER, false, false);
            assertThat(tried).as("given up").hasSize(2);
        });
    }
}
