package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.app.Restoration;
import io.modeldeck.domain.Problem;
import io.modeldeck.store.Backup;
import io.modeldeck.store.Workspace;
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

    @Option(names = "--dry-run", order = 2, description = "Only reads it whole and says what it holds.")
    private boolean dry;

    @Mixin
    private ActorOptions actor;

    @Mixin
    private WorkspaceOption workspace;

    RestoreCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Workspace target = workspace.of(session);
        if (dry) {
            return show(holds(Backup.inspect(session.path(file), target)));
        }
        session.holdOn();
        Path there = replace && target.exists()
                ? Backup.replace(session.path(file), target, "a restore")
                : Backup.restore(session.path(file), target, replace);
        Optional<Path> aside = Optional.of(there).filter(folder -> !folder.equals(target.folder()));
        record(target, aside);
        return show(Answer.of(
                Answer.document("workspace", target.folder().toString(), "replaced", aside.map(Path::toString)),
                "The workspace is in " + target.folder()
                        + aside.map(folder -> "; the one that was there is in " + folder + ".")
                                .orElse(".")));
    }

    private void record(Workspace target, Optional<Path> aside) {
        try (Engine engine = Engine.open(
                        target, session.clock(), () -> {}, session.io().environment())
                .orElseThrow(() -> new Problem("The backup is restored into " + target.folder()
                        + ", but another process (" + target.holder()
                        + ") opened it at once, so its audit log does not tell of it."))) {
            Restoration.record(
                    engine, actor.actor(engine), actor.at(engine, times()), session.path(file), aside, actor.comment());
        }
    }

    private static Answer holds(Backup.Contents contents) {
        return Answer.of(
                Answer.document(
                        "models",
                        contents.models(),
                        "events",
                        contents.events(),
                        "newestEventAt",
                        contents.newest(),
                        "bytes",
                        contents.bytes()),
                "The backup is sound. It holds "
                        + Numbers.count(contents.models().size(), "model", "models")
                        + (contents.models().isEmpty() ? "" : " (" + String.join(", ", contents.models()) + ")")
                        + " and "
                        + Numbers.count(contents.events(), "event", "events") + ".");
    }
}
