package io.modeldeck.training.run;

import java.util.Locale;

/** What set a run off. */
public enum TriggeredBy {
    USER,
    DRIFT_ALERT,
    SCHEDULED,
    RETRAINING_REQUEST;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static TriggeredBy of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
