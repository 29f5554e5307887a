package io.modeldeck.ui.kit;

import io.modeldeck.domain.Actor;

/** Whoever did something, as the window names them: people by their name, the engine as the engine. */
public final class Who {

    private Who() {}

    /** @param by the name on record */
    public static String did(String by) {
        return isEngine(by) ? Messages.text("who.engine") : by;
    }

    /** Whether it was the engine by itself, whose words may be said in another language. */
    public static boolean isEngine(String by) {
        return by.equals(Actor.SYSTEM_NAME);
    }
}
