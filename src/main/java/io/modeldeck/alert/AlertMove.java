package io.modeldeck.alert;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What a step of the latch does to the alert that is kept. Pure. */
final class AlertMove {

    private AlertMove() {}

    /** A new alert, before its first step. */
    static Alert begun(AlertRule rule, long modelId, String subject, Instant now) {
        return new Alert(
                0,
                rule.id(),
                rule.name(),
                modelId,
                "",
                OptionalLong.empty(),
                subject,
                now,
                rule.type(),
                rule.condition().words(),
                OptionalDouble.empty(),
                rule.condition().threshold(),
                "",
                LatchState.idle(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Care.NONE,
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
                fired ? rule.condition().words() : alert.condition(),
                fired ? value(reading) : alert.actualValue(),
                fired ? rule.condition().threshold() : alert.threshold(),
                toldAnew ? reading.words() : alert.message(),
                after,
                fired ? Optional.of(now) : alert.firedAt(),
                resolvedAt(alert, after, now),
                closedAt(after, now),
                after.acknowledged() ? alert.care() : alert.care().acknowledged(Optional.empty()),
                alert.meaning(),
                alert.guidance());
    }

    /** The alert after somebody saw it. */
    static Alert acknowledged(Alert alert, String by, Instant now) {
        LatchState after = AlertLatch.acknowledge(alert.latch(), now);
        return seen(alert, after, closedAt(after, now), Optional.of(by));
    }

    /** The alert as if nobody had seen it; one that was closed by that is open again. */
    static Alert unseen(Alert alert) {
        return seen(alert, alert.latch().seen(Optional.empty()), Optional.empty(), Optional.empty());
    }

    private static Alert seen(Alert alert, LatchState after, Optional<Instant> closedAt, Optional<String> by) {
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
                alert.condition(),
                alert.actualValue(),
                alert.threshold(),
                alert.message(),
                after,
                alert.firedAt(),
                alert.resolvedAt(),
                closedAt,
                alert.care().acknowledged(by),
                alert.meaning(),
                alert.guidance());
    }

    static OptionalDouble value(Reading reading) {
        return reading instanceof Reading.Measured measured
                ? OptionalDouble.of(measured.value())
                : OptionalDouble.empty();
    }

    private static Optional<Instant> closedAt(LatchState after, Instant now) {
        return after.isClosed() ? Optional.of(now) : Optional.empty();
    }

    private static Optional<Instant> resolvedAt(Alert alert, LatchState after, Instant now) {
        if (after.unrecovered() || after.firings() == 0) {
            return Optional.empty();
        }
        return alert.isUnrecovered() ? Optional.of(now) : alert.resolvedAt();
    }
}
