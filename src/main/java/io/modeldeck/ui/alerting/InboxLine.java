package io.modeldeck.ui.alerting;

import io.modeldeck.domain.Severity;
import java.time.Instant;

/** A line of a list of alerts: one alert, or several as one. */
sealed interface InboxLine permits AlertRow, GroupRow {

    /** Tells it from other lines, across refreshes. */
    Object key();

    Severity severity();

    /** When it began; of several, when the newest one fired. */
    Instant when();

    /** What it says, as a sentence begins. */
    String message();
}
