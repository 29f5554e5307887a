package io.modeldeck.ui.workspace;

import io.modeldeck.schedule.JobRun;
import io.modeldeck.ui.chart.Sparkline;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.screen.Writing;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Theme;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The selected job: what it does, what may be done with it, and how its runs went. */
final class JobPane extends VBox {

    /** What a person may do with the selected job. */
    interface Deeds {
        void run();

        void pauseOrResume();

        void editInterval();
    }

    private final Formats formats;
    private final Label title = new Label();
    private final Paragraph meaning = new Paragraph("", "muted");
    private final Button run = new Button(Messages.text("jobs.run"), Icons.of("fth-play"));
    private final Button pause = new Button();
    private final Button interval = new Button(Messages.text("jobs.interval"), Icons.of("fth-edit-2"));
    private final Sparkline durations = new Sparkline();
    private final Label durationsText = new Label();
    private final DataTable<JobRun> history = new DataTable<>(Messages.text("jobs.history"), JobRun::id);

    JobPane(Formats formats, Theme theme, Writing writing, Deeds deeds) {
        this.formats = formats;
        getStyleClass().addAll("panel", "job-pane");
        title.getStyleClass().add("heading");
        run.setOnAction(event -> deeds.run());
        pause.setOnAction(event -> deeds.pauseOrResume());
        interval.setOnAction(event -> deeds.editInterval());
        List.of(run, pause, interval).forEach(button -> button.setMinWidth(USE_PREF_SIZE));
        List.of(run, pause, interval).forEach(writing::guard);
        VBox names = new VBox(title, meaning);
        HBox.setHgrow(names, Priority.ALWAYS);
        HBox head = new HBox(names, run, pause, interval);
        head.getStyleClass().add("row");
        durationsText.getStyleClass().add("caption");
        durations.setPalette(theme.palette());
        theme.follow(this, () -> durations.setPalette(theme.palette()));
        durations.setPrefSize(160, 24);
        Label caption = new Label(Messages.text("jobs.history"));
        caption.getStyleClass().add("caption");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox course = new HBox(caption, gap, durationsText, durations);
        course.getStyleClass().add("row");
        history.text(Messages.text("jobs.started"), run -> formats.time(run.startedAt()))
                .setMinWidth(140);
        history.text(Messages.text("jobs.for"), run -> formats.time(run.at())).setMinWidth(140);
        TableColumn<JobRun, JobRun> attempt =
                history.number(Messages.text("jobs.try"), JobRun::attempt, run -> Formats.count(run.attempt()));
        attempt.setMinWidth(76);
        history.giveWay(attempt, JobsView.ROOM);
        history.number(
                        Messages.text("jobs.took"),
                        "ms",
                        run -> run.duration().toMillis(),
                        run -> Formats.took(run.duration()))
                .setPrefWidth(80);
        history.node(Messages.text("jobs.result"), JobTable::resultText, run -> JobTable.resultCell(Optional.of(run)))
                .setPrefWidth(420);
        history.setMinHeight(110);
        history.setPrefHeight(220);
        VBox.setVgrow(history, Priority.ALWAYS);
        getChildren().addAll(head, course, history);
    }

    void show(Optional<JobRow> shown) {
        if (shown.isEmpty()) {
            title.setText(Messages.text("jobs.choose"));
            meaning.setText("");
            history.setRows(List.of());
            List.of(run, pause, interval).forEach(button -> button.setDisable(true));
            return;
        }
        JobRow row = shown.get();
        boolean paused = row.job().paused();
        title.setText(Messages.text("jobs.of", row.name(), row.modelName()));
        meaning.setText(row.meaning() + (row.live() ? "" : " " + Messages.text("jobs.own-time")));
        run.setDisable(paused);
        pause.setDisable(false);
        pause.setText(Messages.text(paused ? "jobs.resume" : "jobs.pause"));
        pause.setGraphic(Icons.of(paused ? "fth-play-circle" : "fth-pause"));
        interval.setDisable(!row.hasConfiguredInterval());
        interval.setTooltip(row.hasConfiguredInterval() ? null : new Tooltip(Messages.text("jobs.interval.fixed")));
        history.setRows(row.runs());
        double[] millis = row.durations();
        boolean course = millis.length > 2;
        durations.setVisible(course);
        durationsText.setVisible(course);
        if (course) {
            durationsText.setText(row.durationsInWords());
            durations.setValues(millis, row.durationsInWords());
        }
    }
}
