package io.modeldeck.cli.export;

import io.modeldeck.cli.kit.Session;
import picocli.CommandLine;

/** Commands for what leaves for readers: tables, charts, reports and pictures. */
public final class ExportCommands {

    private ExportCommands() {}

    public static CommandLine export(Session s) {
        return new CommandLine(new ExportCommand(s));
    }

    public static CommandLine report(Session s) {
        return new CommandLine(new ReportCommand(s));
    }

    public static CommandLine screens(Session s) {
        return new CommandLine(new ScreensCommand(s));
    }
}
