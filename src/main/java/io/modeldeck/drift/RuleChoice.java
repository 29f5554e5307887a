package io.modeldeck.drift;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a config wants a check decided. Without a method the default rule decides, with its effect held against {@code threshold} where one is given.
 * A method replaces the rule: a test finds drift at a p value below the threshold, a distance at a value that reaches it.
 */
public record RuleChoice(Optional<DriftMethod> method, OptionalDouble threshold) {

    /** The default rule. */
    public static RuleChoice defaults() {
        return new RuleChoice(Optional.empty(), OptionalDouble.empty());
    }

    /** What the default rule holds the effect against; a threshold that belongs to a method says nothing about it. */
    double effectThreshold(double usual) {
        return method.isPresent() ? usual : threshold.orElse(usual);
    }
}
