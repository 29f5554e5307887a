package io.modeldeck.alert;

import io.modeldeck.domain.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One step in an alert's life.
 *
 * @param from the condition before, {@code to} after; the same for what people did
 * @param value what was measured, where something was
 * @param by a person's name or {@code system}
 * @param comment what was found or said
 */
public record AlertTransition(
        long id,
        long alertId,
        Kind kind,
        Instant at,
        AlertState from,
        AlertState to,
        OptionalDouble value,
        String by,
        String comment) {

    /** What happened. */
    public enum Kind {
        CONDITION,
        ACKNOWLEDGED,
        COMMENT,
        CLOSED,
        /** It went on so long after it was acknowledged that it asks again, or somebody took the acknowledgement back. */
        REMINDED,
        ASSIGNED,
        /** Somebody said whether it was of use. */
        RATED,
        /** From here on it asks for nobody's attention. */
        HIDDEN,
        /** It asks for attention again. */
        SHOWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new Problem("The workspace holds an alert step of the unknown kind '" + word
                            + "'; open it with a newer version of this program."));
        }
    }
}
