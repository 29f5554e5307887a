package io.modeldeck.ui.workspace;

import io.modeldeck.config.MonitoringConfig.Serving;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import io.modeldeck.ui.kit.work.Pulse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The models that this console holds in memory, and the door out of it. Not shown while there is none. */
final class LoadedPanel extends VBox {

    /** Calls announce nothing, since there may be thousands of them: looked at while somebody looks. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private record Seen(List<LoadedRow> rows, Serving limits) {}

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final Pulse look;
    private final DataTable<LoadedRow> table = new DataTable<LoadedRow>(
            Messages.text("jobs.loaded"), row -> row.figures().version().id());
    private final Button unload = new Button(Messages.text("jobs.loaded.unload"), Icons.of("fth-log-out"));
    private final Label sum = new Label();

    LoadedPanel(ScreenContext context) {
        this.context = context;
        this.lane = context.tasks().lane();
        this.look = new Pulse(context.tasks(), LOOK, this::load);
        setId("loaded");
        getStyleClass().addAll("panel", "job-pane");
        Label title = new Label(Messages.text("jobs.loaded"));
        title.getStyleClass().add("heading");
        sum.getStyleClass().add("muted");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        unload.setMinWidth(USE_PREF_SIZE);
        unload.setId("unload");
        unload.setOnAction(event -> unload());
        HBox head = new HBox(title, sum, gap, unload);
        head.getStyleClass().add("row");
        columns();
        table.setMinHeight(110);
        table.setPrefHeight(160);
        table.selected().addListener((property, before, now) -> unload.setDisable(now.isEmpty()));
        managedProperty().bind(visibleProperty());
        getChildren().addAll(head, table);
        unload.setDisable(true);
        setVisible(false);
    }

    private void columns() {
        table.text(Messages.text("jobs.model"), row -> row.figures().version().modelName())
                .setMinWidth(96);
        table.text(Messages.text("jobs.loaded.of"), LoadedRow::version).setMinWidth(64);
        table.text(Messages.text("jobs.loaded.runtime"), LoadedRow::runtime).setMinWidth(150);
        table.number(
                        Messages.text("jobs.loaded.memory"),
                        "",
                        row -> (double) row.figures().bytes(),
                        LoadedRow::memory)
                .setMinWidth(84);
        table.number(
                        Messages.text("jobs.loaded.held"),
                        "",
                        row -> (double) row.figures().held().toSeconds(),
                        LoadedRow::held)
                .setMinWidth(84);
        table.number(
                        Messages.text("jobs.loaded.calls"),
                        "",
                        row -> (double) row.figures().calls(),
                        row -> Formats.count(row.figures().calls()))
                .setMinWidth(80);
        table.number(
                        Messages.text("jobs.loaded.used"),
                        "",
                        row -> (double) row.figures().idle().toSeconds(),
                        LoadedRow::used)
                .setMinWidth(96);
    }

    /** Reads what is in memory now. */
    void load() {
        lane.run(
                Messages.text("jobs.loaded"),
                () -> new Seen(
                        LoadedRow.read(context.engine()),
                        context.engine().runtimes().limits()),
                this::show);
    }

    /** Nobody looks any more. */
    void rest() {
        look.stop();
    }

    private void show(Seen seen) {
        setVisible(!seen.rows().isEmpty());
        table.setRows(seen.rows());
        if (table.selected().get().isEmpty()) {
            table.selectFirst();
        }
        long bytes =
                seen.rows().stream().mapToLong(row -> row.figures().bytes()).sum();
        sum.setText(Messages.text(
                "jobs.loaded.sum",
                seen.rows().size(),
                seen.limits().loadedModels(),
                Formats.bytes(bytes),
                Formats.bytes((long) seen.limits().memoryMegabytes() << 20)));
        unload.setDisable(table.selected().get().isEmpty());
        if (getScene() != null) {
            look.begin();
        }
    }

    /** What is shown, the one used last first. */
    List<LoadedRow> rows() {
        return table.rows();
    }

    private void unload() {
        Optional<LoadedRow> chosen = table.selected().get();
        chosen.ifPresent(row -> {
            long id = row.figures().version().id();
            context.tasks()
                    .run(
                            Messages.text("jobs.loaded.unload"),
                            () -> context.engine().runtimes().forget(id),
                            was -> {
                                context.toasts()
                                        .show(Messages.text(
                                                was ? "jobs.loaded.unloaded" : "jobs.loaded.gone",
                                                row.figures().version().shortLabel()));
                                load();
                            });
        });
    }
}
