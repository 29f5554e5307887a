package io.modeldeck.alert;

import java.util.Locale;

/**
 * Why an alert asks for nobody's attention.
 *
 * @param by the number of the silence, or of the alert that says the same and more
 */
public record Hidden(Why why, long by) {

    /** By what it is hidden. */
    public enum Why {
        SILENCE("silence"),
        MAINTENANCE("maintenance"),
        INHIBITION("alert");

        private final String label;

        Why(String label) {
            this.label = label;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Why of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** {@code hidden by silence 3}. */
    public String words() {
        return "hidden by " + why.label + " " + by;
    }
}
