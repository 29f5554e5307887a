package io.modeldeck.ui.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.app.Engine;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.chart.Series;
import io.modeldeck.chart.Style;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.Baseline;
import io.modeldeck.drift.BaselineKind;
import io.modeldeck.export.TableFile;
import io.modeldeck.export.TableFormat;
import io.modeldeck.metrics.Comparison;
import io.modeldeck.quality.Constraint;
import io.modeldeck.quality.ConstraintRule;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.NewVersion;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.chart.ChartTable;
import io.modeldeck.ui.kit.DataTable;
import io.modeldeck.ui.kit.Dialogs;
import io.modeldeck.ui.kit.Formats;
import io.modeldeck.ui.kit.FxTasks;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.Screen;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.Selection;
import io.modeldeck.ui.kit.Theme;
import io.modeldeck.ui.kit.Toasts;
import io.modeldeck.ui.kit.Workspaces;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each screen shows the rows of a small real workspace and takes up what changes. */
class MonitoringScreensTest {

    private static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");
    private static final Actor PERSON = Actor.person("Sample engineer", Face.CONSOLE);

    @TempDir
    Path folder;

    private final ExecutorService background = Executors.newFixedThreadPool(2);
    private final List<Place> visited = new ArrayList<>();
    private Engine engine;
    private ModelInfo model;
    private ModelVersion version;
    private ScreenContext context;
    private FxTasks tasks;

    @BeforeEach
    void open() {
        engine = Engine.open(new Workspace(folder.resolve("workspace")), Clock.fixed(NOW, ZoneOffset.UTC), () -> {})
                .orElseThrow();
        model = engine.registry()
                .createModel(PERSON, NOW.minus(Duration.ofDays(9)), "churn", TaskType.REGRESSION, Optional.empty());
        version = external();
        // two days of the usual, then one of much larger values
        store(0, NOW.minus(Duration.ofDays(3)), 200, 10);
        store(1, NOW.minus(Duration.ofHours(20)), 200, 60);
        TimeRange usual = new TimeRange(NOW.minus(Duration.ofDays(3)), NOW.minus(Duration.ofHours(21)));
        engine.baselines()
                .setFromEvents(PERSON, usual.to(), model.id(), version.id(), usual, BaselineKind.FIXED, "usual");
        engine.drift().check(model.id(), NOW);
        engine.quality().check(model.id(), NOW);
        model = engine.registry().requireModel(model.id());
        context = FxTest.onFx(this::context);
    }

    @AfterEach
    void close() {
        FxTest.settle(tasks);
        background.shutdown();
        engine.close();
    }

    private ModelVersion external() {
        return engine.registry()
                .addVersion(
                        PERSON,
                        NOW.minus(Duration.ofDays(9)),
                        NewVersion.external(model.id(), "2026-01", List.of(), Map.of(), ""));
    }

