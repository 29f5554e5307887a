package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Change;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.control.FittingTabs;
import io.modeldeck.ui.kit.control.Fxml;
import io.modeldeck.ui.kit.control.TwoLines;
import io.modeldeck.ui.kit.mark.ConditionBadge;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.table.MasterDetail;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import io.modeldeck.ui.kit.theme.Tone;
import io.modeldeck.ui.kit.work.FxTasks;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** All training runs, and what came of each. */
public final class RunsView implements Screen {

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final DataTable<TrainingRun> table = new DataTable<TrainingRun>(
                    Messages.text("runs.table"), TrainingRun::id)
            .filterable()
            .linked(run -> Optional.of(new Place.Runs(OptionalLong.of(run.id()))));
    private final RunDetail detail;
    private final RunActions actions;
    private final MasterDetail both;
    private final StatePane state;
    private final SearchPane searches;
    private final TabPane tabs = new TabPane();
    private final StatePane detailState;
    private final Parent root;
    private RunBook book = new RunBook(List.of(), Map.of());
    private OptionalLong wanted = OptionalLong.empty();

    @FXML
    private Label subtitle;

    @FXML
    private VBox body;

    public RunsView(ScreenContext context) {
        this.context = context;
        lane = context.tasks().lane();
        actions = new RunActions(context, this::load);
        detail = new RunDetail(context, actions);
        detailState = new StatePane(detail);
        both = new MasterDetail(context.selection().details(), table, detailState, 0.46);
        state = new StatePane(both);
        root = Fxml.load(this);
        columns();
        table.getStyleClass().add("tall-rows");
        table.selected()
                .addListener((property, before, now) ->
                        now.ifPresentOrElse(this::showRun, () -> detailState.noneChosen(Messages.text("runs.choose"))));
        searches = new SearchPane(context, this::searched);
        FittingTabs.of(tabs, context.tasks()::later);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setAccessibleText(Messages.text("runs.title"));
        tabs.getTabs().setAll(new Tab(Messages.text("runs.tab", 0), state), new Tab("", searches));
        VBox.setVgrow(tabs, Priority.ALWAYS);
        body.getChildren().setAll(tabs);
        searchTab().setText(Messages.text("search.tab", 0));
    }

    private Tab searchTab() {
        return tabs.getTabs().getLast();
    }

    private boolean searching() {
        return searchTab().isSelected();
    }

    private void searched(SearchBook book) {
        searchTab().setText(Messages.text("search.tab", book.searches().size()));
    }

    private void columns() {
        TableColumn<TrainingRun, TrainingRun> status = table.node(
                Messages.text("runs.status"), run -> run.status().word(), run -> ConditionBadge.of(run.status()));
        status.setMinWidth(132);
        status.setMaxWidth(132);
        TableColumn<TrainingRun, TrainingRun> what = table.node(
                Messages.text("runs.run"),
                run -> Messages.text("runs.row", run.id(), book.target(run)),
                Comparator.comparing(TrainingRun::id),
                run -> new TwoLines(
                        book.target(run),
                        Messages.text("runs.row.by", run.id(), CompareWords.setOffBy(run.triggerReference()))));
        what.setPrefWidth(166);
        TableColumn<TrainingRun, TrainingRun> started = table.node(
                Messages.text("runs.when"),
                run -> context.formats().timeWithZone(when(run)),
                Comparator.comparing(RunsView::when),
                run -> new TwoLines(
                        context.formats().relative(when(run)),
                        run.duration().map(Formats::duration).orElse("")));
        started.setMinWidth(104);
        started.setMaxWidth(104);
        TableColumn<TrainingRun, TrainingRun> result =
                table.node(Messages.text("runs.result"), RunsView::result, RunsView::resultCell);
        result.setPrefWidth(140);
        table.kind("failed", Messages.text("runs.chip.failed"), RunsView::failed);
    }

    /** It broke off, or what came of it was not good enough. */
    private static boolean failed(TrainingRun run) {
        return run.status() == RunStatus.FAILED
                || run.validationPassed().filter(passed -> !passed).isPresent();
    }

    private static Instant when(TrainingRun run) {
        return run.startedAt().orElse(run.queuedAt());
    }

    private static String result(TrainingRun run) {
        String passed = run.validationPassed()
                .map(yes -> Messages.text(yes ? "runs.passed" : "runs.failed"))
                .orElse("");
        return RunReport.of(run).best().map(best -> passed + ", " + best).orElse(passed);
    }

