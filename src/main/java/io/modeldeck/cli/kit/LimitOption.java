package io.modeldeck.cli.kit;

import picocli.CommandLine.Option;

/** How long a list may become. */
public final class LimitOption {

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            order = 20,
            description = "At most so many, the newest (default: 100).")
    private int limit;

    public int rows() {
        return require("--limit", limit);
    }

    public static int require(String option, int rows) {
        if (rows < 1) {
            throw new WrongUsage(option + " must be 1 or more, not " + rows + ".");
        }
        return rows;
    }
}
