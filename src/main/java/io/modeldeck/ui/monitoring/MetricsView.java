package io.modeldeck.ui.monitoring;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Comparison;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.control.Fxml;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import io.modeldeck.ui.kit.work.Rest;
import io.modeldeck.ui.kit.work.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A model over time: latency, throughput, errors, quality, and the single events below. */
public final class MetricsView implements Screen {

    /** So long the window's edge rests before the store is asked for what the new width has room for. */
    private static final Duration REST = Duration.ofMillis(150);
    /** From here on months can be told apart. */
    private static final Duration SEVERAL_MONTHS = Duration.ofDays(60);

    private static final Set<Class<? extends Change>> SHOWN = Set.of(
            Change.MetricsRolled.class,
            Change.LabelsStored.class,
            Change.AlertChanged.class,
            Change.DriftMeasured.class,
            Change.RequestChanged.class,
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
    private final FxTasks.Lane figuresLane;
    private final FxTasks.Lane marksLane;
    private final MetricsCharts charts;
    private final FigurePanels panels;
    private final StatePane state;
    /** Says where only what lies over the charts could not be read. */
    private final StatePane marksState = new StatePane(new Region());

    private final EventsPanel events;
    private final ToggleButton byMonth = new ToggleButton(Messages.text("metrics.by-month"));
    private final NoteDeeds notes;
    private final CompareMenu compare;
    private final MetricsPage places;
    private final MetricsStates states;
    private final MetricsZoom zoom;
    private final MetricsLive live;
    private final Parent root;
    private Comparison with = new Comparison.None();
    private boolean withEvents;
    private Optional<MetricsQuestion> asked = Optional.empty();

    public MetricsView(ScreenContext context) {
        this.context = context;
        reader = new MetricsReader(context.engine(), context.formats());
        figuresLane = context.tasks().lane();
        marksLane = context.tasks().lane();
        compare = new CompareMenu(context.selection()::models, this::compare);
        notes = new NoteDeeds(context);
        events = new EventsPanel(context);
        root = Fxml.load(this);
        MetricsHead head = new MetricsHead(page, title, layers, below);
        zoom = new MetricsZoom(context.selection(), head::place, () -> load(true));
        live = new MetricsLive(context, reader, () -> load(true), this::drawFigures);
        byMonth.getStyleClass().addAll("small", "layer");
        byMonth.setMinWidth(ToggleButton.USE_PREF_SIZE);
        byMonth.managedProperty().bind(byMonth.visibleProperty());
        byMonth.setOnAction(event -> load(false));
        layers.getChildren().addAll(zoom.pill(), live.button(), byMonth, compare);
        Layers switches = Layers.ofMetrics(layers, context.selection(), this::draw);
        charts = new MetricsCharts(context, reader, switches, zoom);
        panels = charts.panels();
        state = new StatePane(panels.node());
        states = new MetricsStates(context, state);
        places = new MetricsPage(scroll, page, head, panels, charts.outside(), charts.runtime());
        marksState.ready();
        VBox.setVgrow(events, Priority.ALWAYS);
        events.setMinHeight(260);
        body.getChildren().addAll(marksState, state, charts.outside(), charts.runtime());
        Rest rest = new Rest(context.tasks(), REST, this::rested);
        page.widthProperty().addListener(observable -> {
            arrange();
            rest.disturbed();
        });
        arrange();
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(Place place) {
        charts.discardTrial();
        with = place instanceof Place.Metrics metrics ? metrics.with() : new Comparison.None();
        zoom.arrive();
        load(true);
        live.arrive();
        if (!withEvents) {
            // laying out their table takes as long as all the charts: these are seen first
            withEvents = true;
            context.tasks().afterPulse(root, () -> body.getChildren().add(events));
        }
    }

    /** The charts of the model and the range that are chosen: they are there when somebody comes, and read anew behind that. */
    @Override
    public void readAhead() {
        load(true);
    }

    @Override
    public void hide() {
        live.leave();
        zoom.leave();
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
                Command.METRICS_LATENCY.does(() -> maximise(panels.latency)),
                Command.METRICS_THROUGHPUT.does(() -> maximise(panels.throughput)),
                Command.METRICS_ERROR_RATE.does(() -> maximise(panels.errors)),
                Command.METRICS_QUALITY.does(() -> maximise(panels.quality)),
                Command.METRICS_ALL
                        .does(() -> panels.alone().ifPresent(this::maximise))
                        .when(panels::isOneAlone),
                Command.METRICS_NOTE.does(this::note),
                Command.METRICS_NOTES.does(() -> notes.list(context.selection().range())),
                Command.METRICS_ZOOM_OUT.does(zoom::out));
    }

    /** At the moment that the charts point at, else at the end of what is shown. */
    private void note() {
        TimeRange range = context.selection().range();
        Instant at = charts.pointed().orElse(range.to());
        notes.write(new TimeRange(at, at));
    }

    /** What is compared is part of the place, so that back, links and saved views have it. */
    private void compare(Comparison wanted) {
        context.selection().model().get().ifPresent(model -> context.go(new Place.Metrics(model.id(), wanted)));
    }

    /** To the period with the worst p95, and there to its slowest event. */
    private void slowest() {
        charts.slowest().ifPresent(period -> {
            events.slowestFirst();
            zoom.to(period.range());
            toEvents();
        });
    }

    private void load(boolean withEvents) {
        Optional<ModelInfo> model = context.selection().model().get();
        events.setVisible(model.isPresent());
        if (model.isEmpty()) {
            noModel();
            return;
        }
        TimeRange range = context.selection().rangeOf(model.get());
        byMonth.setVisible(range.length().compareTo(SEVERAL_MONTHS) >= 0);
        MetricsQuestion question = question(model.get(), range);
        asked = Optional.of(question);
        // each by itself, so that none waits for another, and none fails with another
        state.load(figuresLane, Messages.text("metrics.loading"), () -> reader.figures(question), this::show);
        marksState.load(
                marksLane,
                Messages.text("metrics.loading.marks"),
                () -> reader.marks(question.model(), range),
                read -> {
                    // mostly nothing comes or goes by a step, and what is drawn already is not drawn twice
                    if (charts.take(read)) {
                        draw();
                    }
                });
        charts.loadBelow(question);
        if (withEvents) {
            events.show(model.get(), range);
        }
    }

    private MetricsQuestion question(ModelInfo model, TimeRange range) {
        boolean months = byMonth.isVisible() && byMonth.isSelected();
        return new MetricsQuestion(model, range, places.pixels(), months, with, compare.word(with), live.isOn());
    }

    /** The window has a width again: while its edge was dragged what is there was drawn in each size, and nothing read. */
    void rested() {
        asked.filter(before -> Shown.hasPulses(root))
                .filter(before -> question(before.model(), before.range()).granularity() != before.granularity())
                .ifPresent(before -> load(false));
    }

    private void noModel() {
        about.setText("");
        figuresLane.cancel();
        marksLane.cancel();
        charts.forgetBelow();
        states.noModel();
    }

    private void show(Figures figures) {
        charts.take(figures);
        live.begin(figures);
        MetricsData data = figures.data();
        compare.show(with, data.versions(), data.model().id());
        about.setText(states.about(data, with, compare.word(with)));
        if (data.periods().isEmpty()) {
            states.nothing(data);
        } else {
            drawFigures(figures);
        }
    }

    /** Lays the chosen layers over what is there. */
    private void draw() {
        charts.figures().filter(figures -> !figures.data().periods().isEmpty()).ifPresent(this::drawFigures);
        charts.outside().draw();
        if (charts.isRuntimeOtherwise()) {
            context.selection()
                    .model()
                    .get()
                    .ifPresent(model -> charts.loadRuntime(context.selection().rangeOf(model), places.pixels()));
        }
    }

    private void drawFigures(Figures figures) {
        charts.draw(figures);
        arrange();
    }

    /** One chart alone, as large as the page, or all of them again. */
    private void maximise(ChartPanel panel) {
        charts.discardTrial();
        places.flip(panel, context.theme().look().get().textScale());
        arrange();
        panel.pane().requestFocus();
        // a wider chart tells finer periods apart
        load(false);
    }

    private void arrange() {
        places.arrange(charts.figures());
    }

    private void toEvents() {
        places.toEnd();
        events.focusTable();
    }
}
