package io.modeldeck.ui.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.annotation.Annotation;
import io.modeldeck.chart.Chart;
import io.modeldeck.chart.Marker;
import io.modeldeck.chart.Series;
import io.modeldeck.chart.Style;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.export.TableFile;
import io.modeldeck.export.TableFormat;
import io.modeldeck.metrics.Comparison;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.schedule.RuntimePeriod;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.chart.ChartTable;
import io.modeldeck.ui.kit.Command;
import io.modeldeck.ui.kit.DataTable;
import io.modeldeck.ui.kit.Layer;
import io.modeldeck.ui.kit.LayerChoice;
import io.modeldeck.ui.kit.ModelOrder;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.RangeChoice;
import io.modeldeck.ui.kit.SaveRequest;
import io.modeldeck.ui.kit.Screen;
import io.modeldeck.ui.kit.StatePane;
import io.modeldeck.ui.kit.ViewState;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Overview and Metrics show the rows of the workspace and take up what changes. */
class MonitoringScreensTest extends MonitoredModel {

    @Test
    @DisplayName("Overview: the model's row, its drift and its requests; new events show after their rollup")
    void overview() {
        List<Screen> screens = new ArrayList<>();
        Parent root = shown(OverviewView::new, new Place.Overview(), screens);
        assertThat(labels(root)).contains("churn", "0 of 400", "usage", "RMSE");
        List<SaveRequest> saved = new ArrayList<>();
        FxTest.doOnFx(() -> root.addEventHandler(SaveRequest.SAVE, saved::add));
        press(screens.getFirst(), "Shift+E");
        assertThat(saved).singleElement().satisfies(request -> {
            Path file = folder.resolve("overview.md");
            request.content().into(new SaveRequest.Into(file, "overview.md", Progress.none()));
            assertThat(file).content().contains("| churn |", "| usage |", "| rmse |");
        });
        store(2, NOW.minus(Duration.ofHours(2)), 20, 60);
        FxTest.doOnFx(() -> screens.getFirst().refresh(Set.of(Change.MetricsRolled.class)));
        FxTest.settle(tasks);
        assertThat(labels(root)).contains("0 of 420");

        store(3, NOW.minus(Duration.ofHours(1)), 5, 60);
        FxTest.doOnFx(() -> screens.getFirst().refresh(Set.of(Change.JobRan.class)));
        FxTest.settle(tasks);
        assertThat(labels(root)).as("a run of a job alone is no news").contains("0 of 420");
        now = NOW.plus(Duration.ofMinutes(5));
        FxTest.doOnFx(() -> screens.getFirst().refresh(Set.of(Change.JobRan.class)));
        FxTest.settle(tasks);
        assertThat(labels(root))
                .as("what is shown does not grow older than that")
                .contains("0 of 425");
    }

    @Test
    @DisplayName(
            "Overview: a model is pinned at the top and let go again, the others stand by their tags, and far away all grows")
    void pinnedAndByTag() {
        ModelInfo other = engine.registry()
                .createModel(PERSON, NOW.minus(Duration.ofDays(9)), "absent", TaskType.REGRESSION, Optional.empty());
        engine.registry().notes().put(PERSON, NOW, other, List.of("warehouse", "old"), "", "");
        List<Screen> screens = new ArrayList<>();
        Parent root = shown(OverviewView::new, new Place.Overview(), screens);
        assertThat(names(root)).as("what has alerts comes first").containsExactly("churn", "absent");
        FxTest.doOnFx(() -> context.selection().order().set(ModelOrder.PLAIN.flipped("absent")));
        assertThat(names(root)).containsExactly("absent", "churn");
        assertThat(labels(root)).doesNotContain("Pinned · 1 model");
        press(screens.getFirst(), "G");
        assertThat(labels(root)).contains("Pinned · 1 model", "Without a tag · 1 model");
        FxTest.doOnFx(
                () -> FxTest.find(root, ".pin-button.pinned", Button.class).fire());
        assertThat(context.selection().order().get().pinned()).isEmpty();
        assertThat(labels(root)).contains("warehouse · 1 model", "Without a tag · 1 model");

        FxTest.doOnFx(() -> context.selection().fromAfar().set(true));
        assertThat(labels(root)).as("what happened has no room far away").doesNotContain("What happened");
        double far = valueHeight(root);
        FxTest.doOnFx(() -> context.selection().fromAfar().set(false));
        assertThat(labels(root)).contains("What happened");
        assertThat(far).isGreaterThan(2.5 * valueHeight(root));
    }

