package io.modeldeck.cli.kit;

import io.modeldeck.store.Exchange;
import io.modeldeck.store.Workspace;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which workspace. */
public final class WorkspaceOption {

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            order = 100,
            description = "Folder of the workspace (default: the user's data folder).")
    private Optional<String> folder;

    /** The workspace that is meant; one that is missing because a restore was cut off comes back first, and that is said. */
    public Workspace of(Session session) {
        Path path = folder.map(session::path)
                .orElseGet(() -> DataFolder.ofUser(session.io().environment()));
        Workspace chosen = new Workspace(path);
        Exchange.finish(chosen).ifPresent(session.io().err()::println);
        return chosen;
    }
}
