package io.modeldeck.ui.monitoring;

import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Comparison;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.chart.Crosshair;
import io.modeldeck.ui.kit.Action;
import io.modeldeck.ui.kit.Command;
import io.modeldeck.ui.kit.FxTasks;
import io.modeldeck.ui.kit.Fxml;
import io.modeldeck.ui.kit.Icons;
import io.modeldeck.ui.kit.KeyCommand;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.RangeChoice;
import io.modeldeck.ui.kit.Screen;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.StatePane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A model over time: latency, throughput, errors, quality, and the single events below. */
public final class MetricsView implements Screen {

    private static final double TWO_COLUMNS = 900;
    private static final double CHART_HEIGHT = 224;
    private static final double SWITCHES_APART = 6;
    /** What stands above the charts. */
    private static final double HEAD = 132;
    /** From here on months can be told apart. */
    private static final Duration SEVERAL_MONTHS = Duration.ofDays(60);

    private static final Set<Class<? extends Change>> SHOWN = Set.of(
            Change.MetricsRolled.class,
            Change.LabelsStored.class,
            Change.AlertChanged.class,
            Change.AnnotationChanged.class,
            Change.StageChanged.class,
            Change.RunChanged.class);

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox page;

    @FXML
    private Label about;

    @FXML
    private VBox title;

    @FXML
    private HBox layers;

    @FXML
    private FlowPane below;

    @FXML
    private VBox body;

    private final ScreenContext context;
    private final MetricsReader reader;
    private final FxTasks.Lane lane;
    private final Crosshair crosshair = new Crosshair();
    private final ChartPanel latency;
    private final ChartPanel throughput;
    private final ChartPanel errors;
    private final ChartPanel quality;
    private final ChartPanel losses;
    private final ChartPanel labels;
    /** One for each series from outside; those that are not needed now wait. */
    private final List<ChartPanel> series = new ArrayList<>();

    private final GridPane charts = new GridPane();
    private final StatePane state = new StatePane(charts);
    private final EventsPanel events;
    private final Layers layerSwitches;
    private final ToggleButton byMonth = new ToggleButton(Messages.text("metrics.by-month"));
    private final NoteDeeds notes;
    private final LimitTrial trial;
    private final CompareMenu compare;
    private final Button paused = new Button(Messages.text("metrics.paused"), Icons.of("fth-pause"));
    private final Parent root;
    private final InvalidationListener lives = observable -> goesOn();
    private Optional<MetricsData> shown = Optional.empty();
    private Optional<RangeChoice> wide = Optional.empty();
    /** The chart that has the page for itself. */
    private Optional<ChartPanel> alone = Optional.empty();

    private Comparison with = new Comparison.None();

    public MetricsView(ScreenContext context) {
        this.context = context;
        reader = new MetricsReader(context.engine(), context.formats());
        lane = context.tasks().lane();
        compare = new CompareMenu(context.selection()::models, this::compare);
        notes = new NoteDeeds(context);
        trial = new LimitTrial(context);
        latency = panel();
        throughput = panel();
        errors = panel();
        quality = panel();
        losses = panel();
        labels = panel();
        events = new EventsPanel(context);
        charts.getStyleClass().add("chart-grid");
        root = Fxml.load(this);
        byMonth.getStyleClass().addAll("small", "layer");
        byMonth.setMinWidth(ToggleButton.USE_PREF_SIZE);
        byMonth.managedProperty().bind(byMonth.visibleProperty());
        byMonth.setOnAction(event -> load(false));
        paused.getStyleClass().addAll("small", "accent");
        paused.setMinWidth(Button.USE_PREF_SIZE);
        paused.managedProperty().bind(paused.visibleProperty());
        paused.setVisible(false);
        paused.setTooltip(new Tooltip(Messages.text("metrics.paused.help")));
        paused.setOnAction(event -> resume());
        context.selection().live().addListener(lives);
        layers.getChildren().addAll(paused, byMonth, compare);
        layerSwitches = Layers.ofMetrics(layers, () -> shown.ifPresent(this::draw));
        VBox.setVgrow(events, Priority.ALWAYS);
        events.setMinHeight(260);
        body.getChildren().addAll(state, events);
        page.widthProperty().addListener(observable -> arrange());
        arrange();
    }