    private static List<String> names(Parent root) {
        return FxTest.onFx(() -> root.lookupAll(".model-name").stream()
                .map(node -> ((Label) node).getText())
                .toList());
    }

    private static double valueHeight(Parent root) {
        return FxTest.onFx(() -> {
            root.applyCss();
            root.layout();
            return FxTest.find(root, ".kpi-value", Label.class).getFont().getSize();
        });
    }

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

    @Test
    @DisplayName("Metrics: a note is typed, stands on the charts, is changed from the list, and is taken back")
    void notes() {
        List<Screen> screens = new ArrayList<>();
        Parent root = shown(MetricsView::new, new Place.Metrics(model.id()), screens);
        Parent dialog = (Parent) context.dialogs().node();
        FxTest.doOnFx(() -> new Scene(dialog, 1_200, 800));
        press(screens.getFirst(), "N");
        FxTest.settle(tasks);
        typeNote(dialog, "Sale in the north", "2026-03-14 08:00", "2026-03-14 07:00");
        assertThat(labels(dialog)).as("an end before the beginning").contains("The note would end before it begins.");
        typeNote(dialog, "Sale in the north", "2026-03-14 08:00", "2026-03-14 10:30");
        assertThat(context.dialogs().isOpen()).isFalse();
        TimeRange all = new TimeRange(Instant.EPOCH, NOW);
        Annotation kept = engine.annotations().of(model.id(), all, 9).getFirst();
        assertThat(kept.range().length()).isEqualTo(Duration.ofMinutes(150));
        FxTest.doOnFx(() -> screens.getFirst().refresh(Set.of(Change.AnnotationChanged.class)));
        FxTest.settle(tasks);
        assertThat(markers(root)).contains("Sale in the north");

        press(screens.getFirst(), "Shift+N");
        FxTest.settle(tasks);
        pressButton(dialog, "Change…");
        FxTest.settle(tasks);
        typeNote(dialog, "Sale everywhere", "2026-03-14 08:00", "");
        assertThat(engine.annotations().require(kept.id()))
                .matches(note -> note.isMoment() && note.text().equals("Sale everywhere"));
        FxTest.doOnFx(() -> context.toasts().undo().back(context.toasts(), () -> {}));
        FxTest.settle(tasks);
        assertThat(engine.annotations().require(kept.id()).text()).isEqualTo("Sale in the north");
        FxTest.doOnFx(() -> context.toasts().undo().back(context.toasts(), () -> {}));
        FxTest.settle(tasks);
        assertThat(engine.annotations().of(model.id(), all, 9)).isEmpty();
    }

