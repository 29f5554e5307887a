package io.modeldeck.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.chart.ChartGallery;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.Progress;
import io.modeldeck.export.ChartFile;
import io.modeldeck.export.TableFile;
import io.modeldeck.export.TableFormat;
import io.modeldeck.ui.kit.export.Export;
import io.modeldeck.ui.kit.export.ExportRequest;
import io.modeldeck.ui.kit.export.SaveRequest;
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
    void asksTheWindowToExportItsNumbersAndItsPicture(@TempDir Path folder) throws IOException {
        List<Export> asked = new ArrayList<>();
        FxToolkit.run(() -> {
            stage.getScene().addEventHandler(ExportRequest.EXPORT, event -> asked.add(event.export()));
            pane.actions().export();
        });
        Export export = asked.getFirst();
        TimeSeriesChart chart = (TimeSeriesChart) ChartGallery.all().get("latency");
        assertThat(export.name()).isEqualTo("latency");
        assertThat(export.range()).contains(chart.range());
        assertThat(export.pictures())
                .extracting(Export.Picture::ending)
                .containsExactly(".png", ".png", ".svg", ".pdf");
        Path part = folder.resolve("part");
        List<Long> told = new ArrayList<>();
        export.plain(".csv")
                .content()
                .into(new SaveRequest.Into(part, "latency.csv", watch((done, total) -> told.add(done), false)));
        assertThat(Files.readString(part))
                .isEqualTo(TableFile.text(ChartFile.numbers(chart, Locale.ENGLISH), TableFormat.CSV));
        assertThat(told).first().isEqualTo(1L);
        for (Export.Source source : export.sources()) {
            long written = TableFile.text(source.numbers().of(7, Progress.none()), TableFormat.CSV)
                            .lines()
                            .count()
                    - 1;
            assertThat(source.rows().applyAsLong(7)).as(source.title()).isEqualTo(written);
        }
        assertThat(export.sources()).extracting(Export.Source::divided).containsExactly(false, false, true);
        export.plain(".svg").content().into(new SaveRequest.Into(part, "latency.svg", Progress.none()));
        assertThat(Files.readString(part)).contains("<svg ").endsWith("</svg>\n");
    }

    @Test
    void numbersThatAreBeingWrittenStopWhenThatIsWished(@TempDir Path folder) {
        SaveRequest request = ChartRequest.of(ChartGallery.throughput(), ChartFile.Look.light(400, 200))
                .export()
                .plain(".csv");
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
