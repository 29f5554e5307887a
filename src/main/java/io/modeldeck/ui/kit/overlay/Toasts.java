package io.modeldeck.ui.kit.overlay;

import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.control.Clipboards;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import io.modeldeck.ui.kit.work.Failure;
import io.modeldeck.ui.kit.work.Shown;
import io.modeldeck.ui.kit.work.Undo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.animation.PauseTransition;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/**
 * Short notices at the bottom right: one at a time, for six seconds, longer while the mouse is on it, with at most one action. What can be taken back
 * is offered for ten seconds, and by its key after that. Where they would lie over what is to stay in reach, they stand above it.
 */
public final class Toasts implements Undo.Teller {

    private static final Duration SHOWN = Duration.seconds(6);
    private static final double GAP = 8;

    /** How long a notice offers to take back what was done. */
    public static final java.time.Duration TAKEN_BACK = java.time.Duration.ofSeconds(10);

    private final StackPane host = new StackPane() {
        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            stepAside();
        }
    };
    private final List<Node> reached = new ArrayList<>();
    private final Runnable follow = this::stepAside;
    private final PauseTransition time = new PauseTransition(SHOWN);
    private final Undo undo;
    /** What shows in its place since its window was closed. */
    private Optional<Toasts> successor = Optional.empty();

    private BiConsumer<String, Tone> heard = (sentence, tone) -> {};
    private final List<Work> works = new ArrayList<>();

    public Toasts() {
        this(new Undo());
    }

    /** @param undo remembers what was done, for all windows that share it */
    public Toasts(Undo undo) {
        this.undo = undo;
        host.setPickOnBounds(false);
        host.getStyleClass().add("toast-host");
        host.setAlignment(Pos.BOTTOM_RIGHT);
        // what is to stay in reach comes and goes without a notice being told
        host.sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.removePostLayoutPulseListener(follow);
            }
            if (now != null) {
                now.addPostLayoutPulseListener(follow);
            }
        });
        time.setOnFinished(event -> hide());
    }

    /** Where notices appear; lies above everything else. */
    public Node node() {
        return host;
    }

    /** The buttons in it are what somebody needs next: no notice lies over it while it is in sight. */
    public void keepInReach(Node node) {
        reached.add(node);
    }

    private void stepAside() {
        for (Node toast : host.getChildren()) {
            Bounds size = toast.getLayoutBounds();
            Bounds place = host.localToScene(
                    new BoundingBox(toast.getLayoutX(), toast.getLayoutY(), size.getWidth(), size.getHeight()));
            double top = reached.stream()
                    .filter(node -> node.getScene() == host.getScene() && Shown.is(node))
                    .map(node -> node.localToScene(node.getLayoutBounds()))
                    .filter(place::intersects)
                    .mapToDouble(Bounds::getMinY)
                    .min()
                    .orElse(place.getMaxY() + GAP);
            toast.setTranslateY(Math.max(-place.getMinY(), top - GAP - place.getMaxY()));
        }
    }

    @Override
    public void show(String sentence) {
        show(sentence, Tone.GOOD, Optional.empty());
    }

    public void show(String sentence, Action action) {
        show(sentence, Tone.GOOD, Optional.of(action));
    }

    /** Says why something is not done here. */
    public void refused(String why) {
        show(why, Tone.WARNING, Optional.empty());
    }

    /** Says what was done, and offers to take it back by {@code back}. */
    public void undoable(String sentence, Undo.Step back) {
        undoable(new Undo.Deed(sentence, back, Optional.empty()), TAKEN_BACK, true);
    }

    /** The same, and once that has happened it can be done again by {@code again}. */
    public void undoable(String sentence, Undo.Step back, Undo.Step again) {
        undoable(new Undo.Deed(sentence, back, Optional.of(again)), TAKEN_BACK, true);
    }

    /** The same where that is possible for so long only: then the notice goes, also from under the mouse. */
    public void undoable(String sentence, Undo.Step back, java.time.Duration possible) {
        undoable(new Undo.Deed(sentence, back, Optional.empty()), possible, false);
    }

    private void undoable(Undo.Deed deed, java.time.Duration length, boolean held) {
        undo.did(deed);
        show(
                deed.words(),
                Tone.GOOD,
                Optional.of(new Action(Messages.text("toast.undo"), () -> undo.back(now(), deed))),
                Duration.millis(Math.max(0, length.toMillis())),
                held);
    }

    /** What was done and can be taken back. */
    public Undo undo() {
        return undo;
    }

    /** Called with every sentence that is shown from now on, so that it can be read later. */
    public void setOnShown(BiConsumer<String, Tone> told) {
        heard = told;
    }

    /** Says that something did not work. */
    @Override
    public void failed(Failure failure) {
        show(
                failure.sentence(),
                Tone.DANGER,
                failure.code()
                        .map(code -> new Action(
                                Messages.text("state.copy-details"), () -> Clipboards.copy(failure.details()))));
    }

    /** Its window was closed: what is still being worked at, and all that is said from now on, is shown by another. */
    public void leaveTo(Toasts other) {
        time.stop();
        host.getChildren().clear();
        successor = Optional.of(other);
        works.forEach(other::take);
        works.clear();
    }

    private Toasts now() {
        return successor.map(Toasts::now).orElse(this);
    }

    private void take(Work work) {
        works.add(work);
        if (host.getChildren().isEmpty()) {
            host.getChildren().setAll(work.toast);
        }
    }

    /** It may have another place by now than when it began. */
    private void drop(Work work) {
        works.remove(work);
        if (host.getChildren().contains(work.toast)) {
            hide();
        }
    }

    /** Takes away what is shown; what is still being worked at comes back. */
    public void hide() {
        time.stop();
        host.getChildren().clear();
        if (!works.isEmpty()) {
            host.getChildren().setAll(works.getLast().toast);
        }
    }

    /** Something that takes its time. Nothing is shown before it {@linkplain Work#start starts}. */
    public Work work(String sentence) {
        return new Work(sentence);
    }

    /** A notice that stays while something is being worked at and says how far that has come. It is no news, so nobody hears of it later. */
    public final class Work {

        private final Label text;
        private final HBox toast;

        private Work(String sentence) {
            text = text(sentence);
            toast = toast(Glyph.DOT.node(Tone.ACCENT), text, Tone.ACCENT);
            say(sentence);
        }

        /** Shows it, with the action that stops it. */
        public void start(Action stop) {
            toast.getChildren().add(link(stop));
            now().take(this);
        }

        /** How far it has come. */
        public void say(String sentence) {
            text.setText(sentence);
            toast.setAccessibleText(sentence);
        }

        /** It is over. */
        public void end() {
            now().drop(this);
        }
    }

    /** The sentence that is shown, if one is. */
    public Optional<String> shown() {
        return host.getChildren().stream().map(node -> node.getAccessibleText()).findFirst();
    }

    private void show(String sentence, Tone tone, Optional<Action> action) {
        show(sentence, tone, action, SHOWN, true);
    }

    /** @param held longer while the mouse is on it */
    private void show(String sentence, Tone tone, Optional<Action> action, Duration length, boolean held) {
        if (successor.isPresent()) {
            now().show(sentence, tone, action, length, held);
            return;
        }
        heard.accept(sentence, tone);
        time.setDuration(length);
        Glyph glyph = switch (tone) {
            case DANGER -> Glyph.FAILED;
            case WARNING -> Glyph.WARNING;
            default -> Glyph.OK;
        };
        HBox toast = toast(glyph.node(tone), text(sentence), tone);
        toast.setAccessibleText(sentence);
        action.ifPresent(offered -> toast.getChildren().add(link(offered)));
        toast.getChildren().add(Icons.button("fth-x", Messages.text("toast.close"), this::hide));
        if (held) {
            toast.setOnMouseEntered(event -> time.pause());
            toast.setOnMouseExited(event -> time.playFromStart());
        }
        host.getChildren().setAll(toast);
        time.playFromStart();
    }

    private static Label text(String sentence) {
        Paragraph text = new Paragraph(sentence);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setPrefWidth(Math.min(360, 24 + 7.0 * sentence.length()));
        HBox.setHgrow(text, Priority.ALWAYS);
        return text;
    }

    private static HBox toast(Node glyph, Label text, Tone tone) {
        HBox toast = new HBox(glyph, text);
        toast.getStyleClass().addAll("toast", tone.styleClass());
        toast.setAccessibleRole(AccessibleRole.TEXT);
        toast.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return toast;
    }

    private Hyperlink link(Action offered) {
        Hyperlink link = new Hyperlink(offered.text());
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(event -> {
            now().hide();
            offered.run().run();
        });
        return link;
    }
}