    @Test
    @DisplayName("Metrics: a limit is tried on the last days where it was drawn, kept for the model, and taken back")
    void limit() {
        List<Screen> screens = new ArrayList<>();
        Parent root = shown(MetricsView::new, new Place.Metrics(model.id()), screens);
        // calls take 20 ms
        drag(root, -60);
        assertThat(labels(root)).anyMatch(said -> said.contains("never did"));
        AlertRule before = p95();
        pressButton(root, "Discard");
        assertThat(labels(root)).noneMatch(said -> said.contains("never did"));
        drag(root, -60);
        AlertRule edited = engine.alertRules().edit(PERSON, NOW, before.with(before.condition(), Severity.INFO), "");
        pressButton(root, "Save for churn");
        FxTest.settle(tasks);
        assertThat(p95())
                .as("with what somebody else changed about it meanwhile")
                .matches(rule -> !rule.isGlobal() && rule.condition().threshold() < 500)
                .matches(rule -> rule.severity() == Severity.INFO);
        FxTest.doOnFx(() -> context.toasts().undo().back(context.toasts(), () -> {}));
        FxTest.settle(tasks);
        assertThat(p95()).isEqualTo(edited);

        drag(root, -60);
        AlertRule other = engine.alertRules().edit(PERSON, NOW, LimitTrial.at(edited, 77), "");
        pressButton(root, "Save for all models");
        FxTest.settle(tasks);
        assertThat(labels(root)).anyMatch(said -> said.contains("Somebody changed the limit"));
        assertThat(p95()).isEqualTo(other);

        Node elsewhere = FxTest.onFx(() -> root.lookupAll(".layer").stream()
                .filter(ToggleButton.class::isInstance)
                .filter(Node::isVisible)
                .findFirst()
                .orElseThrow());
        FxTest.doOnFx(() -> {
            elsewhere.requestFocus();
            screens.getFirst().show(new Place.Metrics(model.id()));
        });
        FxTest.settle(tasks);
        assertThat(labels(root)).noneMatch(said -> said.contains("Somebody changed the limit"));
        assertThat(FxTest.onFx(() -> root.getScene().getFocusOwner()))
                .as("who is elsewhere when the trial goes away stays there")
                .isSameAs(elsewhere);
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
        assertThat(button(root, "Paused · Resume").isVisible()).isFalse();
        press(screens.getFirst(), "L");
        assertThat(context.selection().live().get()).isFalse();
        assertThat(context.selection().choice().get()).isNotEqualTo(before);
        assertThat(button(root, "Paused · Resume").isVisible()).isTrue();
        FxTest.doOnFx(() -> screens.getFirst().hide());
        assertThat(context.selection().live().get())
                .as("what stands still here goes on elsewhere")
                .isTrue();
        FxTest.doOnFx(() -> screens.getFirst().show(new Place.Metrics(model.id())));
        FxTest.settle(tasks);
        assertThat(context.selection().live().get()).isFalse();
        FxTest.doOnFx(() -> button(root, "Paused · Resume").fire());
        FxTest.settle(tasks);
        assertThat(context.selection().live().get()).isTrue();
        assertThat(context.selection().choice().get()).isEqualTo(before);
        assertThat(button(root, "Paused · Resume").isVisible()).isFalse();
    }

    private static List<String> panels(Parent root) {
        return FxTest.onFx(() -> root.lookupAll(".chart-panel").stream()
                .map(panel -> ((ChartPanel) panel).pane().chart().orElseThrow().title())
                .toList());
    }

    private static Button button(Parent root, String text) {
        return root.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow();
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

    private AlertRule p95() {
        return engine.alertRules().effective(model.id()).stream()
                .filter(rule -> rule.name().equals("p95 latency"))
                .findFirst()
                .orElseThrow();
    }

    /** Holds the topmost limit of the first chart by keys, moves it, and lets it go. */
    private void drag(Parent root, int steps) {
        FxTest.doOnFx(() -> {
            ChartPane pane = FxTest.find(root, ".chart-panel", ChartPanel.class).pane();
            pane.fireEvent(key(KeyCode.M));
            for (int i = 0; i < Math.abs(steps); i++) {
                pane.fireEvent(key(steps < 0 ? KeyCode.DOWN : KeyCode.UP));
            }
            pane.fireEvent(key(KeyCode.ENTER));
        });
        FxTest.settle(tasks);
    }

    private static KeyEvent key(KeyCode code) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
    }

    private void typeNote(Parent dialog, String text, String from, String to) {
        FxTest.doOnFx(() -> {
            dialog.applyCss();
            dialog.layout();
            List<TextInputControl> fields = dialog.lookupAll(".text-input").stream()
                    .map(TextInputControl.class::cast)
                    .toList();
            fields.get(0).setText(text);
            fields.get(1).setText(from);
            fields.get(2).setText(to);
        });
        pressButton(dialog, "Keep the note");
        FxTest.settle(tasks);
    }

    private static void pressButton(Parent dialog, String text) {
        FxTest.doOnFx(() -> {
            dialog.applyCss();
            dialog.layout();
            dialog.lookupAll(".button").stream()
                    .map(Button.class::cast)
                    .filter(button -> button.getText().equals(text))
                    .forEach(Button::fire);
        });
    }

    private static List<String> markers(Parent root) {
        return FxTest.onFx(() -> root.lookupAll(".chart-panel").stream()
                .map(ChartPanel.class::cast)
                .flatMap(panel -> panel.pane().chart().stream())
                .map(TimeSeriesChart.class::cast)
                .flatMap(chart -> chart.markers().stream())
                .map(Marker::label)
                .toList());
    }

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
