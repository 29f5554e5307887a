package io.modeldeck.alert;

import io.modeldeck.domain.Severity;
import java.util.Optional;

/**
 * What a whole inbox says in a few ways, read as one text: each way is taken apart once.
 *
 * @param condition in words, as it was then
 */
record AlertSort(AlertType type, AlertState state, Optional<Cause> cause, Severity severity, String condition) {

    /** The text, of an alert {@code a}. The words of a condition come last: they alone may hold the sign between two. */
    static final String COLUMN =
            "a.alert_type || '|' || a.state || '|' || coalesce(a.cause, '') || '|' || a.severity || '|' || a.condition";

    private static final int PARTS = 5;

    static AlertSort of(String text) {
        String[] part = text.split("\\|", PARTS);
        return new AlertSort(
                AlertType.of(part[0]),
                AlertState.of(part[1]),
                part[2].isEmpty() ? Optional.empty() : Optional.of(Cause.of(part[2])),
                Severity.of(part[3]),
                part[4]);
    }
}
