package io.modeldeck.alert;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * A rule. One that names a model takes the place of the global one of the same name there; one that names a version watches that version alone,
 * beside the others.
 *
 * @param id 0 for a rule that is not kept yet
 * @param meaning what an alert of this rule says about the model, for a person; empty: what {@link Explanation} says of its type
 * @param guidance what that person can do about it; empty as well
 */
public record AlertRule(
        long id,
        String name,
        OptionalLong modelId,
        OptionalLong versionId,
        boolean enabled,
        Condition condition,
        Severity severity,
        List<String> channels,
        String meaning,
        String guidance) {

    private static final int LONGEST = 4_000;

    public AlertRule {
        if (name.isBlank() || name.length() > 120 || name.chars().anyMatch(Character::isISOControl)) {
            throw new Problem("A rule needs a name of 1 to 120 printable characters; give it another name.");
        }
        if (versionId.isPresent() && modelId.isEmpty()) {
            throw new Problem("The rule " + name + " names a version without its model; name both or neither.");
        }
        if (meaning.length() > LONGEST || guidance.length() > LONGEST) {
            throw new Problem("Meaning and guidance of the rule " + name + " must have at most " + LONGEST
                    + " characters each; shorten them.");
        }
        channels = List.copyOf(channels);
    }

    public AlertType type() {
        return condition.metric().type();
    }

    /** What an alert of this rule says and what can be done about it, also where the rule has no words of its own. */
    public Explanation explanation() {
        return Explanation.of(type(), meaning, guidance);
    }

    /** What its alerts are about within the model: a feature, or nothing in particular. */
    String subject() {
        return condition.feature().orElse("");
    }

    public boolean isGlobal() {
        return modelId.isEmpty();
    }

    Timing timing() {
        return Timing.of(condition.holding(), severity, condition.limit());
    }

    /** How often something that nobody has answered since {@code from} was to be said again by {@code now}; 0 where the rule asks for no repeating. */
    public long repeats(Instant from, Instant now) {
        return timing().repeatAfter()
                .map(after -> Math.max(0, Duration.between(from, now).dividedBy(after)))
                .orElse(0L);
    }

    AlertRule withId(long other) {
        return new AlertRule(
                other, name, modelId, versionId, enabled, condition, severity, channels, meaning, guidance);
    }

    public AlertRule withEnabled(boolean on) {
        return new AlertRule(id, name, modelId, versionId, on, condition, severity, channels, meaning, guidance);
    }

    /** With other words about what can be done. */
    public AlertRule withGuidance(String words) {
        return new AlertRule(id, name, modelId, versionId, enabled, condition, severity, channels, meaning, words);
    }

    /** The same rule with another condition and severity, to be saved in its place. */
    public AlertRule with(Condition other, Severity otherSeverity) {
        return new AlertRule(id, name, modelId, versionId, enabled, other, otherSeverity, channels, meaning, guidance);
    }

    /** The same rule for one model, to be saved as an override of this one. */
    public AlertRule forModel(long model) {
        return new AlertRule(
                0,
                name,
                OptionalLong.of(model),
                OptionalLong.empty(),
                enabled,
                condition,
                severity,
                channels,
                meaning,
                guidance);
    }
}
