package io.modeldeck.ui.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.chart.Chart;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.schedule.RuntimePeriod;
import io.modeldeck.testing.Controls;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.selection.Layer;
import io.modeldeck.ui.kit.selection.LayerChoice;
import io.modeldeck.ui.kit.selection.RangeChoice;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.state.ViewState;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Metrics shows the charts and events of the range, each in a place of its own, and takes up what changes. */
class MetricsOnScreenTest extends MonitoredModel {

    @Test
    @DisplayName("Metrics: charts and events of the range")
    void metrics() {
        List<Screen> screens = new ArrayList<>();
        Parent root = shown(MetricsView::new, new Place.Metrics(model.id()), screens);
        TableView<?> events = FxTest.find(root, ".table-view", TableView.class);
        assertThat(FxTest.onFx(() -> events.getItems().size())).isEqualTo(200);
        assertThat(labels(root)).contains("newest 200 of 400");
        store(2, NOW.minus(Duration.ofHours(2)), 20, 60);
        FxTest.doOnFx(() -> screens.getFirst().refresh(Set.of(Change.MetricsRolled.class)));
        FxTest.settle(tasks);
        assertThat(labels(root)).contains("newest 200 of 420");

        assertThat(switches(root, 1_300)).containsExactly(true, false);
        assertThat(switches(root, 600)).as("no room beside the title").containsExactly(false, true);
        assertThat(switches(root, 1_300)).containsExactly(true, false);
    }

    /** Whether the switches stand beside the title, and whether below it, at a width. */
    private static List<Boolean> switches(Parent root, double width) {
        return FxTest.onFx(() -> {
            root.resize(width, 800);
            root.applyCss();
            root.layout();
            return root.lookupAll(".layers").stream()
                    .map(row -> !((Parent) row).getChildrenUnmodifiable().isEmpty())
                    .toList();
        });
    }

    @Test
    @DisplayName("Metrics: what cannot be read says so in its own place, and what stands beside it is there")
    void apart() throws SQLException {
        List<Screen> screens = new ArrayList<>();
        broken("annotation", "metric_series");
        Parent root = shown(MetricsView::new, new Place.Metrics(model.id()), screens);
        assertThat(states(root, ViewState.Failed.class)).as("marks and series").isEqualTo(2);
        assertThat(latency(root)).matches(chart -> !chart.isEmpty());
        TableView<?> events = FxTest.find(root, ".table-view", TableView.class);
        assertThat(FxTest.onFx(() -> events.getItems().size())).isEqualTo(200);

        broken("model_metrics");
        FxTest.doOnFx(() -> screens.getFirst().refresh(Set.of(Change.MetricsRolled.class)));
        FxTest.settle(tasks);
        assertThat(states(root, ViewState.Failed.class)).isEqualTo(3);
        assertThat(latency(root)).as("what was there stays").matches(chart -> !chart.isEmpty());
        assertThat(FxTest.onFx(() -> events.getItems().size())).isEqualTo(200);
    }

    private void broken(String... tables) throws SQLException {
        try (Connection file = DriverManager.getConnection(
                        "jdbc:sqlite:" + engine.workspace().database());
                Statement statement = file.createStatement()) {
            for (String table : tables) {
                statement.execute("ALTER TABLE " + table + " RENAME TO lost_" + table);
            }
        }
    }

    private static long states(Parent root, Class<? extends ViewState> state) {
        return FxTest.onFx(() -> root.lookupAll(".state-pane").stream()
                .filter(node -> state.isInstance(((StatePane) node).state()))
                .count());
    }

    private static Chart latency(Parent root) {
        return FxTest.onFx(() -> root.lookupAll(".chart-panel > *").stream()
                .filter(ChartPane.class::isInstance)
                .map(pane -> ((ChartPane) pane).chart().orElseThrow())
                .findFirst()
                .orElseThrow());
    }

