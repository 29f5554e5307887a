package io.modeldeck.alert;

import io.modeldeck.domain.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which alerts are meant: those that agree in everything that is given. Nothing given means every alert.
 *
 * @param subject a feature
 */
public record Matcher(
        OptionalLong modelId,
        Optional<String> ruleName,
        Optional<AlertType> type,
        Optional<Severity> severity,
        Optional<String> subject) {

    public static final Matcher EVERYTHING =
            new Matcher(OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public static Matcher ofModel(OptionalLong modelId) {
        return new Matcher(modelId, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Alerts of the same rule about the same model; of any model for one that is of none. */
    public static Matcher like(Alert alert) {
        return new Matcher(
                alert.model(),
                Optional.of(alert.ruleName()),
                Optional.of(alert.type()),
                Optional.empty(),
                Optional.empty());
    }

    public boolean matches(Alert alert) {
        return (modelId.isEmpty() || modelId.getAsLong() == alert.modelId())
                && agrees(ruleName, alert.ruleName())
                && agrees(type, alert.type())
                && agrees(severity, alert.severity())
                && agrees(subject, alert.subject());
    }

    /** What is meant, but for the model, in words: {@code rule p95 latency, warning}. */
    public String words() {
        List<String> parts = new ArrayList<>();
        ruleName.ifPresent(name -> parts.add("rule " + Sentences.name(name)));
        type.ifPresent(value -> parts.add(value.word().replace('_', ' ')));
        severity.ifPresent(value -> parts.add(value.word()));
        subject.ifPresent(name -> parts.add("feature " + Sentences.name(name)));
        return parts.isEmpty() ? "every alert" : String.join(", ", parts);
    }

    private static <T> boolean agrees(Optional<T> wanted, T found) {
        return wanted.isEmpty() || wanted.get().equals(found);
    }
}
