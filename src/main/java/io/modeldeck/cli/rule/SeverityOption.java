package io.modeldeck.cli.rule;

import io.modeldeck.cli.kit.PlainText;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.domain.Severity;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How bad an alert is. */
public final class SeverityOption {

    @Option(names = "--severity", paramLabel = "WORD", order = 22, description = "info, warning or critical.")
    private Optional<String> word;

    public Optional<Severity> value() {
        return word.map(SeverityOption::severity);
    }

    private static Severity severity(String typed) {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.word().equals(typed))
                .findFirst()
                .orElseThrow(() -> new WrongUsage(
                        "'" + PlainText.of(typed) + "' is no severity; write info, warning or critical."));
    }
}
