package io.modeldeck.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.chart.ChartGallery;
import io.modeldeck.domain.Progress;
import io.modeldeck.export.ChartFile;
import io.modeldeck.export.TableFile;
import io.modeldeck.export.TableFormat;
import io.modeldeck.ui.kit.SaveRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken out of a chart. */
class ChartActionsTest extends ShownPane {

    @Test
    void asksTheWindowToSaveWithEveryEndingThatAChartMayHave(@TempDir Path folder) throws IOException {
        List<SaveRequest> asked = new ArrayList<>();
        FxToolkit.run(() -> {
            stage.getScene().addEventHandler(SaveRequest.SAVE, asked::add);
            pane.actions().save(".svg", look -> look, chart -> chart);
        });
        SaveRequest request = asked.getFirst();
        assertThat(request.name()).isEqualTo("latency");
        assertThat(request.extensions()).startsWith(".svg").contains(".png", ".pdf", ".csv", ".xlsx");
        Path part = folder.resolve("part");
        List<Long> told = new ArrayList<>();
        request.content()
                .into(new SaveRequest.Into(part, "latency.csv", watch((done, total) -> told.add(done), false)));
        assertThat(Files.readString(part))
                .isEqualTo(TableFile.text(
                        ChartFile.numbers(ChartGallery.all().get("latency"), Locale.ENGLISH), TableFormat.CSV));
        assertThat(told).first().isEqualTo(1L);
        request.content().into(new SaveRequest.Into(part, "latency.svg", Progress.none()));
        assertThat(Files.readString(part)).contains("<svg ").endsWith("</svg>\n");
    }

    @Test
    void numbersThatAreBeingWrittenStopWhenThatIsWished(@TempDir Path folder) {
        SaveRequest request =
                ChartRequest.of(ChartGallery.throughput(), ".csv", ChartFile.Look.light(400, 200), chart -> chart);
        Progress stopped = watch((done, total) -> {}, true);
        assertThatThrownBy(() ->
                        request.content().into(new SaveRequest.Into(folder.resolve("part"), "latency.csv", stopped)))
                .isInstanceOf(CancellationException.class);
    }

    private static Progress watch(BiConsumer<Long, Long> at, boolean cancelled) {
        return new Progress() {
            @Override
            public void at(long done, long total, String what) {
                at.accept(done, total);
            }

            @Override
            public boolean cancelled() {
                return cancelled;
            }
        };
    }
}
