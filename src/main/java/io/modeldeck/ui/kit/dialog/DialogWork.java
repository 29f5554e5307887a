package io.modeldeck.ui.kit.dialog;

import io.modeldeck.domain.Progress;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;

/** What a dialog lets the engine do: one thing at a time, with its course, until it is done or stopped. What fails is said in the dialog. */
public final class DialogWork {

    private final FxTasks tasks;
    private final DialogFrame frame;
    private final String name;
    private final Runnable changed;
    private final ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private final Label course = new Label();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Optional<FxTasks.Running> running = Optional.empty();

    /**
     * @param name what it does
     * @param changed told when something begins or ends
     */
    public DialogWork(FxTasks tasks, DialogFrame frame, String name, Runnable changed) {
        this.tasks = tasks;
        this.frame = frame;
        this.name = name;
        this.changed = changed;
        bar.setMaxWidth(Double.MAX_VALUE);
    }

    public ProgressBar bar() {
        return bar;
    }

    /** Where it is, in words. */
    public Label course() {
        return course;
    }

    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    public boolean isBusy() {
        return busy.get();
    }

    /** @param first said until the work says where it is */
    public <T> void start(String first, Function<Progress, T> work, Consumer<T> then) {
        bar.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
        course.setText(first);
        busy.set(true);
        running = Optional.of(tasks.run(
                name,
                work,
                step -> {
                    bar.setProgress(step.share());
                    course.setText(step.what());
                },
                result -> {
                    rest();
                    then.accept(result);
                },
                failure -> {
                    rest();
                    frame.refuse(failure);
                }));
        changed.run();
    }

    public void stop() {
        running.ifPresent(FxTasks.Running::cancel);
        rest();
    }

    private void rest() {
        running = Optional.empty();
        busy.set(false);
        changed.run();
    }
}
