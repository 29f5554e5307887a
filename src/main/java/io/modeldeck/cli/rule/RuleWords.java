package io.modeldeck.cli.rule;

import java.util.Optional;
import picocli.CommandLine.Option;

/** What a rule says to people. */
final class RuleWords {

    @Option(
            names = "--meaning",
            paramLabel = "TEXT",
            order = 23,
            description = "What an alert of the rule says about the model.")
    private Optional<String> meaning;

    @Option(names = "--guidance", paramLabel = "TEXT", order = 24, description = "What can be done about it.")
    private Optional<String> guidance;

    String meaning(String known) {
        return meaning.orElse(known);
    }

    String guidance(String known) {
        return guidance.orElse(known);
    }
}
