package io.modeldeck.cli.workspace;

import io.modeldeck.cli.kit.CommandGroup;
import io.modeldeck.cli.kit.Session;
import picocli.CommandLine;

/** Commands for the workspace itself: its making, settings, keeping and care. */
public final class WorkspaceCommands {

    private WorkspaceCommands() {}

    public static CommandLine sample(Session s) {
        return new CommandLine(new SampleCommand(s));
    }

    public static CommandLine views(Session s) {
        return CommandGroup.of(
                "views",
                "Saved views: places with their range and the arrangement of their tables.",
                new ViewsListCommand(s),
                new ViewsShowCommand(s),
                new ViewsExportCommand(s),
                new ViewsImportCommand(s),
                new ViewsDeleteCommand(s));
    }

    public static CommandLine diagnostics(Session s) {
        return new CommandLine(new DiagnosticsCommand(s));
    }

    public static CommandLine config(Session s) {
        return CommandGroup.of("config", "The monitoring config.", new ConfigShowCommand(s), new ConfigSetCommand(s));
    }

    public static CommandLine retention(Session s) {
        return CommandGroup.of(
                "retention", "How long rows are kept.", new RetentionShowCommand(s), new RetentionRunCommand(s));
    }

    public static CommandLine audit(Session s) {
        return new CommandLine(new AuditCommand(s));
    }

    public static CommandLine backup(Session s) {
        return new CommandLine(new BackupCommand(s));
    }

    public static CommandLine compact(Session s) {
        return new CommandLine(new CompactCommand(s));
    }

    public static CommandLine restore(Session s) {
        return new CommandLine(new RestoreCommand(s));
    }

    public static CommandLine check(Session s) {
        return new CommandLine(new CheckCommand(s));
    }
}
