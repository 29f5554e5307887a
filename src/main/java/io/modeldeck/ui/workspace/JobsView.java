package io.modeldeck.ui.workspace;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Change;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.schedule.Job;
import io.modeldeck.schedule.JobRun;
import io.modeldeck.schedule.Jobs;
import io.modeldeck.ui.kit.Action;
import io.modeldeck.ui.kit.Badge;
import io.modeldeck.ui.kit.Command;
import io.modeldeck.ui.kit.DataTable;
import io.modeldeck.ui.kit.Formats;
import io.modeldeck.ui.kit.FxTasks;
import io.modeldeck.ui.kit.Fxml;
import io.modeldeck.ui.kit.Glyph;
import io.modeldeck.ui.kit.KeyCommand;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Pane;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.Presence;
import io.modeldeck.ui.kit.Said;
import io.modeldeck.ui.kit.Screen;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.StatePane;
import io.modeldeck.ui.kit.Tone;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The recurring work: what runs when, how it went, and what a person may do about it. */
public final class JobsView implements Screen {

    private static final int RUNS = 50;

    /** Narrower than this, how a job went takes the place of what is said below the table as well. */
    static final double ROOM = 900;

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final DataTable<JobRow> table =
            new DataTable<JobRow>(Messages.text("jobs.table"), row -> row.job().id()).filterable();
    private final StatePane state = new StatePane(table);
    private final JobPane pane;
    private final FetchPanel fetches;
    private final LoadedPanel loaded;

    @FXML
    private Label subtitle;

    @FXML
    private VBox body;

    private final Parent root;

    public JobsView(ScreenContext context) {
        this.context = context;
        lane = context.tasks().lane();
        root = Fxml.load(this);
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
        columns();
        VBox.setVgrow(state, Priority.ALWAYS);
        state.setMinHeight(340);
        state.setPrefHeight(340);
        VBox.setVgrow(pane, Priority.SOMETIMES);
        body.getChildren().addAll(Pane.of(state), Pane.of(pane), loaded, fetches);
        pane.show(Optional.empty());
        table.selected().addListener((property, before, now) -> pane.show(now));
        table.setOnOpen(row -> row.model().ifPresent(model -> context.go(new Place.Metrics(model.id()))));
    }

    private void columns() {
        table.node(Messages.text("jobs.job"), JobRow::name, this::nameCell).setMinWidth(160);
        table.text(Messages.text("jobs.model"), JobRow::modelName).setMinWidth(122);
        TableColumn<JobRow, JobRow> schedule = table.text(Messages.text("jobs.schedule"), JobRow::schedule);
        schedule.setMinWidth(94);
        table.giveWay(schedule, ROOM);
        table.node(
                        Messages.text("jobs.next"),
                        this::nextText,
                        Comparator.comparing(row -> row.job().nextDue()),
                        this::nextCell)
                .setMinWidth(148);
        TableColumn<JobRow, JobRow> took = table.number(
                Messages.text("jobs.took"),
                "ms",
                row -> row.last().map(run -> (double) run.duration().toMillis()).orElse(Double.NaN),
                row -> row.last().map(run -> Formats.took(run.duration())).orElse(Formats.NONE));
        took.setMinWidth(72);
        table.giveWay(took, ROOM);
        table.node(Messages.text("jobs.last"), JobsView::resultText, row -> resultCell(row.last()))
                .setPrefWidth(420);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(Place place) {
        load();
    }

    @Override
    public void refresh(Set<Class<? extends Change>> what) {
        if (what.contains(Change.JobRan.class)
                || what.contains(Change.JobChanged.class)
                || what.contains(Change.ConfigChanged.class)
                || what.contains(Change.VersionChanged.class)) {
            load();
        } else if (what.contains(Change.FetchMoved.class)) {
            fetches.load();
        }
    }

    @Override
    public void hide() {
        fetches.rest();
        loaded.rest();
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
        state.load(lane, Messages.text("jobs.loading"), () -> read(context.engine()), this::show);
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
        if (table.selected().get().isEmpty()) {
            table.selectFirst();
        }
        pane.show(table.selected().get());
        Presence.of(pane, !rows.isEmpty());
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

    // ------------------------------------------------------------------ cells

    private Node nameCell(JobRow row) {
        Label label = new Label(row.name());
        label.setTooltip(new Tooltip(row.meaning()));
        return label;
    }

    private String nextText(JobRow row) {
        if (row.job().paused()) {
            return Messages.text("jobs.paused");
        }
        String at = context.formats().timeWithZone(row.job().nextDue());
        if (row.retries()) {
            return JobPane.next(row, context.formats());
        }
        return row.overdue() ? Messages.text("jobs.overdue.at", at) : at;
    }

    private Node nextCell(JobRow row) {
        Label label = new Label(JobPane.next(row, context.formats()));
        label.setTooltip(new Tooltip(context.formats().timeWithZone(row.job().nextDue())
                + (row.live() ? "" : "\n" + Messages.text("jobs.own-time"))));
        if (row.job().paused()) {
            return new Badge(Glyph.PAUSED, Messages.text("jobs.paused"), Tone.NEUTRAL);
        }
        return row.overdue() || row.retries() ? new Badge(Glyph.WARNING, label.getText(), Tone.WARNING) : label;
    }

    private static String resultText(JobRow row) {
        return row.last().map(JobsView::resultText).orElseGet(() -> Messages.text("jobs.never"));
    }

    static String resultText(JobRun run) {
        String word = Messages.text(run.running() ? "jobs.running" : run.ok() ? "jobs.done" : "jobs.failed");
        return run.message().isEmpty() ? word : word + ": " + message(run);
    }

    /** What a job says that ended well is in the forms of the engine; why one failed may be anybody's words. */
    private static String message(JobRun run) {
        return run.ok() ? Said.of(run.message()) : run.message();
    }

    static Node resultCell(Optional<JobRun> run) {
        if (run.isEmpty()) {
            Label never = new Label(Messages.text("jobs.never"));
            never.getStyleClass().add("muted");
            return never;
        }
        if (run.get().running()) {
            return new Badge(Glyph.RUNNING, Messages.text("jobs.running"), Tone.ACCENT);
        }
        boolean ok = run.get().ok();
        String said = message(run.get());
        Label message = new Label(said);
        message.setTooltip(new Tooltip(said));
        HBox cell = new HBox((ok ? Glyph.OK : Glyph.FAILED).node(ok ? Tone.GOOD : Tone.DANGER), message);
        cell.getStyleClass().add("row");
        return cell;
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
