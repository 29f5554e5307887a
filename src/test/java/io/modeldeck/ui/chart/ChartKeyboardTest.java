package io.modeldeck.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.chart.Chart;
import io.modeldeck.chart.ChartGallery;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.TimeRange;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ChartKeyboardTest extends ShownPane {

    @Test
    void theScaleIsLogarithmicByAKeyAlsoInFilesUntilTheKeyIsPressedAgain() {
        FxToolkit.run(() -> key(KeyCode.Y, false, false));
        FxToolkit.pulses(stage.getScene(), 3);
        assertThat(plot().logarithmic()).isTrue();
        assertThat(FxToolkit.call(pane::getAccessibleText)).endsWith("logarithmic scale");
        assertThat(FxToolkit.call(() -> pane.actions().look().logarithmic())).isTrue();
        FxToolkit.run(() -> key(KeyCode.Y, false, false));
        FxToolkit.pulses(stage.getScene(), 3);
        assertThat(plot().logarithmic()).isFalse();
        assertThat(FxToolkit.call(pane::getAccessibleText)).doesNotContain("scale");
    }

    @Test
    void keysMoveTheCrosshairSampleBySample() {
        TimeSeriesChart chart = (TimeSeriesChart) ChartGallery.all().get("latency");
        long[] at = chart.series().getFirst().atMillis();
        List<Double> places = new ArrayList<>();
        FxToolkit.run(() -> {
            for (KeyCode code : List.of(
                    KeyCode.HOME,
                    KeyCode.RIGHT,
                    KeyCode.RIGHT,
                    KeyCode.LEFT,
                    KeyCode.END,
                    KeyCode.RIGHT,
                    KeyCode.LEFT)) {
                key(code, false, false);
                places.add(pane.crosshair().at());
            }
        });
        int last = at.length - 1;
        assertThat(places)
                .containsExactly(
                        (double) at[0],
                        (double) at[1],
                        (double) at[2],
                        (double) at[1],
                        (double) at[last],
                        (double) at[last],
                        (double) at[last - 1]);
        assertThat(FxToolkit.call(pane::getAccessibleText)).contains("p95").contains("ms");
        FxToolkit.run(() -> key(KeyCode.ESCAPE, false, false));
        assertThat(pane.crosshair().isShown()).isFalse();
    }

    @Test
    void keysSelectARangeAsADragDoes() {
        long[] at = ((TimeSeriesChart) ChartGallery.all().get("latency"))
                .series()
                .getFirst()
                .atMillis();
        List<TimeRange> selected = new ArrayList<>();
        FxToolkit.run(() -> {
            pane.setOnRangeSelected(selected::add);
            key(KeyCode.HOME, false, false);
            key(KeyCode.RIGHT, false, true);
            key(KeyCode.RIGHT, false, true);
            key(KeyCode.RIGHT, false, true);
            key(KeyCode.ENTER, false, false);
        });
        assertThat(selected).containsExactly(TimeRange.ofMillis(at[0], at[3]));
    }

    @Test
    void shiftAndEnterShowTheTable() {
        List<Chart> shown = new ArrayList<>();
        FxToolkit.run(() -> {
            stage.getScene().addEventHandler(ShowTableRequest.SHOW, event -> shown.add(event.chart()));
            key(KeyCode.ENTER, true, false);
        });
        assertThat(shown).hasSize(1);
    }

    @Test
    void theKeyLShowsOneSeriesAfterAnotherAlone() {
        List<Long> shown = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            FxToolkit.run(() -> key(KeyCode.L, false, false));
            FxToolkit.pulses(stage.getScene(), 2);
            shown.add(polylines());
        }
        // the band, p50, p95, all of them
        assertThat(shown).containsExactly(0L, 1L, 1L, 2L);
    }
}
