package io.modeldeck.ui.kit.theme;

import java.util.Locale;

/** Which colours somebody wants. */
public enum ThemeChoice {
    /** As the platform has it. */
    SYSTEM,
    LIGHT,
    DARK;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a stored word; one that nobody knows reads as {@link #SYSTEM}. */
    public static ThemeChoice of(String word) {
        for (ThemeChoice choice : values()) {
            if (choice.word().equals(word)) {
                return choice;
            }
        }
        return SYSTEM;
    }
}
