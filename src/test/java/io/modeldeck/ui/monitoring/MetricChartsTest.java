package io.modeldeck.ui.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.chart.Series;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Comparison;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import io.modeldeck.ui.kit.text.Formats;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a model's quality has a chart, with its band; what is not known has none. */
class MetricChartsTest {

    private static final Duration TWO_DAYS = Duration.ofDays(2);

    @TempDir
    private Path folder;

    private static Figures charts(LoopModel loop) {
        TimeRange range = TimeRange.endingAt(LoopModel.START.plus(TWO_DAYS), TWO_DAYS);
        MetricsReader reader = new MetricsReader(loop.engine, new Formats(ZoneOffset.UTC, loop.engine.clock()));
        return reader.figures(new MetricsQuestion(
                loop.engine.registry().requireModel("loop"), range, 600, false, new Comparison.None(), "", false));
    }

    @Test
    void qualityLossAndLabelsAreDrawnWithTheirBands() {
        try (LoopModel loop = new LoopModel(folder.resolve("workspace"))) {
            loop.firstVersion();
            loop.happens(World.USUAL, LoopModel.START, Duration.ofMinutes(5), 576, Duration.ofHours(3));
            loop.engine.hops().rollUpAll(loop.model.id(), LoopModel.START.plus(TWO_DAYS));
            Figures charts = charts(loop);
            assertThat(charts.quality().plain().series())
                    .extracting(Series::name)
                    .containsExactly("Accuracy", "F1", "ROC AUC");
            TimeSeriesChart losses = charts.losses().orElseThrow().plain();
            assertThat(losses.series()).extracting(Series::name).containsExactly("Log loss", "Brier score");
            assertThat(losses.series())
                    .allSatisfy(series -> assertThat(Arrays.stream(series.low()).filter(Double::isFinite))
                            .as(series.name())
                            .hasSize(2));
            TimeSeriesChart labels = charts.labels().orElseThrow().plain();
            assertThat(labels.series().getFirst().values()).contains(1.0);
            assertThat(labels.footer()).contains("after 3\u00a0h on average");
        }
    }

    @Test
    void withoutOutcomesNeitherLossNorLabelsHaveAChart() {
        try (LoopModel loop = new LoopModel(folder.resolve("workspace"))) {
            Figures charts = charts(loop);
            assertThat(charts.losses()).isEmpty();
            assertThat(charts.labels()).isEmpty();
        }
    }
}
