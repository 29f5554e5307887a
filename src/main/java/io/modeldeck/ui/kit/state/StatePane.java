package io.modeldeck.ui.kit.state;

import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.control.Clipboards;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.control.Presence;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import io.modeldeck.ui.kit.work.FxTasks;
import io.modeldeck.ui.kit.work.Shown;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * Wraps the content of a part of a screen and shows its state: loading, empty, nothing found, all good, not evaluated, stale, failed. A part that
 * had content is never blank.
 */
public final class StatePane extends StackPane {

    private static final double DIMMED = 0.45;

    /** On the FX thread: whether what is loaded now was asked for by nobody. */
    private static boolean quiet;

    private final Node content;
    private final HBox strip = new HBox();
    private final VBox column;
    private final StackPane cover = new StackPane();
    /** Made when somebody first waits: most loads take less than that, and a bar is a third of what the pane costs. */
    private Optional<ProgressBar> progress = Optional.empty();

    private final PauseTransition patience = new PauseTransition(Duration.millis(200));
    private ViewState state = new ViewState.Loading();
    private boolean hadContent;

    public StatePane(Node content) {
        this.content = content;
        getStyleClass().add("state-pane");
        cover.getStyleClass().add("state-cover");
        strip.getStyleClass().add("state-strip");
        VBox.setVgrow(content, Priority.ALWAYS);
        VBox.setMargin(strip, new Insets(0, 0, 8, 0));
        column = new VBox(strip, content);
        getChildren().addAll(column, cover);
        patience.setOnFinished(event -> showLoading());
        content.setVisible(false);
        Presence.of(strip, false);
        Presence.of(cover, false);
    }

    /** Shows the content. */
    public void ready() {
        show(new ViewState.Ready());
    }

    public void empty(String icon, String title, String sentence, Optional<Action> action) {
        show(new ViewState.Empty(icon, title, sentence, action, Optional.empty()));
    }

    public void filtered(String sentence, Action clear) {
        show(new ViewState.Filtered(sentence, Optional.of(clear)));
    }

    public void allGood(String title, String sentence) {
        show(new ViewState.AllGood(title, sentence));
    }

    /** The same with a way on. */
    public void allGood(String title, String sentence, Action link) {
        show(new ViewState.AllGood(title, sentence, Optional.of(link)));
    }

    /** Nothing is selected in the list beside it. */
    public void noneChosen(String sentence) {
        show(new ViewState.Empty("fth-mouse-pointer", sentence, "", Optional.empty(), Optional.empty()));
    }

    public void notEvaluated(String reason, String needed) {
        show(new ViewState.NotEvaluated(reason, needed));
    }

    /**
     * Loads in the lane: shows that it is loading, then gives the result to {@code onFx}, which shows it and says which state it is ({@link #ready}
     * unless it says another), or shows the failure with a way to try again.
     */
    public <T> void load(FxTasks.Lane lane, String what, Callable<T> work, Consumer<T> onFx) {
        boolean silent = quiet && !(state instanceof ViewState.Loading || state instanceof ViewState.Failed);
        if (!silent) {
            show(new ViewState.Loading());
        }
        lane.run(
                what,
                work,
                result -> {
                    show(new ViewState.Ready());
                    onFx.accept(result);
                },
                failure -> show(new ViewState.Failed(failure, () -> load(lane, what, work, onFx))));
    }

    /**
     * What is loaded by {@code asking} was asked for by nobody who waits: what is shown stays as it is until the new is there. To dim it, and to move
     * a bar beside it, would have the whole page painted sixty times a second.
     */
    public static void quietly(Runnable asking) {
        boolean before = quiet;
        quiet = true;
        try {
            asking.run();
        } finally {
            quiet = before;
        }
    }

    private boolean isReady() {
        return state instanceof ViewState.Ready || state instanceof ViewState.Stale;
    }

    /** Whether it and everything around it is visible. */
    public boolean isShown() {
        return Shown.is(this);
    }

    public ViewState state() {
        return state;
    }

    public void show(ViewState shown) {
        patience.stop();
        hadContent = hadContent || isReady();
        state = shown;
        if (shown instanceof ViewState.Loading) {
            patience.playFromStart();
            return;
        }
        progress.ifPresent(bar -> Presence.of(bar, false));
        Presence.of(strip, false);
        content.setOpacity(1);
        switch (shown) {
            case ViewState.Ready ready -> uncover();
            case ViewState.Loading loading -> throw new IllegalStateException("handled above");
            case ViewState.Empty empty -> cover(StateCard.of(empty));
            case ViewState.Filtered filtered -> cover(StateCard.of(filtered));
            case ViewState.AllGood good -> cover(StateCard.of(good));
            case ViewState.NotEvaluated not -> cover(StateCard.of(not));
            case ViewState.Stale stale -> {
                uncover();
                strip(
                        Glyph.PAUSED,
                        Tone.WARNING,
                        stale.sentence(),
                        stale.action().map(List::of).orElse(List.of()));
            }
            case ViewState.Failed failed -> showFailure(failed);
        }
    }

    /** Shows at once what is shown after a while: for pictures, which do not wait. */
    public void showLoading() {
        if (!(state instanceof ViewState.Loading)) {
            return;
        }
        Presence.of(progress(), true);
        if (content.isVisible()) {
            content.setOpacity(DIMMED);
        } else if (!cover.isVisible()) {
            cover(StateCard.skeleton());
        }
    }

    private ProgressBar progress() {
        return progress.orElseGet(() -> {
            ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
            bar.getStyleClass().add("thin-progress");
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.setAccessibleText(Messages.text("state.loading"));
            StackPane.setAlignment(bar, Pos.TOP_LEFT);
            // in the space above the content, not on its first line
            bar.setTranslateY(-6);
            getChildren().add(bar);
            progress = Optional.of(bar);
            return bar;
        });
    }

    private void showFailure(ViewState.Failed failed) {
        List<Action> actions = List.of(
                new Action(Messages.text("state.retry"), failed.retry()),
                new Action(
                        Messages.text("state.copy-details"),
                        () -> Clipboards.copy(failed.failure().details())),
                new Action(Messages.text("state.open-log"), () -> fireEvent(new LogRequest())));
        if (hadContent) {
            uncover();
            strip(Glyph.FAILED, Tone.DANGER, failed.failure().sentence(), actions);
        } else {
            cover(StateCard.of(failed, actions));
        }
    }

    private void strip(Glyph glyph, Tone tone, String sentence, List<Action> actions) {
        Paragraph text = new Paragraph(sentence);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        strip.getChildren().setAll(glyph.node(tone), text);
        actions.forEach(action -> strip.getChildren().add(StateCard.link(action)));
        for (Tone other : Tone.values()) {
            strip.getStyleClass().remove(other.styleClass());
        }
        strip.getStyleClass().add(tone.styleClass());
        Presence.of(strip, true);
    }

    private void cover(Node shown) {
        cover.getChildren().setAll(shown);
        Presence.of(cover, true);
        content.setVisible(false);
    }

    private void uncover() {
        Presence.of(cover, false);
        content.setVisible(true);
    }
}
