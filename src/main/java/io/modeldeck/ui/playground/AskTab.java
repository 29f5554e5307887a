package io.modeldeck.ui.playground;

import io.modeldeck.app.Engine;
import io.modeldeck.playground.InputForm;
import io.modeldeck.playground.Playground.Recording;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** One question to one version, or to two beside one another; below, what may be asked: examples that were kept, and what came lately. */
final class AskTab extends VBox {

    private static final Duration WHILE_TYPING = Duration.millis(180);

    private final ScreenContext context;
    private final Supplier<Recording> recording;
    private final Draft draft = new Draft();
    private final Map<Askable.Way, Earlier> earlier = new EnumMap<>(Askable.Way.class);
    private final VersionChoice choice;
    private final PackNotice packs;
    private final InputPane input;
    private final Answers answers;
    private final ExampleShelf examples;
    private final RecentCalls recent;
    private final Button ask = new Button(Messages.text("playground.ask"));
    private final Button stop = new Button(Messages.text("playground.stop"));
    private final PauseTransition pause = new PauseTransition(WHILE_TYPING);

    AskTab(ScreenContext context, FilePicker picker, Supplier<Recording> recording) {
        this.context = context;
        this.recording = recording;
        choice = new VersionChoice(context, this::chosen);
        packs = new PackNotice(context, picker, this::askNow);
        input = new InputPane(context, picker, draft, this::soon, this::askNow);
        answers = new Answers(context, draft, recording, this::askNow);
        examples = new ExampleShelf(context, this::take, this::keep);
        recent = new RecentCalls(context, this::take);
        getStyleClass().add("ask-tab");
        pause.setOnFinished(event -> askNow());
        Node columns = columns();
        VBox.setVgrow(columns, Priority.ALWAYS);
        getChildren().addAll(choice, packs, columns, shelf());
    }

    private Node columns() {
        ask.getStyleClass().add("accent");
        ask.setOnAction(event -> askNow());
        stop.setOnAction(event -> stop());
        stop.disableProperty().bind(answers.busy().not());
        HBox actions = new HBox(ask, stop);
        actions.getStyleClass().add("row");
        VBox left = new VBox(input, actions);
        left.getStyleClass().add("panel");
        // as high as what is asked for, and no higher than the page
        VBox column = new VBox(left);
        HBox columns = new HBox(16, column, answers);
        column.prefWidthProperty().bind(columns.widthProperty().multiply(0.42));
        leastWidth(column);
        HBox.setHgrow(answers, Priority.ALWAYS);
        answers.prefWidthProperty().bind(columns.widthProperty().multiply(0.58));
        columns.setMinHeight(160);
        return columns;
    }

    /** Room for what stands in one line at its head, however large the texts are. */
    private void leastWidth(Region left) {
        Runnable fit =
                () -> left.setMinWidth(Math.max(300, 18.5 * context.theme().textSize()));
        context.theme().follow(left, fit);
        fit.run();
    }

    private Node shelf() {
        HBox shelf = new HBox(16, examples, recent);
        examples.prefWidthProperty().bind(shelf.widthProperty().multiply(0.42));
        leastWidth(examples);
        recent.prefWidthProperty().bind(shelf.widthProperty().multiply(0.58));
        HBox.setHgrow(examples, Priority.ALWAYS);
        HBox.setHgrow(recent, Priority.ALWAYS);
        shelf.setMinHeight(152);
        shelf.setPrefHeight(260);
        return shelf;
    }

    // ------------------------------------------------------------------ which versions

    /** What can be asked; what was chosen stays chosen while it exists. */
    void offer(List<Askable> all, OptionalLong wanted) {
        choice.offer(all, wanted);
    }

    /** The version that is asked first. */
    Optional<Askable> asked() {
        return choice.first();
    }

    private void chosen() {
        pause.stop();
        List<Askable> asked = choice.asked();
        Askable first = asked.getFirst();
        answers.of(asked, steps(first.way()));
        packs.of(asked);
        examples.of(first);
        recent.of(first);
        input.of(first);
        if (first.way() == Askable.Way.ROW) {
            Engine engine = context.engine();
            List<ModelVersion> versions = asked.stream().map(Askable::version).toList();
            context.tasks()
                    .run(
                            Messages.text("playground.loading"),
                            () -> versions.stream()
                                    .map(engine.playground()::form)
                                    .reduce(new InputForm(List.of()), InputForm::with),
                            shown -> show(asked, shown));
        }
    }

    private static List<String> steps(Askable.Way way) {
        return Messages.text(
                        "playground.steps." + way.name().toLowerCase(Locale.ROOT), Command.PLAYGROUND_ASK.keyText())
                .lines()
                .toList();
    }

    private void show(List<Askable> asked, InputForm shown) {
        if (asked.equals(answers.asked())) {
            input.form(shown);
            soon();
        }
    }

    // ------------------------------------------------------------------ what is asked

    /** Small models of this process answer while somebody types, as long as it leaves no trace. */
    private void soon() {
        if (answers.asked().stream().allMatch(Askable::answersAtOnce)
                && recording.get() == Recording.NONE
                && draft.obstacle(answers.asked().getFirst()).isEmpty()) {
            if (answers.isBlank()) {
                askNow();
            } else {
                pause.playFromStart();
            }
        }
    }

    void askNow() {
        pause.stop();
        if (answers.asked().isEmpty() || !input.isReady()) {
            return;
        }
        Askable first = answers.asked().getFirst();
        draft.written(first.way()).ifPresent(written -> before(first).note(written));
        answers.ask();
    }

    /** Gives up what is under way; what had come stays. */
    void stop() {
        pause.stop();
        answers.stop();
    }

    private void take(Map<String, Object> inputs) {
        input.take(inputs);
        soon();
    }

    private Earlier before(Askable asked) {
        return earlier.computeIfAbsent(asked.way(), way -> new Earlier());
    }

    /** Shows what was asked before; it is asked again at once only where typing it would be. */
    private void earlier(int by) {
        asked().ifPresent(first -> draft.written(first.way())
                .flatMap(now -> before(first).step(by, now))
                .ifPresent(written -> {
                    input.again(written);
                    soon();
                }));
    }

    private void keep() {
        if (!answers.asked().isEmpty() && input.isReady()) {
            Askable first = answers.asked().getFirst();
            new KeepDialog(context, first.version(), draft.inputs(first)).show();
        }
    }

    // ------------------------------------------------------------------ what happens elsewhere

    void loadExamples() {
        examples.load();
    }

    void loadRecent() {
        recent.load();
    }

    List<KeyCommand> commands() {
        return List.of(
                Command.PLAYGROUND_ASK.does(this::askNow),
                Command.PLAYGROUND_STOP.does(this::stop),
                Command.PLAYGROUND_EARLIER.does(() -> earlier(-1)),
                Command.PLAYGROUND_LATER.does(() -> earlier(1)),
                Command.PLAYGROUND_COMPARE.does(choice::compareWithNext),
                Command.PLAYGROUND_JAVA.does(answers::copyJava),
                Command.PLAYGROUND_SAVE.does(answers::save),
                Command.PLAYGROUND_TAKE.does(recent::takeSelected),
                Command.PLAYGROUND_KEEP.does(this::keep));
    }
}
