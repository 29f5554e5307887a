package io.modeldeck.cli.workspace;

import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.DeckCommand;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WorkspaceOption;
import io.modeldeck.domain.Problem;
import io.modeldeck.store.Backup;
import io.modeldeck.store.Workspace;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        description = "Writes the workspace into one file; it may be in use meanwhile.",
        footer = {"", "Example:", "  modeldeck backup deck-2026-03-01.zip"})
final class BackupCommand extends DeckCommand {

    @Parameters(paramLabel = "FILE", description = "The file to write; must not exist.")
    private String file;

    @Mixin
    private WorkspaceOption workspace;

    BackupCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Workspace chosen = workspace.of(session);
        if (!chosen.exists()) {
            throw new Problem("There is no workspace in " + chosen.folder() + "; name one with --workspace DIR.");
        }
        Path target = session.path(file);
        long bytes = Backup.create(chosen, target);
        return show(Answer.of(
                Answer.document("file", target.toString(), "bytes", bytes),
                "The backup of " + chosen.folder() + " is in " + target + " (" + Numbers.count(bytes, "byte", "bytes")
                        + ")."));
    }
}
