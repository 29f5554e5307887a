package io.modeldeck.ui.lifecycle;

import io.modeldeck.ui.kit.text.Messages;
import java.util.Map;
import java.util.stream.Collectors;

/** Hyperparameters as they are said; where they are typed, their stored names stand. */
final class HyperWords {

    private HyperWords() {}

    /** {@code maxDepth} is the max depth; what somebody's own code calls its own stays so. */
    static String name(String stored) {
        return Messages.find("hyper." + stored).orElse(stored);
    }

    /** {@code Learning rate 0.081 · Max leaves 17}. */
    static String line(Map<String, Object> values) {
        return values.entrySet().stream()
                .map(entry -> name(entry.getKey()) + " " + RunFacts.text(entry.getValue()))
                .collect(Collectors.joining(" · "));
    }
}
