package io.modeldeck.ui.workspace;

import io.modeldeck.intake.FetchService;
import io.modeldeck.intake.FetchWish;
import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.dialog.EndWork;
import io.modeldeck.ui.kit.mark.Badge;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import io.modeldeck.ui.kit.work.FxTasks;
import io.modeldeck.ui.kit.work.Pulse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Models that are fetched, or were: how far each is, and what may be done about it. Not shown while there never was one. */
final class FetchPanel extends VBox {

    /** A server that stalls announces nothing: looked at all the same, so that no old pace is shown. */
    private static final Duration LOOK = Duration.ofMillis(1_500);

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final Pulse look;
    private final DataTable<FetchRow> table = new DataTable<FetchRow>(
            Messages.text("jobs.fetch"), row -> row.job().id());
    private final Button cancel = new Button(Messages.text("jobs.fetch.cancel"), Icons.of("fth-x"));
    private final Button retry = new Button(Messages.text("jobs.fetch.retry"), Icons.of("fth-rotate-cw"));

    FetchPanel(ScreenContext context) {
        this.context = context;
        this.lane = context.tasks().lane();
        this.look = new Pulse(context.tasks(), LOOK, this::load);
        setId("fetches");
        getStyleClass().addAll("panel", "job-pane");
        Label title = new Label(Messages.text("jobs.fetch"));
        title.getStyleClass().add("heading");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        List.of(cancel, retry).forEach(button -> button.setMinWidth(USE_PREF_SIZE));
        cancel.setOnAction(event -> cancel());
        retry.setOnAction(event -> retry());
        List.of(cancel, retry).forEach(context.writing()::guard);
        HBox head = new HBox(title, gap, retry, cancel);
        head.getStyleClass().add("row");
        columns();
        table.setMinHeight(120);
        table.setPrefHeight(170);
        table.selected().addListener((property, before, now) -> enable(now));
        managedProperty().bind(visibleProperty());
        getChildren().addAll(head, table);
        enable(Optional.empty());
        setVisible(false);
    }

    private void columns() {
        table.text(Messages.text("jobs.fetch.source"), row -> row.job().source().shown())
                .setPrefWidth(220);
        table.text(Messages.text("jobs.fetch.variant"), row -> row.job().variant())
                .setPrefWidth(76);
        table.node(Messages.text("jobs.fetch.status"), FetchRow::status, FetchPanel::badge)
                .setMinWidth(140);
        table.node(Messages.text("jobs.fetch.here"), FetchRow::here, FetchPanel::here)
                .setPrefWidth(165);
        table.text(Messages.text("jobs.fetch.pace"), FetchRow::pace).setPrefWidth(150);
        table.node(Messages.text("jobs.fetch.why"), FetchRow::trouble, FetchPanel::why)
                .setPrefWidth(200);
        table.text(
                        Messages.text("jobs.fetch.asked"),
                        row -> context.formats().time(row.job().createdAt()) + " · "
                                + row.job().askedBy())
                .setPrefWidth(290);
    }

    /** Reads the jobs as they are now. */
    void load() {
        lane.run(
                Messages.text("jobs.fetch"),
                () -> FetchRow.read(context.engine().fetches()),
                this::show);
    }

    /** Nobody looks any more. */
    void rest() {
        look.stop();
    }

    private void show(List<FetchRow> rows) {
        setVisible(!rows.isEmpty());
        table.setRows(rows);
        if (table.selected().get().isEmpty()) {
            table.selectFirst();
        }
        enable(table.selected().get());
        if (rows.stream().anyMatch(FetchRow::comesIn) && getScene() != null) {
            look.begin();
        } else {
            look.stop();
        }
    }

    /** What is shown of the jobs, the newest first. */
    List<FetchRow> rows() {
        return table.rows();
    }

    private void enable(Optional<FetchRow> row) {
        cancel.setDisable(!row.map(FetchRow::mayBeCancelled).orElse(false));
        retry.setDisable(!row.map(FetchRow::mayBeRetried).orElse(false));
    }

    private static Node badge(FetchRow row) {
        String words = row.status();
        return switch (row.job().status()) {
            case COMPLETED -> new Badge(Glyph.OK, words, Tone.GOOD);
            case FAILED -> new Badge(Glyph.FAILED, words, Tone.DANGER);
            case CANCELLED -> new Badge(Glyph.PAUSED, words, Tone.NEUTRAL);
            default -> new Badge(Glyph.RUNNING, words, Tone.ACCENT);
        };
    }

    private static Node here(FetchRow row) {
        Label words = new Label(row.here());
        if (!row.comesIn()) {
            return words;
        }
        ProgressBar bar = new ProgressBar(row.progress().share().orElse(ProgressBar.INDETERMINATE_PROGRESS));
        bar.getStyleClass().add("thin-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(row.here());
        return new VBox(2, words, bar);
    }

    private static Node why(FetchRow row) {
        Label label = new Label(row.trouble());
        if (!row.trouble().isEmpty()) {
            HoverText.of(label, row.trouble());
        }
        return label;
    }

    private void cancel() {
        table.selected().get().ifPresent(row -> EndWork.fetch(context, row.job().id(), () -> {}));
    }

    private void retry() {
        table.selected().get().ifPresent(row -> {
            FetchService fetches = context.engine().fetches();
            long id = row.job().id();
            context.tasks()
                    .run(
                            Messages.text("jobs.fetch.retry"),
                            () -> fetches.retry(context.actor(), context.now(), id, FetchWish.NONE, ""),
                            job -> context.toasts()
                                    .show(Messages.text(
                                            "jobs.fetch.queued", job.source().shown())));
        });
    }
}
