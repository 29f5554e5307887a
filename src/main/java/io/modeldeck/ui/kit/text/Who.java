package io.modeldeck.ui.kit.text;

import io.modeldeck.domain.Actor;

/** Whoever did something, as the window names them: people by their name, the engine as the engine. */
public final class Who {

    private Who() {}

    /** @param by the name on record */
    public static String did(String by) {
        return isEngine(by) ? Messages.text("who.engine") : by;
    }

    /** What somebody wrote about what was done: the engine's words in the language of the window, a person's as they are. */
    public static String wrote(String by, String comment) {
        return isEngine(by) ? Said.of(comment) : comment;
    }

    /** Whether it was the engine by itself. */
    private static boolean isEngine(String by) {
        return by.equals(Actor.SYSTEM_NAME);
    }
}