    private ChartPanel panel() {
        ChartPanel panel = new ChartPanel(context, CHART_HEIGHT).overTime(crosshair, this::reset);
        panel.pane().setOnRangeSelected(this::zoom);
        panel.pane()
                .setOnLimitMoved((limit, value) -> shown.ifPresent(data -> data.rules().stream()
                        .filter(rule -> rule.id() == limit.id())
                        .findFirst()
                        .ifPresent(rule -> trial.show(panel, data.model(), rule, value))));
        return panel;
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(Place place) {
        trial.discarded();
        with = place instanceof Place.Metrics metrics ? metrics.with() : new Comparison.None();
        load(true);
    }

    @Override
    public void refresh(Set<Class<? extends Change>> what) {
        if (what.stream().anyMatch(SHOWN::contains)) {
            load(true);
        }
    }

    @Override
    public List<KeyCommand> commands() {
        return List.of(
                Command.METRICS_NEXT.does(() -> events.move(1)),
                Command.METRICS_PREVIOUS.does(() -> events.move(-1)),
                Command.METRICS_EVENTS.does(this::toEvents),
                Command.METRICS_SAVE.does(events::save),
                Command.METRICS_ERRORS.does(events::toggleErrors),
                Command.METRICS_SLOWEST.does(this::slowest),
                Command.METRICS_COMPARE.does(compare::toggleBefore),
                Command.METRICS_VERSION.does(compare::nextVersion),
                Command.METRICS_LATENCY.does(() -> maximise(latency)),
                Command.METRICS_THROUGHPUT.does(() -> maximise(throughput)),
                Command.METRICS_ERROR_RATE.does(() -> maximise(errors)),
                Command.METRICS_QUALITY.does(() -> maximise(quality)),
                Command.METRICS_ALL.does(() -> alone.ifPresent(this::maximise)).when(() -> alone.isPresent()),
                Command.METRICS_NOTE.does(this::note),
                Command.METRICS_NOTES.does(this::notes),
                Command.METRICS_ZOOM_OUT.does(this::zoomOut));
    }

    /** At the moment that the charts point at, else at the end of what is shown. */
    private void note() {
        TimeRange range = context.selection().range();
        Instant at = crosshair.isShown() ? Instant.ofEpochMilli(Math.round(crosshair.at())) : range.to();
        notes.write(new TimeRange(at, at));
    }

    private void notes() {
        notes.list(context.selection().range());
    }

    /** What is compared is part of the place, so that back, links and saved views have it. */
    private void compare(Comparison wanted) {
        context.selection().model().get().ifPresent(model -> context.go(new Place.Metrics(model.id(), wanted)));
    }

    /** What the dashed lines show, with their time where that is another one. */
    private String held(MetricsData data) {
        return data.held()
                .map(other -> compare.word(other.with())
                        + (other.with() instanceof Comparison.Version
                                        && !other.range().equals(data.range())
                                ? ", " + context.formats().range(other.range())
                                : ""))
                .orElse("");
    }

    /** To the period with the worst p95, and there to its slowest event. */
    private void slowest() {
        shown.flatMap(data -> data.periods().stream()
                        .filter(period -> period.latency().count() > 0)
                        .max(Comparator.comparingDouble(MetricName.P95_LATENCY::of)))
                .ifPresent(period -> {
                    events.slowestFirst();
                    zoom(period.range());
                });
    }

    private void load(boolean withEvents) {
        Optional<ModelInfo> model = context.selection().model().get();
        if (model.isEmpty()) {
            about.setText("");
            state.empty(
                    "fth-activity",
                    Messages.text("model.none-chosen"),
                    Messages.text("metrics.empty.sentence"),
                    Optional.of(
                            new Action(Messages.text("overview.empty.add"), () -> context.go(new Place.Welcome()))));
            events.setVisible(false);
            return;
        }
        events.setVisible(true);
        TimeRange range = context.selection().rangeOf(model.get());
        byMonth.setVisible(range.length().compareTo(SEVERAL_MONTHS) >= 0);
        boolean months = byMonth.isVisible() && byMonth.isSelected();
        Comparison asked = with;
        int pixels = (int) (page.getWidth() > 0 ? page.getWidth() : TWO_COLUMNS) / columns();
        state.load(
                lane,
                Messages.text("metrics.loading"),
                () -> reader.read(model.get(), range, pixels, months, asked),
                this::show);
        if (withEvents) {
            events.show(model.get(), range);
        }
    }

    private void show(MetricsData data) {
        shown = Optional.of(data);
        compare.show(with, data.versions(), data.model().id());
        boolean past = data.model().isHistorical(context.now());
        String words = data.model().name() + " · " + context.formats().range(data.range());
        if (data.held().isEmpty() && !(with instanceof Comparison.None)) {
            words += " · " + Messages.text("metrics.compare.nothing", compare.word(with));
        }
        about.setText(past ? words + " · " + Messages.text("metrics.historical") : words);
        if (data.periods().isEmpty() && data.series().isEmpty()) {
            state.empty(
                    "fth-activity",
                    Messages.text("metrics.none"),
                    data.firstEvent()
                            .map(at -> Messages.text(
                                    "metrics.none.next", context.formats().time(at)))
                            .orElse(Messages.text("metrics.none.never")),
                    data.firstEvent()
                            .map(at -> new Action(
                                    Messages.text("metrics.jump"),
                                    () -> context.selection()
                                            .setRange(new TimeRange(at, at.plus(Duration.ofDays(1)))))));
            return;
        }
        draw(data);
    }

    private void draw(MetricsData data) {
        MetricCharts made = new MetricCharts(
                data, context.formats().zone(), layerSwitches.shown(), layerSwitches.limits(), held(data));
        latency.show(made.latency());
        throughput.show(made.throughput());
        errors.show(made.errors());
        quality.show(made.quality());
        show(losses, made.losses());
        show(labels, made.labels());
        while (series.size() < data.series().size()) {
            series.add(panel());
        }
        arrange();
        for (int i = 0; i < data.series().size(); i++) {
            series.get(i).show(made.series(data.series().get(i)));
        }
    }

    /** One that has nothing to show is left out of the grid. */
    private static void show(ChartPanel panel, Optional<TimeSeriesChart> chart) {
        panel.setVisible(chart.isPresent());
        chart.ifPresent(panel::show);
    }

    private int columns() {
        return alone.isEmpty() && page.getWidth() >= TWO_COLUMNS ? 2 : 1;
    }

    /** The switches stand beside the title, or under it where there is no room for them. */
    private void place() {
        Pane now = layers.getChildren().isEmpty() ? below : layers;
        double wanted = now.getChildren().stream()
                .filter(Node::isManaged)
                .mapToDouble(one -> one.prefWidth(-1) + SWITCHES_APART)
                .sum();
        Pane there =
                page.getWidth() - page.getInsets().getLeft() - page.getInsets().getRight()
                                > title.prefWidth(-1) + wanted
                        ? layers
                        : below;
        if (there != now) {
            List<Node> switches = List.copyOf(now.getChildren());
            now.getChildren().clear();
            there.getChildren().addAll(switches);
        }
        below.setManaged(there == below);
    }

    private void arrange() {
        int columns = columns();
        place();
        List<ChartPanel> panels = new ArrayList<>(List.of(latency, throughput, errors, quality));
        Stream.of(losses, labels).filter(Node::isVisible).forEach(panels::add);
        panels.addAll(series.subList(0, shown.map(data -> data.series().size()).orElse(0)));
        if (alone.isPresent()) {
            panels = List.of(alone.get());
        }
        if (charts.getColumnConstraints().size() == columns
                && charts.getChildren().equals(panels)) {
            return;
        }
        charts.getChildren().clear();
        charts.getColumnConstraints().clear();
        for (int i = 0; i < columns; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            charts.getColumnConstraints().add(column);
        }
        for (int i = 0; i < panels.size(); i++) {
            charts.add(panels.get(i), i % columns, i / columns);
        }
    }

    /** One chart alone, as large as the page, or all of them again. */
    private void maximise(ChartPanel panel) {
        trial.discarded();
        alone.ifPresent(before -> before.tall(CHART_HEIGHT));
        alone = alone.filter(panel::equals).isPresent() ? Optional.empty() : Optional.of(panel);
        alone.ifPresent(one ->
                one.tall(Math.max(CHART_HEIGHT, scroll.getViewportBounds().getHeight() - HEAD)
                        / context.theme().look().get().textScale()));
        arrange();
        scroll.setVvalue(0);
        panel.pane().requestFocus();
        // a wider chart tells finer periods apart
        load(false);
    }

    private void goesOn() {
        if (context.selection().live().get() && paused.isVisible()) {
            paused.setVisible(false);
            place();
        }
    }

    /** What is looked at closely stands still until somebody wants it to go on. */
    private void pause() {
        if (context.selection().live().get()) {
            context.selection().live().set(false);
            paused.setVisible(true);
            place();
        }
    }

    private void resume() {
        context.selection().live().set(true);
        reset();
        load(true);
    }

    private void zoom(TimeRange range) {
        pause();
        if (wide.isEmpty()) {
            wide = Optional.of(context.selection().choice().get());
        }
        context.selection().setRange(range);
    }

    /** Back to the range before the first zoom. */
    private void reset() {
        wide.ifPresent(choice -> context.selection().choice().set(choice));
        wide = Optional.empty();
    }

    private void zoomOut() {
        TimeRange range = context.selection().range();
        Duration half = range.length().dividedBy(2);
        context.selection()
                .setRange(new TimeRange(range.from().minus(half), range.to().plus(half)));
    }

    private void toEvents() {
        scroll.setVvalue(1);
        events.focusTable();
    }
}
