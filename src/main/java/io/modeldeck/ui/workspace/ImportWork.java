package io.modeldeck.ui.workspace;

import io.modeldeck.domain.Progress;
import io.modeldeck.ui.kit.DialogFrame;
import io.modeldeck.ui.kit.FxTasks;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.ScreenContext;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/** What the dialog of an import lets the engine do: one thing at a time, with its progress, until it is done or stopped. */
final class ImportWork {

    private final ScreenContext context;
    private final DialogFrame frame;
    private final Runnable changed;
    private final ProgressBar progress = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private final Label progressText = new Label();
    private final VBox progressBox = new VBox(progressText, progress);
    private Optional<FxTasks.Running> running = Optional.empty();

    /** @param changed told when something begins or ends */
    ImportWork(ScreenContext context, DialogFrame frame, Runnable changed) {
        this.context = context;
        this.frame = frame;
        this.changed = changed;
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.getStyleClass().add("thin-progress");
        progressText.getStyleClass().add("caption");
        progressBox.getStyleClass().add("field");
        progressBox.managedProperty().bind(progressBox.visibleProperty());
        progressBox.setVisible(false);
    }

    Node node() {
        return progressBox;
    }

    boolean isBusy() {
        return running.isPresent();
    }

    /** What fails is said in the dialog. */
    <T> void start(Function<Progress, T> work, Consumer<T> then) {
        progress.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
        progressText.setText(Messages.text("import.working"));
        progressBox.setVisible(true);
        running = Optional.of(context.tasks()
                .run(
                        Messages.text("import.title"),
                        work,
                        come -> {
                            progress.setProgress(come.share());
                            progressText.setText(come.what());
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

    void stop() {
        running.ifPresent(FxTasks.Running::cancel);
        rest();
    }

    private void rest() {
        running = Optional.empty();
        progressBox.setVisible(false);
        changed.run();
    }
}
