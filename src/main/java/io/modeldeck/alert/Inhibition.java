package io.modeldeck.alert;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Severity;
import java.util.Arrays;
import java.util.stream.Collectors;

/** When one alert of a model says what another one says, and more: the other is kept, but asks for nobody's attention. */
public enum Inhibition {
    /** Calls that fail, and those that wait for a process that is started anew, say nothing about how long answers take. */
    FAILURES_HIDE_LATENCY(
            "failures-hide-latency",
            "a critical alert about failed calls, or about the model's process that failed, hides those about the"
                    + " model's latency") {
        @Override
        boolean hides(Burning strong, Burning weak) {
            boolean failing = strong.alert().type() == AlertType.ERROR_RATE
                    || ProcessFailures.isWatchedBy(strong.rule().condition());
            return failing && strong.isCritical() && weak.alert().type() == AlertType.LATENCY;
        }
    },
    /** Two rules with different limits on one metric have one cause. */
    CRITICAL_HIDES_LESSER("critical-hides-lesser", "a critical alert hides lesser ones about the same metric") {
        @Override
        boolean hides(Burning strong, Burning weak) {
            Condition a = strong.rule().condition();
            Condition b = weak.rule().condition();
            return strong.isCritical()
                    && !weak.isCritical()
                    && a.metricWord().equals(b.metricWord())
                    && a.driftType().equals(b.driftType())
                    && (strong.alert().subject().isEmpty()
                            || strong.alert().subject().equals(weak.alert().subject()));
        }
    };

    /** An alert and the rule behind it. */
    record Burning(Alert alert, AlertRule rule) {

        /** Whether it may speak for another one at all. */
        boolean isCritical() {
            return rule.severity() == Severity.CRITICAL;
        }
    }

    private final String word;
    private final String sentence;

    Inhibition(String word, String sentence) {
        this.word = word;
        this.sentence = sentence;
    }

    /** Whether the first alert, of the same model, speaks for the second. */
    abstract boolean hides(Burning strong, Burning weak);

    public String word() {
        return word;
    }

    /** What it does, for people. */
    public String sentence() {
        return sentence;
    }

    /** The setting that switches it off. */
    String setting() {
        return "inhibition." + word;
    }

    public static Inhibition of(String word) {
        return Arrays.stream(values())
                .filter(value -> value.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new Problem("There is no inhibition '" + word + "'; choose one of "
                        + Arrays.stream(values()).map(Inhibition::word).collect(Collectors.joining(", ")) + "."));
    }
}
