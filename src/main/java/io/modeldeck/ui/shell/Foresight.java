package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.place.Section;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;

/**
 * Makes the screens that a person opens most after the start while nobody does anything, one at a time and each in parts, so that their first opening is
 * not the first time that their parts are made. On the FX thread.
 */
final class Foresight {

    /** So long nobody does anything before the next one is made. */
    static final Duration PAUSE = Duration.ofMillis(1_500);

    /** Between two parts of one: what somebody does is answered between them. */
    static final Duration BREATH = Duration.ofMillis(300);

    private final Scene scene;
    private final Executor afterPause;
    private final Executor afterBreath;
    private final Predicate<Section> maker;
    private final Queue<Section> waiting = new ArrayDeque<>(List.of(Section.METRICS, Section.ALERTS));
    private final EventHandler<InputEvent> watch = event -> touched = true;
    private boolean touched;

    /**
     * @param afterPause runs on the FX thread what it is given, {@link #PAUSE} later
     * @param afterBreath the same, {@link #BREATH} later
     * @param maker does the next part of a section; false where nothing was left of it
     */
    Foresight(Scene scene, Executor afterPause, Executor afterBreath, Predicate<Section> maker) {
        this.scene = scene;
        this.afterPause = afterPause;
        this.afterBreath = afterBreath;
        this.maker = maker;
    }

    void begin() {
        scene.addEventFilter(InputEvent.ANY, watch);
        afterPause.execute(this::next);
    }

    private void next() {
        Executor then = afterPause;
        if (!touched && maker.test(waiting.element())) {
            then = afterBreath;
        } else if (!touched) {
            waiting.remove();
        }
        touched = false;
        if (waiting.isEmpty()) {
            scene.removeEventFilter(InputEvent.ANY, watch);
        } else {
            then.execute(this::next);
        }
    }
}
