package io.modeldeck.chart;

import java.util.Locale;

/** Something that happened at one moment, drawn as a shape above the plot with a hair line through it. */
public record Marker(long atMillis, String label, Kind kind) {

    public enum Kind {
        DEPLOYMENT,
        ALERT,
        DRIFT,
        TRAINING,
        NOTE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
