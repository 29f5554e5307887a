package io.modeldeck.domain;

import java.util.Locale;

/** The way by which a wish reached the engine. */
public enum Face {
    CONSOLE,
    COMMAND_LINE,
    SCHEDULE;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Face of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
