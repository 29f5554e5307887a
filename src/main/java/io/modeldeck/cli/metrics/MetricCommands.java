package io.modeldeck.cli.metrics;

import io.modeldeck.cli.kit.Session;
import picocli.CommandLine;

/** Commands for figures of models and of series. */
public final class MetricCommands {

    private MetricCommands() {}

    public static CommandLine metrics(Session s) {
        return new CommandLine(new MetricsCommand(s))
                .addSubcommand(new MetricsImportCommand(s))
                .addSubcommand(new MetricsSeriesCommand(s))
                .addSubcommand(new MetricsRuntimeCommand(s));
    }
}
