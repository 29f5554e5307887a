package io.modeldeck.alert;

import io.modeldeck.domain.Severity;
import java.time.Instant;

/**
 * A part of the inbox in figures.
 *
 * @param severity the worst of them
 * @param count all of them
 * @param seen those that somebody has acknowledged
 * @param asking those that ask for attention
 * @param models how many models they are of, the workspace counted as one
 * @param newest when one of them fired last
 */
public record InboxGroup(
        InboxPart part, Severity severity, long count, long seen, long asking, long models, Instant newest) {

    /** Those that nobody has acknowledged, hidden or not. */
    public long unseen() {
        return count - seen;
    }
}
