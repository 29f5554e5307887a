package io.modeldeck.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.chart.Chart;
import io.modeldeck.chart.ChartGallery;
import io.modeldeck.chart.Palette;
import io.modeldeck.chart.TimeSeriesChart;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

/** When a chart is painted and laid out, and what it says to those who do not see it. */
class ChartPaneTest extends ShownPane {

    @Test
    void isPaintedOnceInAPulseHoweverOftenItChanges() {
        int before = pane.dataDraws();
        FxToolkit.run(() -> {
            for (int i = 0; i < 10; i++) {
                pane.setChart(ChartGallery.throughput());
                pane.setPalette(i % 2 == 0 ? Palette.dark() : Palette.light());
                pane.requestLayout();
            }
        });
        FxToolkit.pulses(stage.getScene(), 3);
        assertThat(pane.dataDraws()).isEqualTo(before + 1);
    }

    @Test
    void isPaintedOnceInAPulseWhileTheEdgeOfItsWindowIsDragged() {
        for (int pulse = 1; pulse <= 5; pulse++) {
            int before = pane.dataDraws();
            double width = 800 + 10 * pulse;
            FxToolkit.run(() -> {
                for (double step : new double[] {-6, -3, 0}) {
                    pane.resize(width + step, pane.getHeight());
                    pane.layout();
                }
                pane.setMinWidth(width);
            });
            FxToolkit.pulses(stage.getScene(), 1);
            assertThat(pane.dataDraws() - before).isBetween(1, 2);
            FxToolkit.pulses(stage.getScene(), 3);
            assertThat(pane.dataDraws() - before).isLessThanOrEqualTo(2);
        }
        assertThat(background).as("heavy layouts of sizes that are gone").isEmpty();
    }

    @Test
    void standsStillWhileNothingChanges() {
        int data = pane.dataDraws();
        int overlay = pane.overlayDraws();
        FxToolkit.pulses(stage.getScene(), 5);
        assertThat(pane.dataDraws()).isEqualTo(data);
        assertThat(pane.overlayDraws()).isEqualTo(overlay);
    }

    @Test
    void theMousePaintsNoDataAgain() {
        int data = pane.dataDraws();
        int overlay = pane.overlayDraws();
        for (int i = 0; i < 5; i++) {
            double x = plot().left() + 20 + 30 * i;
            FxToolkit.run(() -> mouse(MouseEvent.MOUSE_MOVED, x, plot().top() + 20, 0));
            FxToolkit.pulses(stage.getScene(), 2);
        }
        assertThat(pane.dataDraws()).isEqualTo(data);
        assertThat(pane.overlayDraws()).isBetween(overlay + 5, overlay + 10);
        assertThat(pane.crosshair().isShown()).isTrue();
    }

    @Test
    void isNotPaintedWhileItCannotBeSeen() {
        int before = pane.dataDraws();
        FxToolkit.run(() -> {
            pane.getParent().setVisible(false);
            pane.setChart(ChartGallery.errors());
        });
        FxToolkit.pulses(stage.getScene(), 3);
        assertThat(pane.dataDraws()).isEqualTo(before);
        FxToolkit.run(() -> pane.getParent().setVisible(true));
        FxToolkit.pulses(stage.getScene(), 3);
        assertThat(pane.dataDraws()).isEqualTo(before + 1);
    }

    @Test
    void chartsShareACrosshair() {
        Crosshair crosshair = new Crosshair();
        int data = other.dataDraws();
        int overlay = other.overlayDraws();
        FxToolkit.run(() -> {
            pane.setCrosshair(crosshair);
            other.setCrosshair(crosshair);
        });
        FxToolkit.pulses(stage.getScene(), 2);
        FxToolkit.run(() -> key(KeyCode.END, false, false));
        FxToolkit.pulses(stage.getScene(), 2);
        assertThat(crosshair.isShown()).isTrue();
        assertThat(other.overlayDraws()).isGreaterThan(overlay + 1);
        assertThat(other.dataDraws()).isEqualTo(data);
    }

    @Test
    void heavyLayoutsRunElsewhereAndTheNewestWins() {
        TimeSeriesChart first = ChartGallery.dense(30_000);
        TimeSeriesChart second = ChartGallery.dense(31_000);
        TimeSeriesChart third = ChartGallery.dense(32_000);
        for (Chart chart : List.of(first, second, third)) {
            FxToolkit.run(() -> pane.setChart(chart));
            FxToolkit.pulses(stage.getScene(), 2);
        }
        assertThat(background).hasSize(1);
        runBackground();
        FxToolkit.pulses(stage.getScene(), 2);
        // the second was never laid out: it had been replaced before its turn came
        assertThat(background).hasSize(1);
        runBackground();
        FxToolkit.pulses(stage.getScene(), 2);
        assertThat(background).isEmpty();
        assertThat(footer()).contains("32000");
    }

    @Test
    void aHeavyLayoutThatComesLateDoesNotReplaceANewerChart() {
        FxToolkit.run(() -> pane.setChart(ChartGallery.dense(30_000)));
        FxToolkit.pulses(stage.getScene(), 2);
        FxToolkit.run(() -> pane.setChart(ChartGallery.errors()));
        FxToolkit.pulses(stage.getScene(), 2);
        runBackground();
        FxToolkit.pulses(stage.getScene(), 2);
        assertThat(footer()).contains("72 points");
    }

    @Test
    void saysWhatItShowsToThoseWhoDoNotSeeIt() {
        FxToolkit.run(() -> {
            assertThat(pane.getAccessibleRole()).isEqualTo(AccessibleRole.IMAGE_VIEW);
            assertThat(pane.isFocusTraversable()).isTrue();
            assertThat(pane.getAccessibleText())
                    .startsWith("Latency, 24 hours, ")
                    .endsWith("1 alert, 1 training mark, 1 note");
        });
    }

    @Test
    void aPictureOfASceneWithoutAWindowHasTheChart() {
        WritableImage picture = FxToolkit.call(() -> {
            ChartPane alone = new ChartPane(background::add, Runnable::run);
            alone.setChart(ChartGallery.dense(50_000));
            return new Scene(alone, 600, 300).snapshot(null);
        });
        int coloured = 0;
        for (int x = 0; x < 600; x++) {
            for (int y = 0; y < 300; y++) {
                coloured += picture.getPixelReader().getArgb(x, y)
                                == Palette.light().series()[0]
                        ? 1
                        : 0;
            }
        }
        assertThat(coloured).isGreaterThan(5_000);
    }

    private String footer() {
        return FxToolkit.call(() -> pane.frame().orElseThrow().marks().toString());
    }

    private void runBackground() {
        Runnable next = background.remove();
        FxToolkit.run(next);
    }
}
