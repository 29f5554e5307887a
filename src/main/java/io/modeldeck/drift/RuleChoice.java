package io.modeldeck.drift;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a config wants a check decided. Without a method the default rule decides. A method replaces the rule: a test finds drift at a p value below
 * the threshold, a distance at a value that reaches it; without a threshold the method's own holds.
 */
public record RuleChoice(Optional<DriftMethod> method, OptionalDouble threshold) {

    /** The default rule. */
    public static RuleChoice defaults() {
        return new RuleChoice(Optional.empty(), OptionalDouble.empty());
    }
}
