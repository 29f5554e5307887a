package io.modeldeck.ui.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.chart.Series;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.export.TableFile;
import io.modeldeck.export.TableFormat;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.chart.ChartTable;
import io.modeldeck.ui.kit.table.DataTable;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The numbers behind a chart, as a table. */
class ChartTableTest extends MonitoredModel {

    @Test
    @DisplayName("The numbers of a chart show as a table: its rows and columns, times as times")
    void chartAsTable() {
        TimeSeriesChart chart = new TimeSeriesChart(
                "Latency",
                "ms",
                new TimeRange(NOW.minus(Duration.ofHours(1)), NOW),
                ZoneOffset.UTC,
                List.of(Series.line(
                        "p95",
                        new long[] {NOW.toEpochMilli() - 120_000, NOW.toEpochMilli() - 60_000},
                        new double[] {12.5, Double.NaN},
                        0)),
                List.of(),
                List.of(),
                true,
                "");
        FxTest.doOnFx(() -> ChartTable.show(context, chart));
        FxTest.settle(tasks);
        Parent dialog = (Parent) context.dialogs().node();
        FxTest.doOnFx(() -> new Scene(dialog, 1_200, 800));
        DataTable<?> table = FxTest.find(dialog, ".data-table", DataTable.class);
        assertThat(FxTest.onFx(() -> TableFile.text(table.table(), TableFormat.CSV)))
                .isEqualTo("time,p95 (ms)\r\n2026-03-14 11:58,12.5\r\n2026-03-14 11:59,\r\n");
    }
}
