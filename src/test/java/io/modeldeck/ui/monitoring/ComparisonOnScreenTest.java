package io.modeldeck.ui.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.chart.Series;
import io.modeldeck.chart.Style;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Comparison;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is laid over the charts of Metrics: the time before, another version, another model. */
class ComparisonOnScreenTest extends MonitoredModel {

    @Test
    @DisplayName("Metrics: the time right before is laid over this one, dashed and moved into its range")
    void compare() {
        store(7, NOW.minus(Duration.ofMinutes(50)), 4, 20);
        store(8, NOW.minus(Duration.ofMinutes(110)), 4, 20);
        engine.hops().rollUpAll(model.id(), NOW);
        List<Screen> screens = new ArrayList<>();
        Parent root = shown(MetricsView::new, new Place.Metrics(model.id()), screens);
        TimeRange later = new TimeRange(NOW.minus(Duration.ofHours(1)), NOW);
        FxTest.doOnFx(() -> {
            context.selection().setRange(later);
            screens.getFirst().show(new Place.Metrics(model.id()));
        });
        FxTest.settle(tasks);
        press(screens.getFirst(), "C");
        goOn(screens);
        List<Series> dashed = dashed(root);
        assertThat(dashed).hasSize(3).allMatch(series -> series.name().equals("Time before"));
        for (long at : dashed.getFirst().atMillis()) {
            assertThat(later.contains(Instant.ofEpochMilli(at))).isTrue();
        }
    }

    @Test
    @DisplayName("Metrics: another version is laid over them from where it was last measured, and says from when it is")
    void compareVersion() {
        ModelVersion first = version;
        version = external();
        store(9, NOW.minus(Duration.ofMinutes(50)), 4, 20);
        engine.hops().rollUpAll(model.id(), NOW);
        List<Screen> screens = new ArrayList<>();
        Parent root = shown(MetricsView::new, new Place.Metrics(model.id()), screens);
        TimeRange later = new TimeRange(NOW.minus(Duration.ofHours(1)), NOW);
        FxTest.doOnFx(() -> {
            context.selection().setRange(later);
            screens.getFirst().show(new Place.Metrics(model.id()));
        });
        FxTest.settle(tasks);
        press(screens.getFirst(), "V");
        goOn(screens);
        assertThat(visited.getLast()).isEqualTo(new Place.Metrics(model.id(), new Comparison.Version(2)));
        assertThat(dashed(root)).isNotEmpty().allMatch(series -> series.name().equals("v2"));
        press(screens.getFirst(), "V");
        goOn(screens);
        assertThat(visited.getLast())
                .isEqualTo(new Place.Metrics(model.id(), new Comparison.Version(first.deploymentVersion())));
        List<Series> old = dashed(root);
        // 200 events five minutes apart that began twenty hours ago
        assertThat(old).isNotEmpty().allMatch(series -> series.name().startsWith("v1, 14 Mar, "));
        assertThat(Arrays.stream(old.getFirst().atMillis())
                        .filter(at -> later.contains(Instant.ofEpochMilli(at)))
                        .count())
                .isEqualTo(old.getFirst().length())
                .isPositive();
        press(screens.getFirst(), "V");
        goOn(screens);
        assertThat(dashed(root)).isEmpty();
    }

    @Test
    @DisplayName("Metrics: another model is laid over this one in the same range")
    void compareModel() {
        ModelInfo first = model;
        model = engine.registry()
                .createModel(PERSON, NOW.minus(Duration.ofDays(9)), "other", TaskType.REGRESSION, Optional.empty());
        version = external();
        store(3, NOW.minus(Duration.ofHours(20)), 50, 20);
        FxTest.doOnFx(() -> context.selection().setModels(engine.registry().models()));
        Place with = new Place.Metrics(first.id(), new Comparison.Model(model.id()));
        List<Screen> screens = new ArrayList<>();
        FxTest.doOnFx(() -> context.selection().choose(first.id()));
        Parent root = shown(MetricsView::new, with, screens);
        assertThat(dashed(root)).isNotEmpty().allMatch(series -> series.name().equals("other"));
    }

    private static List<Series> dashed(Parent root) {
        return FxTest.onFx(() -> {
            root.applyCss();
            root.layout();
            return root.lookupAll(".chart-panel > *").stream()
                    .filter(ChartPane.class::isInstance)
                    .map(pane -> ((ChartPane) pane).chart())
                    .flatMap(Optional::stream)
                    .filter(TimeSeriesChart.class::isInstance)
                    .flatMap(chart -> ((TimeSeriesChart) chart).series().stream())
                    .filter(series -> series.style() == Style.DASHED)
                    .toList();
        });
    }
}
