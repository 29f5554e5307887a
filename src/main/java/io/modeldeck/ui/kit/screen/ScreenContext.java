package io.modeldeck.ui.kit.screen;

import io.modeldeck.app.Engine;
import io.modeldeck.config.Settings;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.ui.kit.overlay.Dialogs;
import io.modeldeck.ui.kit.overlay.Toasts;
import io.modeldeck.ui.kit.place.Navigator;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.selection.Selection;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Theme;
import io.modeldeck.ui.kit.work.FxTasks;
import io.modeldeck.ui.kit.work.Undo;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/**
 * All that a screen needs from outside; handed to its constructor.
 *
 * @param engine asked off the FX thread only, by {@code tasks}
 * @param writing what would change the workspace asks it, and says why where that cannot be
 */
public record ScreenContext(
        Engine engine,
        FxTasks tasks,
        Navigator navigator,
        Selection selection,
        Toasts toasts,
        Dialogs dialogs,
        Theme theme,
        Formats formats,
        Workspaces workspaces,
        Writing writing) {

    private static final int LONGEST_NAME = 200;

    /** Goes to a place. */
    public void go(Place place) {
        navigator.go(place);
    }

    /** The time of the engine's clock: the {@code at} of what a person decides now. */
    public Instant now() {
        return engine.clock().instant();
    }

    /**
     * Says what was done, and offers to take it back.
     *
     * @param back takes it back, off the FX thread
     * @param after told on the FX thread once it is taken back
     */
    public void undoable(String sentence, Callable<?> back, Runnable after) {
        toasts.undoable(sentence, back(sentence, back, after));
    }

    /**
     * The same, and once it is taken back it can be done again.
     *
     * @param again does what was done, off the FX thread
     * @param after told on the FX thread each time
     */
    public void undoable(String sentence, Callable<?> back, Callable<?> again, Runnable after) {
        String said = Messages.text("toast.redone", sentence);
        toasts.undoable(sentence, back(sentence, back, after), step(Messages.text("toast.redo"), again, said, after));
    }

    /** The same where that is possible for so long only. */
    public void undoable(String sentence, Callable<?> back, Runnable after, Duration possible) {
        toasts.undoable(sentence, back(sentence, back, after), possible);
    }

    private Undo.Step back(String sentence, Callable<?> back, Runnable after) {
        return step(Messages.text("toast.undo"), back, Messages.text("toast.undone", sentence), after);
    }

    private Undo.Step step(String what, Callable<?> work, String said, Runnable after) {
        return (teller, ended) -> tasks.run(
                what,
                work,
                done -> {
                    teller.show(said);
                    ended.accept(true);
                    after.run();
                },
                failure -> {
                    teller.failed(failure);
                    ended.accept(false);
                });
    }

    /** The person at this workstation, who decides. Reads the settings: off the FX thread only. */
    public Actor actor() {
        return person(engine);
    }

    /** The same without a context. Off the FX thread only. */
    public static Actor person(Engine engine) {
        String name = engine.settings()
                .get(Settings.PERSON)
                .filter(said -> !said.isBlank())
                .orElseGet(() -> System.getProperty("user.name", ""))
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        String shown = name.isEmpty() ? Messages.text("person.unnamed") : name;
        return Actor.person(shown.substring(0, Math.min(LONGEST_NAME, shown.length())), Face.CONSOLE);
    }
}
