package io.modeldeck.ui.alerting;

import io.modeldeck.alert.Alert;
import io.modeldeck.domain.Severity;
import io.modeldeck.ui.kit.text.DriftNames;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * An alert with what a list says about it.
 *
 * @param subject the model and, where one can be told, the version: {@code churn v3}
 * @param requestId the retraining request that it led to
 * @param asOf until when an alert that goes on has lasted
 */
record AlertRow(Alert alert, String subject, OptionalLong requestId, Instant asOf) implements InboxLine {

    @Override
    public Object key() {
        return alert.id();
    }

    @Override
    public Severity severity() {
        return alert.severity();
    }

    @Override
    public Instant when() {
        return alert.at();
    }

    /** What was found, as a sentence begins. */
    @Override
    public String message() {
        return Formats.sentence(DriftNames.plain(alert.message()));
    }

    /** But for until when it has lasted. */
    boolean saysTheSame(AlertRow other) {
        return alert.equals(other.alert) && subject.equals(other.subject) && requestId.equals(other.requestId);
    }

    /** The rule, by the name that it came with or was given. */
    String rule() {
        return Said.exactly(alert.ruleName());
    }

    Standing standing() {
        return Standing.of(alert);
    }

    /** How long it lasted, or has lasted. */
    Duration lasted() {
        Instant end = alert.resolvedAt().or(alert::closedAt).orElse(asOf);
        return end.isBefore(alert.at()) ? Duration.ZERO : Duration.between(alert.at(), end);
    }

    /** Whether a person can acknowledge it. */
    boolean isWaiting() {
        return alert.isOpen() && !alert.acknowledged();
    }
}
