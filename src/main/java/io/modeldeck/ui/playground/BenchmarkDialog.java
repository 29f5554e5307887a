package io.modeldeck.ui.playground;

import io.modeldeck.app.Engine;
import io.modeldeck.benchmark.Benchmark;
import io.modeldeck.benchmark.BenchmarkWish;
import io.modeldeck.benchmark.Candidate;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.control.Block;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.dialog.DialogWork;
import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.FrameworkName;
import io.modeldeck.ui.kit.text.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Puts a benchmark together and makes it, with its progress and a way to stop it. */
final class BenchmarkDialog {

    private final ScreenContext context;
    private final FilePicker picker;
    private final BenchmarkDraft draft;
    private final DialogFrame frame;
    private final Consumer<Benchmark> onMade;
    private final Map<Candidate, CheckBox> boxes = new LinkedHashMap<>();
    private final Map<Candidate, Paragraph> reasons = new LinkedHashMap<>();
    private final Spinner<Integer> rows = new Spinner<>(1, 10_000, BenchmarkWish.ROWS);
    private final Spinner<Integer> iterations = new Spinner<>(1, 10_000, BenchmarkWish.ITERATIONS);
    private final Spinner<Integer> warmUp = new Spinner<>(0, 10_000, BenchmarkWish.WARM_UP);
    private final TextField notes = new TextField();
    private final Label file = new Label(Messages.text("benchmarks.generated"));
    private final DialogWork work;
    private final Button start = new Button(Messages.text("benchmarks.start"));

    BenchmarkDialog(ScreenContext context, FilePicker picker, List<Candidate> candidates, Consumer<Benchmark> onMade) {
        this.context = context;
        this.picker = picker;
        this.draft = new BenchmarkDraft(candidates);
        this.onMade = onMade;
        this.frame = new DialogFrame(context, Messages.text("benchmarks.new"), 620);
        work = new DialogWork(context.tasks(), frame, Messages.text("benchmarks.progress"), this::follow);
        draft.proposeFor(context.selection().model().get().map(ModelInfo::id).orElse(0L));
        frame.body().getChildren().addAll(models(), data());
        frame.foot(progress());
        frame.main(start, this::start);
        frame.leaving(Messages.text("dialog.cancel"), this::leave);
        follow();
    }

    private HBox progress() {
        work.bar().setAccessibleText(Messages.text("benchmarks.progress"));
        HBox row = new HBox(work.bar(), work.course());
        row.getStyleClass().add("row");
        HBox.setHgrow(work.bar(), Priority.ALWAYS);
        row.managedProperty().bind(row.visibleProperty());
        row.visibleProperty().bind(work.busy());
        return row;
    }

    void show() {
        frame.show();
    }

    private Block models() {
        VBox list = new VBox();
        list.getStyleClass().add("candidate-list");
        for (Candidate candidate : draft.candidates()) {
            CheckBox box = new CheckBox(candidate.version().label() + " · "
                    + FrameworkName.of(candidate.version().framework()));
            box.setSelected(draft.isChosen(candidate));
            box.setOnAction(event -> {
                draft.choose(candidate, box.isSelected());
                follow();
            });
            Paragraph reason = new Paragraph("", "field-hint", "candidate-reason");
            reason.managedProperty().bind(reason.visibleProperty());
            boxes.put(candidate, box);
            reasons.put(candidate, reason);
            list.getChildren().add(new VBox(box, reason));
        }
        return new Block(
                Messages.text("benchmarks.models"),
                new Paragraph(Messages.text("benchmarks.models.note"), "muted"),
                list);
    }

    private Block data() {
        for (Spinner<Integer> spinner : List.of(rows, iterations, warmUp)) {
            spinner.setEditable(true);
            spinner.setMaxWidth(Double.MAX_VALUE);
        }
        Button choose = new Button(Messages.text("batch.choose"));
        choose.setOnAction(event -> picker.file(frame.node(), Messages.text("batch.choose"), FilePicker.Kind.ROWS)
                .ifPresent(path -> {
                    draft.ask(Optional.of(path));
                    file.setText(path.getFileName().toString());
                    rows.setDisable(true);
                }));
        HBox source = new HBox(choose, file);
        source.getStyleClass().add("row");
        HBox numbers = new HBox(
                new Field(Messages.text("benchmarks.rows"), rows),
                new Field(Messages.text("benchmarks.iterations"), iterations),
                new Field(Messages.text("benchmarks.warm-up"), warmUp));
        numbers.getStyleClass().add("wide");
        numbers.getChildren().forEach(field -> HBox.setHgrow(field, Priority.ALWAYS));
        return new Block(
                Messages.text("benchmarks.asked"),
                source,
                numbers,
                new Field(Messages.text("benchmarks.notes"), notes));
    }

    private void follow() {
        boxes.forEach((candidate, box) -> {
            Optional<String> against = draft.against(candidate);
            box.setDisable(against.isPresent());
            reasons.get(candidate).setText(against.orElse(""));
            reasons.get(candidate).setVisible(against.isPresent());
        });
        start.setDisable(!draft.isReady() || work.isBusy());
    }

    private void start() {
        Engine engine = context.engine();
        int asked = rows.getValue();
        int often = iterations.getValue();
        int before = warmUp.getValue();
        String said = notes.getText().strip();
        frame.refuse("");
        work.start(
                "",
                watch -> engine.benchmarks()
                        .run(context.actor(), context.now(), draft.wish(asked, often, before, said), watch),
                made -> {
                    frame.close();
                    onMade.accept(made);
                });
    }

    /** Stops what is under way, else closes. */
    private void leave() {
        if (work.isBusy()) {
            work.stop();
            context.toasts().show(Messages.text("benchmarks.stopped"));
        } else {
            frame.close();
        }
    }
}
