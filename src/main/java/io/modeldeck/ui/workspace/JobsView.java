package io.modeldeck.ui.workspace;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Change;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.schedule.Job;
import io.modeldeck.schedule.Jobs;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.control.Fxml;
import io.modeldeck.ui.kit.control.Pane;
import io.modeldeck.ui.kit.control.Presence;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FocusPulse;
import io.modeldeck.ui.kit.work.FxTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The recurring work: what runs when, how it went, and what a person may do about it. */
public final class JobsView implements Screen {

    private static final int RUNS = 50;

    /** Narrower than this, how a job went takes the place of what is said below the table as well. */
    static final double ROOM = 900;

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final JobTable jobs;
    private final DataTable<JobRow> table;
    private final StatePane state;
    private final FocusPulse countdown;
    private final JobPane pane;
    private final UnderWayPanel underWay;
    private final FetchPanel fetches;
    private final LoadedPanel loaded;

    @FXML
    private Label subtitle;

    @FXML
    private VBox body;

    private final Parent root;
    private final InvalidationListener details = observable -> showPane();
    private List<JobRow> jobsRead = List.of();
    private List<String> shownNext = List.of();

    public JobsView(ScreenContext context) {
        this.context = context;
        lane = context.tasks().lane();
        root = Fxml.load(this);
        jobs = new JobTable(context.formats(), context.theme());
        table = jobs.table();
        state = new StatePane(table);
        countdown = new FocusPulse(context.tasks(), SECOND, root, this::tick);
        pane = new JobPane(context.formats(), context.theme(), context.writing(), new JobPane.Deeds() {
            @Override
            public void run() {
                runNow();
            }

            @Override
            public void pauseOrResume() {
                JobsView.this.pauseOrResume();
            }

            @Override
            public void editInterval() {
                JobsView.this.editInterval();
            }
        });
        fetches = new FetchPanel(context);
        loaded = new LoadedPanel(context);
        // fetches have a table of their own here
        underWay = new UnderWayPanel(context, work -> work.kind() != UnderWay.Kind.FETCH, () -> {});
        VBox.setVgrow(state, Priority.ALWAYS);
        state.setMinHeight(340);
        state.setPrefHeight(340);
        VBox.setVgrow(pane, Priority.SOMETIMES);
        body.getChildren().addAll(Pane.of(state), Pane.of(pane), underWay, loaded, fetches);
        pane.show(Optional.empty());
        table.beside(context.selection().details());
        // the window's answer outlives this list
        context.selection().details().addListener(new WeakInvalidationListener(details));
        table.selected().addListener((property, before, now) -> pane.show(now));
        table.setOnOpen(row -> row.model().ifPresent(model -> context.go(new Place.Metrics(model.id()))));
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(Place place) {
        countdown.begin();
        load();
    }

    @Override
    public void refresh(Set<Class<? extends Change>> what) {
        if (what.contains(Change.JobRan.class)
                || what.contains(Change.JobChanged.class)
                || what.contains(Change.ConfigChanged.class)
                || what.contains(Change.VersionChanged.class)) {
            load();
            return;
        }
        if (what.contains(Change.FetchMoved.class)) {
            fetches.load();
        }
        if (UnderWay.isConcernedBy(what)) {
            underWay.load();
        }
    }

    @Override
    public void hide() {
        countdown.stop();
        fetches.rest();
        loaded.rest();
        underWay.rest();
    }

    @Override
    public List<KeyCommand> commands() {
        return List.of(
                Command.JOBS_NEXT.does(() -> table.move(1)),
                Command.JOBS_PREVIOUS.does(() -> table.move(-1)),
                Command.JOBS_RUN.does(this::runNow),
                Command.JOBS_PAUSE.does(this::pauseOrResume),
                Command.JOBS_INTERVAL.does(this::editInterval));
    }

    private void load() {
        fetches.load();
        loaded.load();
        underWay.load();
        state.load(lane, Messages.text("jobs.loading"), () -> read(context.engine()), this::show);
    }

    /** What is due comes nearer while somebody looks. */
    private void tick() {
        Instant now = context.now();
        List<JobRow> later = jobsRead.stream().map(row -> row.at(now)).toList();
        List<String> words = later.stream().map(jobs::nextInWords).toList();
        if (!words.equals(shownNext)) {
            show(later);
        }
    }

    private static List<JobRow> read(Engine engine) {
        Instant now = engine.clock().instant();
        Map<Long, ModelInfo> models =
                engine.registry().models().stream().collect(Collectors.toMap(ModelInfo::id, Function.identity()));
        return engine.jobs().all().stream()
                .map(job -> JobRow.of(
                        job,
                        Optional.ofNullable(models.get(job.modelId())),
                        engine.jobs().history(job.id(), RUNS),
                        now))
                .sorted(Comparator.comparing((JobRow row) -> row.model().isPresent())
                        .thenComparing(JobRow::modelName)
                        .thenComparing(JobRow::order))
                .toList();
    }

    private void show(List<JobRow> rows) {
        table.setRows(rows);
        jobsRead = rows;
        shownNext = rows.stream().map(jobs::nextInWords).toList();
        if (table.selected().get().isEmpty()) {
            table.selectFirst();
        }
        pane.show(table.selected().get());
        showPane();
        if (rows.isEmpty()) {
            subtitle.setText("");
            state.empty(
                    "fth-clock",
                    Messages.text("jobs.empty"),
                    Messages.text("jobs.empty.text"),
                    Optional.of(new Action(Messages.text("jobs.empty.action"), () -> context.go(new Place.Welcome()))));
            return;
        }
        long failed = rows.stream().filter(JobRow::failed).count();
        long late = rows.stream().filter(JobRow::overdue).count();
        long paused = rows.stream().filter(row -> row.job().paused()).count();
        subtitle.setText(Messages.text("jobs.summary", rows.size(), failed, late, paused));
    }

    private void showPane() {
        boolean hides = pane.isVisible() && !context.selection().details().get();
        if (hides && pane.isFocusWithin()) {
            table.view().requestFocus();
        }
        Presence.of(pane, !jobsRead.isEmpty() && context.selection().details().get());
    }

    // ------------------------------------------------------------------ deeds

    private void runNow() {
        table.selected().get().ifPresent(row -> {
            Engine engine = context.engine();
            context.tasks()
                    .run(
                            Messages.text("jobs.run"),
                            () -> {
                                engine.jobs()
                                        .runNow(
                                                context.actor(),
                                                row.present(),
                                                row.job().id(),
                                                "");
                                if (!row.live()) {
                                    // no beat of the clock works a historical model: it is done here
                                    engine.hops().runDue(row.job().modelId(), row.present());
                                }
                                return row.live();
                            },
                            waits -> {
                                context.toasts()
                                        .show(Messages.text(waits ? "jobs.run.soon" : "jobs.run.done", row.name()));
                                load();
                            });
        });
    }

    private void pauseOrResume() {
        table.selected().get().ifPresent(row -> setPaused(row, !row.job().paused()));
    }

    private void setPaused(JobRow row, boolean paused) {
        context.tasks().run(Messages.text("jobs.pause-or-resume"), () -> pause(row, paused), job -> {
            context.undoable(
                    Messages.text(paused ? "jobs.paused.done" : "jobs.resumed.done", row.name(), row.modelName()),
                    () -> pause(row, !paused),
                    () -> pause(row, paused),
                    this::load);
            load();
        });
    }

    private Job pause(JobRow row, boolean paused) {
        Jobs jobs = context.engine().jobs();
        long id = row.job().id();
        return paused
                ? jobs.pause(context.actor(), context.now(), id, "")
                : jobs.resume(context.actor(), context.now(), id, "");
    }

    private void editInterval() {
        table.selected()
                .get()
                .filter(JobRow::hasConfiguredInterval)
                .ifPresent(row -> new IntervalDialog(context, row, this::load).show());
    }
}
