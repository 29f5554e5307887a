package io.modeldeck.ui.workspace;

import io.modeldeck.intake.FetchJob;
import io.modeldeck.intake.FetchService;
import io.modeldeck.intake.FetchStatus;
import io.modeldeck.intake.FetchWish;
import io.modeldeck.ui.kit.Badge;
import io.modeldeck.ui.kit.DataTable;
import io.modeldeck.ui.kit.Formats;
import io.modeldeck.ui.kit.Glyph;
import io.modeldeck.ui.kit.Icons;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.Tone;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Models that are fetched, or were: how far each is, and what may be done about it. Not shown while there never was one. */
final class FetchPanel extends VBox {

    /** What is shown of a job, with the bytes of this moment. */
    record Row(FetchJob job, long bytes) {

        static List<Row> read(FetchService fetches) {
            return fetches.jobs(100).stream()
                    .map(job -> new Row(job, fetches.bytesNow(job)))
                    .toList();
        }

        String share() {
            long total = job.totalBytes();
            boolean under = !job.status().isEnd() && total > 0;
            return Formats.bytes(bytes) + (under ? " · " + Math.min(99, bytes * 100 / total) + " %" : "");
        }
    }

    private final ScreenContext context;
    private final DataTable<Row> table =
            new DataTable<Row>(Messages.text("jobs.fetch"), row -> row.job().id());
    private final Button cancel = new Button(Messages.text("jobs.fetch.cancel"), Icons.of("fth-x"));
    private final Button retry = new Button(Messages.text("jobs.fetch.retry"), Icons.of("fth-rotate-cw"));

    FetchPanel(ScreenContext context) {
        this.context = context;
        getStyleClass().addAll("panel", "job-pane");
        Label title = new Label(Messages.text("jobs.fetch"));
        title.getStyleClass().add("heading");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        List.of(cancel, retry).forEach(button -> button.setMinWidth(USE_PREF_SIZE));
        cancel.setOnAction(event -> deed(true));
        retry.setOnAction(event -> deed(false));
        HBox head = new HBox(title, gap, retry, cancel);
        head.getStyleClass().add("row");
        table.text(Messages.text("jobs.fetch.source"), row -> row.job().source().reference())
                .setPrefWidth(260);
        table.text(Messages.text("jobs.fetch.variant"), row -> row.job().variant())
                .setPrefWidth(90);
        table.node(Messages.text("jobs.fetch.status"), row -> words(row.job()), FetchPanel::badge)
                .setPrefWidth(150);
        table.text(Messages.text("jobs.fetch.here"), Row::share).setPrefWidth(120);
        table.text(
                        Messages.text("jobs.fetch.asked"),
                        row -> context.formats().time(row.job().createdAt()) + " · "
                                + row.job().askedBy())
                .setPrefWidth(290);
        table.node(Messages.text("jobs.fetch.why"), row -> row.job().lastError().orElse(""), FetchPanel::why)
                .setPrefWidth(250);
        table.setMinHeight(120);
        table.setPrefHeight(170);
        table.selected().addListener((property, before, now) -> enable(now));
        managedProperty().bind(visibleProperty());
        getChildren().addAll(head, table);
        enable(Optional.empty());
        setVisible(false);
    }

    void show(List<Row> rows) {
        setVisible(!rows.isEmpty());
        table.setRows(rows);
        if (table.selected().get().isEmpty()) {
            table.selectFirst();
        }
        enable(table.selected().get());
    }

    private void enable(Optional<Row> row) {
        cancel.setDisable(row.map(shown -> shown.job().status().isEnd()).orElse(true));
        retry.setDisable(row.map(shown -> !shown.job().status().mayBecome(FetchStatus.QUEUED)
                        || !shown.job().status().isEnd())
                .orElse(true));
    }

    private static String words(FetchJob job) {
        return Messages.text("jobs.fetch.status." + job.status().word());
    }

    private static Node badge(Row row) {
        String words = words(row.job());
        return switch (row.job().status()) {
            case COMPLETED -> new Badge(Glyph.OK, words, Tone.GOOD);
            case FAILED -> new Badge(Glyph.FAILED, words, Tone.DANGER);
            case CANCELLED -> new Badge(Glyph.PAUSED, words, Tone.NEUTRAL);
            default -> new Badge(Glyph.RUNNING, words, Tone.ACCENT);
        };
    }

    private static Node why(Row row) {
        Label label = new Label(row.job().lastError().orElse(""));
        row.job().lastError().ifPresent(error -> label.setTooltip(new Tooltip(error)));
        return label;
    }

    private void deed(boolean cancels) {
        table.selected().get().ifPresent(row -> {
            FetchService fetches = context.engine().fetches();
            long id = row.job().id();
            context.tasks()
                    .run(
                            Messages.text(cancels ? "jobs.fetch.cancel" : "jobs.fetch.retry"),
                            () -> cancels
                                    ? fetches.cancel(context.actor(), context.now(), id, "")
                                    : fetches.retry(context.actor(), context.now(), id, FetchWish.NONE, ""),
                            job -> context.toasts()
                                    .show(Messages.text(
                                            cancels ? "jobs.fetch.cancelled" : "jobs.fetch.queued",
                                            job.source().reference())));
        });
    }
}
