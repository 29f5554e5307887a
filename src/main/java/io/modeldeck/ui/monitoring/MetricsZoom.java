package io.modeldeck.ui.monitoring;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.selection.RangeChoice;
import io.modeldeck.ui.kit.selection.Selection;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;

/** Zooming into a part of the time and back. What is looked at closely stands still until somebody wants it to go on. */
final class MetricsZoom {

    private final Selection selection;
    private final Runnable placed;
    private final Button pill = new Button(Messages.text("metrics.paused"), Icons.of("fth-pause"));
    private final InvalidationListener lives = observable -> goesOn();
    private Optional<RangeChoice> wide = Optional.empty();
    /** What was looked at closely when somebody went elsewhere. */
    private Optional<RangeChoice> left = Optional.empty();

    /**
     * @param placed told when the pill came or went
     * @param resumed told when the charts are to go on
     */
    MetricsZoom(Selection selection, Runnable placed, Runnable resumed) {
        this.selection = selection;
        this.placed = placed;
        pill.getStyleClass().addAll("small", "accent");
        pill.setMinWidth(Button.USE_PREF_SIZE);
        pill.managedProperty().bind(pill.visibleProperty());
        pill.setVisible(false);
        HoverText.of(pill, Messages.text("metrics.paused.help"));
        pill.setOnAction(event -> {
            selection.live().set(true);
            reset();
            resumed.run();
        });
        selection.live().addListener(lives);
    }

    /** Says that nothing is followed, and goes on. */
    Button pill() {
        return pill;
    }

    void to(TimeRange range) {
        pause();
        if (wide.isEmpty()) {
            wide = Optional.of(selection.choice().get());
        }
        selection.setRange(range);
    }

    /** Back to the range before the first zoom. */
    void reset() {
        wide.ifPresent(choice -> selection.choice().set(choice));
        wide = Optional.empty();
    }

    /** To twice the time. */
    void out() {
        TimeRange range = selection.range();
        Duration half = range.length().dividedBy(2);
        selection.setRange(new TimeRange(range.from().minus(half), range.to().plus(half)));
    }

    /** What stands still here goes on elsewhere: a training is watched, whatever was looked at closely before. */
    void leave() {
        if (pill.isVisible()) {
            left = Optional.of(selection.choice().get());
            selection.live().set(true);
        }
    }

    /** Still as it was left, if that is what is shown. */
    void arrive() {
        if (left.filter(selection.choice().get()::equals).isPresent()) {
            pause();
        }
        left = Optional.empty();
    }

    private void pause() {
        if (selection.live().get()) {
            selection.live().set(false);
            pill.setVisible(true);
            placed.run();
        }
    }

    private void goesOn() {
        if (selection.live().get() && pill.isVisible()) {
            pill.setVisible(false);
            placed.run();
        }
    }
}
