package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import io.modeldeck.ui.kit.work.Failure;
import io.modeldeck.ui.kit.work.FxTasks;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What the window shows while a workspace is opened or closed, or could not be opened. */
final class OpeningView {

    private static final double WIDE = 560;
    private static final Insets ABOVE = new Insets(16, 0, 0, 0);

    private final VBox card = new VBox();
    private final StackPane root = new StackPane(card);
    private final Label title = new Label();
    private final ProgressBar progress = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private final Executor afterPatience;

    /** @param afterPatience runs on the FX thread what it is given, some time later */
    OpeningView(Executor afterPatience) {
        this.afterPatience = afterPatience;
        card.getStyleClass().add("state-card");
        card.setMaxSize(480, Region.USE_PREF_SIZE);
        progress.setPrefWidth(280);
        title.getStyleClass().add("state-title");
        root.getStyleClass().add("window");
    }

    Parent root() {
        return root;
    }

    /**
     * What is opened at once needs neither a word nor a moving bar, which take as much of the processor as the opening.
     *
     * @param steps whether there may be a {@link #step}: a bar that stands until then leaves the processor to the work
     */
    void opening(Path folder, boolean steps) {
        card.setVisible(false);
        afterPatience.execute(() -> card.setVisible(true));
        progress.setProgress(steps ? 0 : ProgressBar.INDETERMINATE_PROGRESS);
        progress.setAccessibleText(Messages.text("shell.opening"));
        title.setText(Messages.text("shell.opening"));
        card.getChildren().setAll(AppIcon.OPENING.view(), title, sentence(folder.toString()), progress);
    }

    /** Says it now: it has taken long enough already. */
    void insist() {
        card.setVisible(true);
    }

    /** How far the sample's story is told: nothing else that opens takes long enough to count. */
    void step(FxTasks.Step step) {
        card.setVisible(true);
        progress.setProgress(step.share());
        title.setText(Messages.text("shell.building"));
    }

    void closing() {
        card.setVisible(true);
        progress.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
        title.setText(Messages.text("shell.closing"));
        card.getChildren().setAll(AppIcon.OPENING.view(), title, progress);
    }

    void failed(Failure failure, Runnable retry, List<Action> elsewhere) {
        card.setVisible(true);
        Button again = new Button(Messages.text("state.retry"));
        again.getStyleClass().add("accent");
        again.setOnAction(event -> retry.run());
        title.setText(Messages.text("shell.not-open"));
        HBox buttons = new HBox(again);
        buttons.getStyleClass().add("state-actions");
        elsewhere.forEach(action -> {
            Hyperlink link = new Hyperlink(action.text());
            link.setOnAction(event -> action.run().run());
            buttons.getChildren().add(link);
        });
        card.getChildren().setAll(Glyph.FAILED.node(Tone.DANGER), title, sentence(failure.sentence()), buttons);
        again.requestFocus();
    }

    /** What else can be done about a workspace that did not open, below that, unless something else is shown by now. */
    void offer(Node offer) {
        if (title.getText().equals(Messages.text("shell.not-open"))) {
            card.setMaxWidth(WIDE);
            VBox.setMargin(offer, ABOVE);
            card.getChildren().add(offer);
        }
    }

    private static Label sentence(String text) {
        Label label = new Label(Formats.options(text));
        label.setAccessibleText(text);
        label.getStyleClass().add("state-sentence");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