    private static Node resultCell(TrainingRun run) {
        if (run.validationPassed().isEmpty()) {
            return new Label(run.status().isEnd() ? Said.of(run.failureReason()) : "");
        }
        boolean passed = run.validationPassed().get();
        Label word = new Label(
                Messages.text(passed ? "runs.passed" : "runs.failed"),
                (passed ? Glyph.OK : Glyph.FAILED).node(passed ? Tone.GOOD : Tone.DANGER));
        return new TwoLines(word, RunReport.of(run).best().orElse(""));
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(Place place) {
        if (place instanceof Place.Runs runs) {
            wanted = runs.runId();
            runs.modelId().stream()
                    .mapToObj(context.selection()::name)
                    .flatMap(Optional::stream)
                    .forEach(table::filter);
            tabs.getSelectionModel().selectFirst();
        }
        if (place instanceof Place.Searches search) {
            tabs.getSelectionModel().select(searchTab());
            searches.show(search.searchId());
        } else {
            searches.load();
        }
        load();
    }

    @Override
    public void refresh(Set<Class<? extends Change>> what) {
        if (what.contains(Change.RunChanged.class)
                || what.contains(Change.StageChanged.class)
                || what.contains(Change.VersionChanged.class)) {
            load();
            searches.load();
        }
    }

    @Override
    public List<KeyCommand> commands() {
        return List.of(
                Command.RUNS_RETRY.does(() -> withSelected(run -> {
                    if (run.status().isEnd()) {
                        actions.retry(run);
                    }
                })),
                Command.RUNS_CANCEL.does(() -> withSelected(run -> {
                    if (!run.status().isEnd()) {
                        actions.cancel(run);
                    }
                })),
                Command.RUNS_COMPARE.does(this::compare),
                Command.RUNS_SEARCH.does(this::search),
                Command.RUNS_STAGE.does(() -> withSelected(
                        run -> version(run).filter(RunHead::isStageable).ifPresent(actions::promote))),
                Command.RUNS_NEXT.does(() -> move(1)),
                Command.RUNS_PREVIOUS.does(() -> move(-1)));
    }

    /** Into the log of the run where somebody is in its details, else into the list. */
    @Override
    public Optional<Node> finder() {
        return !searching() && detail.hasFocus() ? Optional.of(detail.finder()) : Optional.empty();
    }

    private void load() {
        state.load(lane, Messages.text("runs.loading"), () -> RunBook.read(context.engine()), this::show);
    }

    private void show(RunBook found) {
        book = found;
        subtitle.setText(Messages.text("runs.subtitle", found.runs().size(), found.active()));
        tabs.getTabs().getFirst().setText(Messages.text("runs.tab", found.runs().size()));
        table.setRows(found.runs());
        if (found.runs().isEmpty()) {
            state.empty(
                    "fth-cpu",
                    Messages.text("runs.none"),
                    Messages.text("runs.none.why"),
                    Optional.of(
                            new Action(Messages.text("runs.none.queue"), () -> context.go(new Place.Retraining()))));
            return;
        }
        state.ready();
        if (wanted.isPresent() && table.select(wanted.getAsLong())) {
            wanted = OptionalLong.empty();
            both.arrive();
        }
        if (table.selected().get().isEmpty()) {
            table.selectFirst();
        }
        table.selected().get().ifPresent(this::showRun);
    }

    private void showRun(TrainingRun run) {
        detail.show(run, version(run), book.target(run));
        detailState.ready();
    }

    private Optional<ModelVersion> version(TrainingRun run) {
        return run.versionId().isPresent()
                ? Optional.ofNullable(book.versions().get(run.versionId().getAsLong()))
                : Optional.empty();
    }

    /** What keys do to a run, where runs are in view. */
    private void withSelected(Consumer<TrainingRun> action) {
        if (!searching()) {
            table.selected().get().ifPresent(action);
        }
    }

    private void move(int by) {
        if (searching()) {
            searches.move(by);
        } else {
            table.move(by);
        }
    }

    /** Asks for a search, over the selected run where runs are in view. */
    private void search() {
        Optional<TrainingRun> run =
                searching() ? Optional.empty() : table.selected().get();
        run.ifPresentOrElse(chosen -> searches.begin(chosen.id()), searches::begin);
    }

    /** The selected runs beside one another; one alone beside what is in production. */
    private void compare() {
        withSelected(first -> context.go(new Place.Compare(
                first.modelId(),
                table.selectedRows().stream()
                        .filter(run -> run.modelId() == first.modelId())
                        .map(run -> "run " + run.id())
                        .toList())));
    }
}
