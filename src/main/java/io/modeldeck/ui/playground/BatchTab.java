package io.modeldeck.ui.playground;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Stop;
import io.modeldeck.playground.BatchPrediction.Outcome;
import io.modeldeck.playground.Playground.Recording;
import io.modeldeck.telemetry.file.ReadOptions;
import io.modeldeck.telemetry.file.TableFile;
import io.modeldeck.ui.kit.control.ChoiceWords;
import io.modeldeck.ui.kit.control.FactList;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The rows of a file answered into another one. */
final class BatchTab extends VBox {

    private final ScreenContext context;
    private final FilePicker picker;
    private final Supplier<Recording> recording;
    private final ComboBox<Askable> version = new ComboBox<>();
    private final Label input = new Label(Messages.text("batch.none"));
    private final Label output = new Label(Messages.text("batch.none"));
    private final Button start = new Button(Messages.text("batch.start"));
    private final Button cancel = new Button(Messages.text("playground.stop"));
    private final ProgressBar bar = new ProgressBar(0);
    private final Label course = new Label();
    private final HBox progress = new HBox(bar, course);
    private final VBox outcome = new VBox();
    private Optional<Path> from = Optional.empty();
    private Optional<Path> into = Optional.empty();
    private Stop wish = new Stop();
    private boolean going;

    BatchTab(ScreenContext context, FilePicker picker, Supplier<Recording> recording) {
        this.context = context;
        this.picker = picker;
        this.recording = recording;
        getStyleClass().add("ask-tab");
        version.setConverter(ChoiceWords.of(asked -> asked.version().shortLabel()));
        version.setVisibleRowCount(14);
        version.valueProperty().addListener(observable -> ready());
        Button choose = new Button(Messages.text("batch.choose"));
        choose.setOnAction(event -> picker.file(this, Messages.text("batch.choose"), FilePicker.Kind.ROWS)
                .ifPresent(this::take));
        Button place = new Button(Messages.text("batch.place"));
        place.setOnAction(event ->
                picker.newFile(this, Messages.text("batch.place"), proposed()).ifPresent(this::put));
        start.getStyleClass().add("accent");
        start.setOnAction(event -> start());
        cancel.setOnAction(event -> stop());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Messages.text("batch.progress"));
        HBox.setHgrow(bar, Priority.ALWAYS);
        progress.getStyleClass().add("row");
        progress.managedProperty().bind(progress.visibleProperty());
        progress.setVisible(false);
        outcome.getStyleClass().add("column");
        VBox panel = new VBox(
                new Paragraph(Messages.text("batch.about"), "muted"),
                new Field(Messages.text("playground.version"), version),
                row(choose, input),
                row(place, output),
                row(start, cancel),
                progress,
                outcome);
        panel.getStyleClass().addAll("panel", "batch-panel");
        panel.setMaxWidth(760);
        getChildren().add(panel);
        ready();
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("row");
        return row;
    }

    void offer(List<Askable> all) {
        long before = version.getValue() == null ? 0 : version.getValue().id();
        List<Askable> rows =
                all.stream().filter(asked -> asked.way() != Askable.Way.TENSORS).toList();
        version.getItems().setAll(rows);
        version.setValue(rows.stream()
                .filter(asked -> asked.id() == before)
                .findFirst()
                .orElse(rows.isEmpty() ? null : rows.getFirst()));
    }

    /** Takes a file of rows, and proposes one for the answers beside it. */
    void take(Path file) {
        from = Optional.of(file);
        input.setText(file.toString());
        put(file.resolveSibling(proposed()));
    }

    void put(Path file) {
        into = Optional.of(file);
        output.setText(file.toString());
        ready();
    }

    private String proposed() {
        String name = from.map(file -> file.getFileName().toString()).orElse("rows.csv");
        int dot = name.indexOf('.', 1);
        return (dot < 0 ? name : name.substring(0, dot)) + "-answers.csv";
    }

    private void ready() {
        start.setDisable(going || from.isEmpty() || into.isEmpty() || version.getValue() == null);
        cancel.setDisable(!going);
    }

    void start() {
        Engine engine = context.engine();
        Askable asked = version.getValue();
        Path rows = from.orElseThrow();
        Path answers = into.orElseThrow();
        Recording how = recording.get();
        Stop stopped = new Stop();
        wish = stopped;
        going = true;
        ready();
        outcome.getChildren().clear();
        bar.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
        course.setText(Messages.text("batch.reading"));
        progress.setVisible(true);
        context.tasks()
                .run(
                        Messages.text("batch.progress"),
                        watch -> engine.playground()
                                .batches()
                                .run(
                                        asked.version(),
                                        TableFile.read(rows, ReadOptions.defaults()),
                                        answers,
                                        how,
                                        stopped.over(watch)),
                        step -> {
                            bar.setProgress(step.share());
                            course.setText(Formats.percent(Math.max(0, step.share())));
                        },
                        done -> {
                            end();
                            show(asked, done, answers);
                        },
                        failure -> {
                            end();
                            outcome.getChildren().setAll(strip(Glyph.FAILED, Tone.DANGER, failure.sentence()));
                        });
    }

    /** Comes to the next safe place, and keeps what was answered by then. */
    void stop() {
        wish.request();
    }

    private void end() {
        going = false;
        progress.setVisible(false);
        ready();
    }

    private void show(Askable asked, Outcome done, Path answers) {
        String sentence = Messages.text(
                done.stopped() ? "batch.stopped" : "batch.done",
                Formats.count(done.answered()),
                Formats.count(done.rows()),
                answers.getFileName().toString());
        outcome.getChildren()
                .setAll(strip(
                        done.stopped() ? Glyph.PAUSED : Glyph.OK, done.stopped() ? Tone.WARNING : Tone.GOOD, sentence));
        FactList facts = new FactList();
        facts.fact(Messages.text("batch.failed"), Formats.count(done.failed()));
        facts.fact(
                Messages.text("batch.each"),
                done.answered() == 0 ? Formats.NONE : Formats.millis(done.millis() / done.answered()));
        done.counts().entrySet().stream()
                .sorted(java.util.Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(8)
                .forEach(count -> facts.fact(
                        Messages.text("batch.class", count.getKey()),
                        Messages.text(
                                "batch.count",
                                Formats.count(count.getValue()),
                                Formats.percent((double) count.getValue() / done.answered()))));
        facts.fact(Messages.text("batch.by"), asked.version().label());
        outcome.getChildren().add(facts);
    }

    private static Node strip(Glyph glyph, Tone tone, String sentence) {
        Paragraph text = new Paragraph(sentence);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox strip = new HBox(glyph.node(tone), text);
        strip.getStyleClass().addAll("state-strip", tone.styleClass());
        return strip;
    }
}