    private void store(int batch, Instant from, int count, double middle) {
        Random random = new Random(7 + batch);
        List<Prediction> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(new Prediction(
                    "e" + batch + "-" + i,
                    model.id(),
                    version.id(),
                    from.plus(Duration.ofMinutes(5L * i)),
                    Map.of("usage", middle + random.nextGaussian()),
                    "1.5",
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    20_000 + i,
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("1.4")));
        }
        engine.intake().accept(events);
        engine.hops().rollUpAll(model.id(), NOW);
    }

    private ScreenContext context() {
        Toasts toasts = new Toasts();
        tasks = new FxTasks(background, toasts::failed);
        Selection selection = new Selection(engine.clock());
        selection.setModels(List.of(model));
        return new ScreenContext(
                engine,
                tasks,
                visited::add,
                selection,
                toasts,
                new Dialogs(),
                new Theme(),
                new Formats(ZoneOffset.UTC, engine.clock()),
                Workspaces.none());
    }

    private Parent shown(Function<ScreenContext, Screen> maker, Place place, List<Screen> kept) {
        Scene scene = FxTest.onFx(() -> {
            Screen screen = maker.apply(context);
            kept.add(screen);
            Scene made = new Scene((Parent) screen.node(), 1_200, 800);
            Theme.dress(made);
            screen.show(place);
            return made;
        });
        FxTest.settle(tasks);
        FxTest.picture(scene);
        FxTest.settle(tasks);
        return scene.getRoot();
    }

    private static void press(Screen screen, String key) {
        FxTest.doOnFx(() -> screen.commands().stream()
                .filter(command -> command.keyText().equals(key))
                .forEach(command -> command.run().run()));
    }

    private static Set<String> labels(Parent root) {
        return FxTest.onFx(() -> {
            root.applyCss();
            root.layout();
            return root.lookupAll(".label").stream()
                    .filter(Label.class::isInstance)
                    .map(node -> ((Label) node).getText())
                    .collect(Collectors.toSet());
        });
    }

    @Test
    @DisplayName("Overview: the model's row, its drift and its requests; new events show after their rollup")
    void overview() {
        List<Screen> screens = new ArrayList<>();
        Parent root = shown(OverviewView::new, new Place.Overview(), screens);
        assertThat(labels(root)).contains("churn", "0 of 400", "usage", "RMSE");
        store(2, NOW.minus(Duration.ofHours(2)), 20, 60);
        FxTest.doOnFx(() -> screens.getFirst().refresh(Set.of(Change.MetricsRolled.class)));
        FxTest.settle(tasks);
        assertThat(labels(root)).contains("0 of 420");
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

        assertThat(switches(root, 1_200)).containsExactly(true, false);
        assertThat(switches(root, 600)).as("no room beside the title").containsExactly(false, true);
        assertThat(switches(root, 1_200)).containsExactly(true, false);
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

    private static <T> T labelled(Parent root, Class<T> type, String name) {
        return FxTest.onFx(() -> {
            root.applyCss();
            root.layout();
            return root.lookupAll("*").stream()
                    .filter(type::isInstance)
                    .filter(node -> name.equals(node.getAccessibleText())
                            || node instanceof Button button && name.equals(button.getText()))
                    .map(type::cast)
                    .reduce((first, last) -> last)
                    .orElseThrow();
        });
    }

    private void fire(Parent root, String button) {
        Button found = labelled(root, Button.class, button);
        FxTest.doOnFx(found::fire);
        FxTest.settle(tasks);
    }

    private void type(Parent root, String field, String text) {
        TextField found = labelled(root, TextField.class, field);
        FxTest.doOnFx(() -> found.setText(text));
    }

    @Test
    @DisplayName(
            "Data quality: a constraint is made, tried, looked after by the check, led to its events, changed and removed")
    void constraints() {
        List<Screen> screens = new ArrayList<>();
        Parent root = shown(QualityView::new, new Place.Quality(model.id()), screens);
        press(screens.getFirst(), "2");
        assertThat(labels(root)).anyMatch(text -> text.startsWith("None yet."));
        press(screens.getFirst(), "C");
        Parent dialog = (Parent) context.dialogs().node();
        FxTest.doOnFx(() -> new Scene(dialog, 1_200, 800));
        FxTest.settle(tasks);
        ComboBox<?> feature = labelled(dialog, ComboBox.class, "Feature");
        assertThat(FxTest.onFx(() -> feature.getItems().toString())).isEqualTo("[usage]");
        assertThat(FxTest.onFx(labelled(dialog, Button.class, "Keep the constraint")::isDisabled))
                .isTrue();
        type(dialog, "Feature", "usagee");
        type(dialog, "Largest", "high");
        assertThat(labels(dialog)).contains("The max of a range is a number, not 'high'.");
        type(dialog, "Largest", "60");
        assertThat(labels(dialog)).contains("Reads: usagee must be 60 or less");
        fire(dialog, "Keep the constraint");
        assertThat(labels(dialog)).anyMatch(text -> text.contains("Did you mean usage?"));
        type(dialog, "Feature", "usage");
        fire(dialog, "Try it");
        assertThat(labels(dialog)).anyMatch(text -> text.contains("usage must be 60 or less: broken by"));
        fire(dialog, "Keep the constraint");
        assertThat(labels(root)).contains("not checked yet");
        Constraint kept = engine.constraints().ofModel(model.id()).getFirst();
        assertThat(kept.words()).isEqualTo("`usage` must be 60 or less");

        store(2, NOW.minus(Duration.ofMinutes(40)), 6, 90);
        fire(root, "Check now");
        long broken = engine.quality().latest(model.id()).orElseThrow().findings().stream()
                .filter(finding -> finding.kind().equals("constraint"))
                .findFirst()
                .orElseThrow()
                .count();
        Hyperlink door = labelled(
                root, Hyperlink.class, "usage must be 60 or less: broken by " + broken + " rows. Show the events.");
        FxTest.doOnFx(door::fire);
        assertThat(visited.getLast()).isInstanceOfSatisfying(Place.Finding.class, place -> {
            assertThat(engine.quality()
                            .require(place.checkId())
                            .findings()
                            .get(place.number() - 1)
                            .constraint())
                    .containsEntry("feature", "usage");
        });

        TableView<?> table = labelled(root, TableView.class, "Constraints and how many rows broke them");
        FxTest.doOnFx(() -> table.getSelectionModel().select(0));
        fire(root, "Edit");
        TextField largest = labelled(dialog, TextField.class, "Largest");
        assertThat(FxTest.onFx(() -> largest.getText())).isEqualTo("60");
        type(dialog, "Largest", "61");
        fire(dialog, "Keep the constraint");
        assertThat(engine.constraints().require(kept.id()).words()).isEqualTo("`usage` must be 61 or less");
        fire(root, "Remove");
        assertThat(FxTest.onFx(labelled(dialog, Button.class, "Remove")::isDisabled))
                .as("no reason given")
                .isTrue();
        TextArea reason = labelled(dialog, TextArea.class, "Reason");
        FxTest.doOnFx(() -> reason.setText("the limit is gone"));
        fire(dialog, "Remove");
        assertThat(engine.constraints().ofModel(model.id())).isEmpty();
        assertThat(engine.audit()
                        .entries(AuditFilter.ofModel(model.id(), 1))
                        .getFirst()
                        .comment())
                .isEqualTo("the limit is gone");
        assertThat(FxTest.onFx(() -> table.getItems().isEmpty())).isTrue();
    }

    @Test
    @DisplayName("Drift: the feature that drifted with its sentence, the baseline")
    void drift() {
        List<Screen> screens = new ArrayList<>();
        Parent root = shown(DriftView::new, new Place.Drift(model.id()), screens);
        ListView<?> ranked = FxTest.find(root, ".drift-list", ListView.class);
        assertThat(FxTest.onFx(() -> ranked.getItems().size())).isEqualTo(2);
        assertThat(labels(root)).anyMatch(text -> text.contains("usage is higher than in the reference"));
        assertThat(labels(root)).anyMatch(text -> text.contains("a fixed window"));
        press(screens.getFirst(), "H");
        assertThat(labels(root)).anyMatch(text -> text.startsWith("1 check, 14 Mar 2026"));
        assertThat(FxTest.onFx(() -> root.lookupAll(".heat-cell").size())).isPositive();
        assertThat(labels(root)).contains("14 Mar");
        press(screens.getFirst(), "1");
        press(screens.getFirst(), "D");
        ChartPane shapes = FxTest.onFx(() -> (ChartPane) root.lookupAll(".drift-shapes .chart-panel > *").stream()
                .filter(ChartPane.class::isInstance)
                .findFirst()
                .orElseThrow());
        assertThat(FxTest.onFx(() -> shapes.chart().orElseThrow().title())).contains("Cumulative");
        press(screens.getFirst(), "D");
        TableView<?> bins = FxTest.find(root, ".drift-shapes .table-view", TableView.class);
        assertThat(FxTest.onFx(
                        () -> bins.getParent().isVisible() && !bins.getItems().isEmpty()))
                .isTrue();
    }

    @Test
    @DisplayName("A baseline that was set is taken back: the earlier rows are what is compared with again")
    void baselineBack() {
        Baseline before = engine.baselines().active(model.id(), version.id()).orElseThrow();
        List<Screen> screens = new ArrayList<>();
        shown(DriftView::new, new Place.Drift(model.id()), screens);
        press(screens.getFirst(), "B");
        FxTest.settle(tasks);
        Parent dialog = (Parent) context.dialogs().node();
        FxTest.doOnFx(() -> new Scene(dialog, 1_200, 800));
        TextArea reason = labelled(dialog, TextArea.class, "Reason");
        FxTest.doOnFx(() -> reason.setText("the new usual"));
        fire(dialog, "Set as baseline");
        FxTest.settle(tasks);
        assertThat(engine.baselines()
                        .active(model.id(), version.id())
                        .orElseThrow()
                        .range())
                .isNotEqualTo(before.range());
        FxTest.doOnFx(() -> context.toasts().undo().back());
        FxTest.settle(tasks);
        Baseline again = engine.baselines().active(model.id(), version.id()).orElseThrow();
        assertThat(again.range()).isEqualTo(before.range());
        assertThat(again.kind()).isEqualTo(before.kind());
        assertThat(again.quality()).isEqualTo(before.quality());
        assertThat(engine.baselines().columns(again))
                .isEqualTo(engine.baselines().columns(before));
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

    /** As the window does: goes where the screen wanted to go. */
    private void goOn(List<Screen> screens) {
        FxTest.doOnFx(() -> screens.getFirst().show(visited.getLast()));
        FxTest.settle(tasks);
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

    @Test
    @DisplayName(
            "Data quality: columns against the baseline with their course, and from a finding to its events in one key")
    void quality() {
        store(2, NOW.minus(Duration.ofMinutes(40)), 6, 90);
        Constraint wanted = new Constraint(
                0,
                model.id(),
                "usage",
                new ConstraintRule.Range(OptionalDouble.empty(), OptionalDouble.of(60)),
                Severity.CRITICAL,
                "");
        engine.constraints().add(Actor.system(), NOW, List.of(wanted), "");
        engine.quality().check(model.id(), NOW);
        List<Screen> screens = new ArrayList<>();
        Parent root = shown(QualityView::new, new Place.Quality(model.id(), Optional.of("usage")), screens);
        assertThat(labels(root)).anyMatch(text -> text.contains("usage must be 60 or less"));
        assertThat(labels(root)).anyMatch(text -> text.contains("checked"));
        press(screens.getFirst(), "O");
        assertThat(visited.getLast())
                .isInstanceOfSatisfying(
                        Place.Finding.class,
                        place -> assertThat(engine.quality()
                                        .require(place.checkId())
                                        .findings()
                                        .get(place.number() - 1)
                                        .feature())
                                .isEqualTo("usage"));
        FxTest.doOnFx(() -> screens.getFirst().show(visited.getLast()));
        FxTest.settle(tasks);
        assertThat(labels(root)).anyMatch(text -> text.startsWith("newest "));
    }
}
