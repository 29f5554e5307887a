package io.modeldeck.cli;

import io.modeldeck.domain.Problem;
import io.modeldeck.store.Backup;
import io.modeldeck.store.Workspace;
import io.modeldeck.store.WorkspaceLock;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = "Makes a workspace from a backup.",
        footer = {"", "Example:", "  modeldeck restore deck-2026-03-01.zip --workspace restored"})
final class RestoreCommand extends DeckCommand {

    @Parameters(paramLabel = "BACKUP", description = "The file that backup wrote.")
    private String file;

    @Option(
            names = "--replace",
            order = 1,
            description = "Sets a workspace that is there aside, beside its folder, and takes its place.")
    private boolean replace;

    @Mixin
    private WorkspaceOption workspace;

    RestoreCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Workspace target = workspace.of(session);
        if (replace && target.exists()) {
            requireFree(target);
        }
        Path aside = Backup.restore(session.path(file), target, replace);
        boolean replaced = !aside.equals(target.folder());
        return show(Answer.of(
                Answer.document(
                        "workspace", target.folder().toString(), "replaced", replaced ? aside.toString() : null),
                "The workspace is in " + target.folder()
                        + (replaced ? "; the one that was there is in " + aside + "." : ".")));
    }

    /** Nobody may write into a workspace that is being moved away. */
    private static void requireFree(Workspace target) {
        Optional<WorkspaceLock> lock = target.lock("a restore");
        lock.orElseThrow(() -> new Problem("The workspace " + target.folder() + " is in use (" + target.holder()
                        + "); close the console first, then restore."))
                .close();
    }
}
