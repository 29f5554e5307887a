package io.modeldeck.chart;

import io.modeldeck.domain.Severity;
import java.util.Locale;

/**
 * Something that happened at one moment, drawn as a shape above the plot with a hair line through it.
 *
 * @param severity of an alert, whose shape and colour it has
 */
public record Marker(long atMillis, String label, Kind kind, Severity severity) {

    public Marker(long atMillis, String label, Kind kind) {
        this(atMillis, label, kind, Severity.CRITICAL);
    }

    public static Marker alert(long atMillis, String label, Severity severity) {
        return new Marker(atMillis, label, Kind.ALERT, severity);
    }

    public enum Kind {
        DEPLOYMENT,
        ALERT,
        DRIFT,
        TRAINING,
        NOTE;

        /** In the keys of its words. */
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
