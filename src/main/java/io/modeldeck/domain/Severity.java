package io.modeldeck.domain;

import java.util.Locale;

/** How bad an alert is, from least to worst. */
public enum Severity {
    INFO,
    WARNING,
    CRITICAL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Severity of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public Severity worst(Severity other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
