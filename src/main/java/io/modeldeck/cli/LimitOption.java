package io.modeldeck.cli;

import io.modeldeck.domain.Problem;
import picocli.CommandLine.Option;

/** How long a list may become. */
final class LimitOption {

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            order = 20,
            description = "At most so many, the newest (default: 100).")
    private int limit;

    int rows() {
        if (limit < 1) {
            throw new Problem("--limit must be 1 or more, not " + limit + ".");
        }
        return limit;
    }
}
