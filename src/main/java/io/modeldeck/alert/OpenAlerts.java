package io.modeldeck.alert;

import io.modeldeck.domain.Severity;
import java.time.Instant;

/**
 * How many alerts of a model, or of the workspace, fired, are not closed and stand alike.
 *
 * @param modelId {@link Alert#WORKSPACE} where they are about the workspace itself
 * @param seen whether somebody has acknowledged them
 * @param hidden whether a silence, maintenance or another alert hides them
 * @param newest when one of them fired last
 */
public record OpenAlerts(long modelId, Severity severity, boolean seen, boolean hidden, long count, Instant newest) {

    /** Whether somebody is to look at them, see {@link Alert#asksForAttention}. */
    public boolean askForAttention() {
        return !seen && !hidden;
    }
}