    @Test
    @DisplayName(
            "Metrics: the runtime of the engine comes and goes by its switch, and says so where nothing was measured")
    void runtime() {
        List<Screen> screens = new ArrayList<>();
        Parent root = shown(MetricsView::new, new Place.Metrics(model.id()), screens);
        assertThat(titles(root)).doesNotContain("CPU of the process");
        FxTest.doOnFx(() -> context.selection().layers().set(LayerChoice.USUAL.with(Layer.RUNTIME, true)));
        FxTest.settle(tasks);
        assertThat(labels(root)).contains("Nothing was measured in this range");
        Instant from = NOW.minus(Duration.ofMinutes(30));
        engine.runtime()
                .record(new RuntimePeriod(
                        new TimeRange(from, from.plusSeconds(60)),
                        6,
                        OptionalDouble.of(.25),
                        OptionalDouble.of(.5),
                        200e6,
                        300_000_000,
                        0,
                        2));
        FxTest.doOnFx(() -> screens.getFirst().refresh(Set.of(Change.MetricsRolled.class)));
        FxTest.settle(tasks);
        assertThat(titles(root)).contains("CPU of the process", "Heap in use", "Intake queue");
        FxTest.doOnFx(() -> context.selection().layers().set(LayerChoice.USUAL));
        FxTest.settle(tasks);
        assertThat(FxTest.onFx(() -> root.lookupAll(".heading").stream()
                        .filter(Node::isVisible)
                        .filter(node -> node.getParent().isVisible())
                        .map(node -> ((Label) node).getText())))
                .noneMatch(title -> title.startsWith("Runtime"));
    }

    private static List<String> titles(Parent root) {
        return FxTest.onFx(() -> root.lookupAll(".chart-panel > *").stream()
                .filter(ChartPane.class::isInstance)
                .flatMap(pane -> ((ChartPane) pane).chart().stream())
                .map(Chart::title)
                .toList());
    }

    @Test
    @DisplayName(
            "Metrics: one chart has the page for itself, and what is looked at closely stands still until it goes on")
    void aloneAndPaused() {
        List<Screen> screens = new ArrayList<>();
        Parent root = shown(MetricsView::new, new Place.Metrics(model.id()), screens);
        int all = panels(root).size();
        press(screens.getFirst(), "3");
        FxTest.settle(tasks);
        assertThat(panels(root)).hasSize(1).allMatch(title -> title.equals("Error rate"));
        press(screens.getFirst(), "2");
        FxTest.settle(tasks);
        assertThat(panels(root)).containsExactly("Throughput");
        press(screens.getFirst(), Command.METRICS_ALL.keyText());
        FxTest.settle(tasks);
        assertThat(panels(root)).hasSize(all).hasSizeGreaterThan(3);

        RangeChoice before = context.selection().choice().get();
        assertThat(new Controls(root).button("Paused · Resume").isVisible()).isFalse();
        press(screens.getFirst(), "L");
        assertThat(context.selection().live().get()).isFalse();
        assertThat(context.selection().choice().get()).isNotEqualTo(before);
        assertThat(new Controls(root).button("Paused · Resume").isVisible()).isTrue();
        FxTest.doOnFx(() -> screens.getFirst().hide());
        assertThat(context.selection().live().get())
                .as("what stands still here goes on elsewhere")
                .isTrue();
        FxTest.doOnFx(() -> screens.getFirst().show(new Place.Metrics(model.id())));
        FxTest.settle(tasks);
        assertThat(context.selection().live().get()).isFalse();
        FxTest.doOnFx(() -> new Controls(root).button("Paused · Resume").fire());
        FxTest.settle(tasks);
        assertThat(context.selection().live().get()).isTrue();
        assertThat(context.selection().choice().get()).isEqualTo(before);
        assertThat(new Controls(root).button("Paused · Resume").isVisible()).isFalse();
    }

    private static List<String> panels(Parent root) {
        return FxTest.onFx(() -> root.lookupAll(".chart-panel").stream()
                .map(panel -> ((ChartPanel) panel).pane().chart().orElseThrow().title())
                .toList());
    }
}
