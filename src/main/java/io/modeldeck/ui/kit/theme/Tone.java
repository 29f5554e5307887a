package io.modeldeck.ui.kit.theme;

import java.util.Locale;

/** What a mark means; decides its colour, never alone. */
public enum Tone {
    NEUTRAL,
    ACCENT,
    GOOD,
    WARNING,
    DANGER;

    /** The style class: {@code tone-good}. */
    public String styleClass() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
