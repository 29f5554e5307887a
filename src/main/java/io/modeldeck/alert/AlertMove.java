package io.modeldeck.alert;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What a step of the latch does to the alert that is kept. Pure. */
final class AlertMove {

    private AlertMove() {}

    /** A new alert, before its first step. */
    static Alert begun(AlertRule rule, long modelId, Instant now) {
        return new Alert(
                0,
                rule.id(),
                rule.name(),
                modelId,
                "",
                OptionalLong.empty(),
                "",
                now,
                rule.type(),
                LatchState.idle().severity(),
                rule.condition().words(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                rule.condition().threshold(),
                "",
                AlertState.OK,
                now,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                rule.meaning(),
                rule.guidance());
    }

    /** The alert after a step; its words and values change with a firing and with a new worst, never with a lesser value. */
    static Alert moved(
            Alert alert, AlertRule rule, LatchState after, Reading reading, OptionalLong version, Instant now) {
        boolean fired = after.firings() > alert.firings();
        boolean toldAnew = fired || Double.compare(after.worst(), alert.latch().worst()) != 0 || alert.firings() == 0;
        return new Alert(
                alert.id(),
                alert.ruleId(),
                alert.ruleName(),
                alert.modelId(),
                alert.modelName(),
                toldAnew && version.isPresent() ? version : alert.versionId(),
                alert.subject(),
                alert.at(),
                alert.type(),
                after.severity(),
                fired ? rule.condition().words() : alert.condition(),
                fired ? value(reading) : alert.actualValue(),
                Double.isNaN(after.worst()) ? OptionalDouble.empty() : OptionalDouble.of(after.worst()),
                fired ? rule.condition().threshold() : alert.threshold(),
                toldAnew ? reading.words() : alert.message(),
                after.state(),
                after.since(),
                after.firings(),
                fired ? Optional.of(now) : alert.firedAt(),
                resolvedAt(alert, after, now),
                after.isClosed() ? Optional.of(now) : Optional.empty(),
                after.acknowledged(),
                after.acknowledged() ? alert.acknowledgedBy() : Optional.empty(),
                after.acknowledged() ? alert.acknowledgedAt() : Optional.empty(),
                alert.meaning(),
                alert.guidance());
    }

    /** The alert after somebody saw it. */
    static Alert acknowledged(Alert alert, LatchState after, String by, Instant now) {
        return new Alert(
                alert.id(),
                alert.ruleId(),
                alert.ruleName(),
                alert.modelId(),
                alert.modelName(),
                alert.versionId(),
                alert.subject(),
                alert.at(),
                alert.type(),
                alert.severity(),
                alert.condition(),
                alert.actualValue(),
                alert.worstValue(),
                alert.threshold(),
                alert.message(),
                alert.state(),
                alert.stateSince(),
                alert.firings(),
                alert.firedAt(),
                alert.resolvedAt(),
                after.isClosed() ? Optional.of(now) : Optional.empty(),
                true,
                Optional.of(by),
                Optional.of(now),
                alert.meaning(),
                alert.guidance());
    }

    static OptionalDouble value(Reading reading) {
        return reading instanceof Reading.Measured measured
                ? OptionalDouble.of(measured.value())
                : OptionalDouble.empty();
    }

    private static Optional<Instant> resolvedAt(Alert alert, LatchState after, Instant now) {
        if (after.unrecovered() || after.firings() == 0) {
            return Optional.empty();
        }
        return alert.isUnrecovered() ? Optional.of(now) : alert.resolvedAt();
    }
}
