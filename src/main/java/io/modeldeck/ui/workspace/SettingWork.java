package io.modeldeck.ui.workspace;

import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Stop;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;

/** What somebody starts in the settings and takes its time: its button, a way to stop it where there is one, a bar meanwhile, and below what came of it. */
final class SettingWork {

    private final FxTasks tasks;
    private final String name;
    private final Button start;
    private final Button stop = new Button(Messages.text("settings.stop"), Icons.of("fth-square"));
    private final HBox buttons;
    private final ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private final Paragraph said = new Paragraph("", "caption");

    /** @param name as its row is called */
    SettingWork(FxTasks tasks, String name, String verb, String icon) {
        this.tasks = tasks;
        this.name = name;
        start = new Button(verb, Icons.of(icon));
        buttons = new HBox(start, stop);
        buttons.getStyleClass().addAll("row", "setting-buttons");
        bar.getStyleClass().add("thin-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(name);
        said.managedProperty().bind(said.textProperty().isNotEmpty());
        shownWhenManaged(stop);
        shownWhenManaged(bar);
    }

    private static void shownWhenManaged(Node node) {
        node.managedProperty().bind(node.visibleProperty());
        node.setVisible(false);
    }

    /** What it is started by. */
    Button button() {
        return start;
    }

    /** All of it, for its row. */
    Node[] controls() {
        return new Node[] {buttons, bar, said};
    }

    void say(String sentence) {
        said.setText(sentence);
    }

    /**
     * Does it off the FX thread.
     *
     * @param going said meanwhile
     * @param then on the FX thread, with what came of it; a failure is said
     */
    <T> void run(String going, Callable<T> work, Consumer<T> then) {
        begin(going);
        tasks.run(name, work, ended(then), failure -> end(failure.sentence()));
    }

    /**
     * The same for work that may be stopped, and whose result still counts then.
     *
     * @param sentence what came of it
     */
    <T> void run(String going, Function<Progress, T> work, Function<T, String> sentence) {
        Stop wish = new Stop();
        begin(going);
        stop.setVisible(true);
        stop.setDisable(false);
        stop.setOnAction(event -> {
            stop.setDisable(true);
            say(Messages.text("settings.stopping"));
            wish.request();
        });
        tasks.run(
                name,
                watched -> work.apply(wish.over(watched)),
                step -> {},
                ended(result -> say(sentence.apply(result))),
                failure -> end(failure.sentence()));
    }

    private <T> Consumer<T> ended(Consumer<T> then) {
        return result -> {
            end("");
            then.accept(result);
        };
    }

    private void begin(String going) {
        start.setDisable(true);
        bar.setVisible(true);
        say(going);
    }

    private void end(String sentence) {
        boolean wasHere = stop.isFocused();
        start.setDisable(false);
        bar.setVisible(false);
        stop.setVisible(false);
        say(sentence);
        if (wasHere) {
            start.requestFocus();
        }
    }
}
