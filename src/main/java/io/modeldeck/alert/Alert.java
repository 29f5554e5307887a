package io.modeldeck.alert;

import io.modeldeck.domain.Severity;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * An alert as it is kept.
 *
 * @param modelId {@link #WORKSPACE} where it is about the workspace itself
 * @param versionId the version that it is about, where one can be told
 * @param subject a feature where the alert is about one alone; the job of the workspace that is late; else empty
 * @param at when the condition was first met, in event time
 * @param condition in words, as it was then: {@code p95 latency > 500 ms for 5 min}
 * @param actualValue the value at the latest firing
 * @param threshold NaN where the limit is no single value
 * @param message what was found at its worst, one sentence with numbers and units
 * @param latch where it stands
 * @param firedAt when it fired last
 * @param resolvedAt when it recovered; empty while it has not
 * @param closedAt when it was both recovered and acknowledged
 * @param meaning what it says about the model, see {@link Explanation}
 * @param guidance what can be done about it
 */
public record Alert(
        long id,
        long ruleId,
        String ruleName,
        long modelId,
        String modelName,
        OptionalLong versionId,
        String subject,
        Instant at,
        AlertType type,
        String condition,
        OptionalDouble actualValue,
        double threshold,
        String message,
        LatchState latch,
        Optional<Instant> firedAt,
        Optional<Instant> resolvedAt,
        Optional<Instant> closedAt,
        Care care,
        String meaning,
        String guidance) {

    /** In the place of a model's number, as jobs have it. */
    public static final long WORKSPACE = 0;

    /** In the place of a model's name. */
    public static final String OF_WORKSPACE = "(workspace)";

    public boolean isOfWorkspace() {
        return modelId == WORKSPACE;
    }

    /** The model that it is about; empty for the workspace itself. */
    public OptionalLong model() {
        return isOfWorkspace() ? OptionalLong.empty() : OptionalLong.of(modelId);
    }

    public AlertState state() {
        return latch.state();
    }

    public Instant stateSince() {
        return latch.since();
    }

    /** The worst since it was opened. */
    public Severity severity() {
        return latch.severity();
    }

    /** The worst value since it was opened. */
    public OptionalDouble worstValue() {
        return Double.isNaN(latch.worst()) ? OptionalDouble.empty() : OptionalDouble.of(latch.worst());
    }

    /** How often it fired since it was opened. */
    public int firings() {
        return latch.firings();
    }

    public boolean acknowledged() {
        return latch.acknowledged();
    }

    public Optional<Instant> acknowledgedAt() {
        return latch.seenAt();
    }

    public Optional<String> acknowledgedBy() {
        return care.acknowledgedBy();
    }

    /** It fired and is not known to be over. */
    public boolean isUnrecovered() {
        return latch.unrecovered();
    }

    public boolean isOpen() {
        return closedAt.isEmpty();
    }

    public boolean isHidden() {
        return care.hidden().isPresent();
    }

    /** Whether somebody is to look at it: it fired, nobody has acknowledged that, and nothing hides it. */
    public boolean asksForAttention() {
        return isOpen() && firings() > 0 && !acknowledged() && !isHidden();
    }

    Alert with(Care other) {
        return new Alert(
                id,
                ruleId,
                ruleName,
                modelId,
                modelName,
                versionId,
                subject,
                at,
                type,
                condition,
                actualValue,
                threshold,
                message,
                latch,
                firedAt,
                resolvedAt,
                closedAt,
                other,
                meaning,
                guidance);
    }
}
