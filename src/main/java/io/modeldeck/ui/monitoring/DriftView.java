package io.modeldeck.ui.monitoring;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.report.DriftTable;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.control.Fxml;
import io.modeldeck.ui.kit.control.Pane;
import io.modeldeck.ui.kit.export.TableRequest;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import io.modeldeck.ui.monitoring.DriftTabs.Tab;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Whether what goes into a model, what comes out of it or what it means has changed. */
public final class DriftView implements Screen {

    private static final Set<Class<? extends Change>> SHOWN = Set.of(
            Change.DriftMeasured.class,
            Change.AlertChanged.class,
            Change.AnnotationChanged.class,
            Change.BaselineChanged.class,
            Change.ConfigChanged.class,
            Change.StageChanged.class);

    @FXML
    private Label about;

    @FXML
    private Button check;

    @FXML
    private Button baseline;

    @FXML
    private Button retrain;

    @FXML
    private HBox tabs;

    @FXML
    private VBox body;

    private final ScreenContext context;
    private final DriftDeeds deeds;
    private final BaselineDeed baselines;
    private final FxTasks.Lane lane;
    private final DriftTabs parts;
    private final DriftList ranked;
    private final DriftDetail detail;
    private final DriftHeatMap heat;
    private final HBox pair = new HBox();
    private final VBox content = new VBox();
    private final StatePane state = new StatePane(content);
    private final Parent root;
    private Tab tab = Tab.INPUT;
    private Optional<DriftData> shown = Optional.empty();
    private Optional<String> wanted = Optional.empty();

    public DriftView(ScreenContext context) {
        this.context = context;
        deeds = new DriftDeeds(context);
        baselines = new BaselineDeed(context);
        lane = context.tasks().lane();
        detail = new DriftDetail(context, deeds, this::load);
        heat = new DriftHeatMap(context);
        ranked = new DriftList(context, detail::show);
        root = Fxml.load(this);
        List.of(check, baseline, retrain).forEach(context.writing()::guard);
        parts = new DriftTabs(tabs, this::open);
        parts.select(tab);
        ScrollPane scroll = scroll(detail);
        // else the list would be as wide as the text beside it lets it
        scroll.setPrefWidth(100);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        pair.getChildren().addAll(ranked, Pane.of(scroll));
        pair.getStyleClass().add("tiles");
        VBox.setVgrow(pair, Priority.ALWAYS);
        VBox.setVgrow(heat, Priority.ALWAYS);
        VBox.setVgrow(state, Priority.ALWAYS);
        body.getChildren().add(state);
    }

    private static ScrollPane scroll(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        return scroll;
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(Place place) {
        if (place instanceof Place.Drift drift) {
            wanted = drift.feature();
        }
        load();
    }

    @Override
    public void refresh(Set<Class<? extends Change>> what) {
        if (what.stream().anyMatch(SHOWN::contains)) {
            load();
        }
    }

    @Override
    public List<KeyCommand> commands() {
        return List.of(
                Command.DRIFT_NEXT.does(() -> move(1)),
                Command.DRIFT_PREVIOUS.does(() -> move(-1)),
                Command.DRIFT_INPUT.does(() -> open(Tab.INPUT)),
                Command.DRIFT_PREDICTION.does(() -> open(Tab.PREDICTION)),
                Command.DRIFT_CONCEPT.does(() -> open(Tab.CONCEPT)),
                Command.DRIFT_HEAT.does(() -> open(Tab.HEAT)),
                Command.DRIFT_VIEW.does(detail::nextView),
                Command.DRIFT_SAVE.does(this::save),
                Command.DRIFT_ORDER.does(this::nextOrder),
                Command.DRIFT_EXCLUDE.does(this::exclude),
                Command.DRIFT_NEW_RULE.does(this::rule),
                Command.DRIFT_BASELINE.does(this::baseline),
                Command.DRIFT_REQUEST.does(this::retrain));
    }

    @FXML
    private void check() {
        context.selection().model().get().ifPresent(model -> deeds.check(model, this::load));
    }

    @FXML
    private void baseline() {
        shown.ifPresent(data -> baselines.ask(data, this::load));
    }

    @FXML
    private void retrain() {
        context.selection().model().get().ifPresent(deeds::retraining);
    }

    private void exclude() {
        withSelected((data, result) -> {
            if (result.concernsColumn()) {
                deeds.exclude(data, result.feature().orElseThrow(), !data.isExcluded(result), this::load);
            }
        });
    }

    private void rule() {
        withSelected((data, result) -> {
            if (!data.isExcluded(result)) {
                detail.propose(data, result);
            }
        });
    }

    private void withSelected(BiConsumer<DriftData, DriftResult> deed) {
        if (tab != Tab.HEAT) {
            shown.ifPresent(data -> ranked.selected().ifPresent(chosen -> deed.accept(data, chosen)));
        }
    }

    private void load() {
        Optional<ModelInfo> model = context.selection().model().get();
        List.of(check, baseline, retrain).forEach(button -> button.setDisable(model.isEmpty()));
        if (model.isEmpty()) {
            about.setText("");
            state.empty(
                    "fth-shuffle",
                    Messages.text("model.none-chosen"),
                    Messages.text("drift.empty.sentence"),
                    Optional.of(
                            new Action(Messages.text("overview.empty.add"), () -> context.go(new Place.Welcome()))));
            return;
        }
        TimeRange range = context.selection().rangeOf(model.get());
        state.load(
                lane,
                Messages.text("drift.loading"),
                () -> DriftData.read(context.engine(), context.formats(), model.get(), range),
                this::show);
    }

    private void show(DriftData data) {
        shown = Optional.of(data);
        about.setText(data.model().name() + " · "
                + data.baseline()
                        .map(set -> Messages.text("drift.against", BaselineText.of(context.formats(), set)))
                        .orElse(Messages.text("drift.no-baseline")));
        parts.count(data);
        wanted.flatMap(feature -> data.newest().stream()
                        .filter(result -> result.feature().equals(Optional.of(feature)))
                        .findFirst())
                .ifPresent(result -> tab = Tab.of(result.type()));
        parts.select(tab);
        fill(data);
    }

    private void open(Tab chosen) {
        tab = chosen;
        wanted = Optional.empty();
        parts.select(tab);
        shown.ifPresent(this::fill);
    }

    private void fill(DriftData data) {
        state.ready();
        if (tab == Tab.HEAT) {
            content.getChildren().setAll(heat);
            heat.show(data);
            return;
        }
        content.getChildren().setAll(pair);
        List<DriftResult> results = data.of(tab.type().orElseThrow());
        if (results.isEmpty()) {
            state.notEvaluated(
                    Messages.text("drift.none"),
                    data.baseline().isEmpty()
                            ? Messages.text("drift.none.baseline")
                            : Messages.text("drift.none.needed"));
            return;
        }
        DriftResult chosen = ranked.show(data, results, wanted);
        wanted = Optional.empty();
        detail.show(data, chosen);
    }

    /** All that the newest check found, with how it was found. */
    private void save() {
        shown.filter(data -> !data.newest().isEmpty()).ifPresent(data -> {
            String name = data.model().name() + " drift";
            root.fireEvent(TableRequest.of(
                    name,
                    () -> DriftTable.of(name, data.newest()),
                    data.newest().size()));
        });
    }

    private void nextOrder() {
        if (tab == Tab.INPUT) {
            ranked.nextOrder();
        }
    }

    private void move(int by) {
        if (tab != Tab.HEAT) {
            ranked.move(by);
        }
    }
}
