package io.modeldeck.ui.kit;

import io.modeldeck.domain.Actor;

/** Whoever did something, as the window names them: people by their name, the engine as the engine. */
public final class Who {

    private Who() {}

    /** @param by the name on record */
    public static String did(String by) {
        return by.equals(Actor.SYSTEM_NAME) ? Messages.text("who.engine") : by;
    }
}
