package io.modeldeck.cli.workspace;

import io.modeldeck.app.Restoration;
import io.modeldeck.cli.kit.ActorOptions;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.DeckCommand;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.WorkspaceOption;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.store.Backup;
import io.modeldeck.store.BackupFiles;
import io.modeldeck.store.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = {
            "Makes a workspace from a backup.",
            "With --list only the backups that lie near the workspace are named: beside its folder, in it, and in its"
                    + " backups."
        },
        footer = {
            "",
            "Example:",
            "  modeldeck restore deck-2026-03-01.zip --workspace restored",
            "  modeldeck restore --list --workspace deck"
        })
final class RestoreCommand extends DeckCommand {

    @Parameters(paramLabel = "BACKUP", arity = "0..1", description = "The file that backup wrote.")
    private Optional<String> named;

    @Option(
            names = "--replace",
            order = 1,
            description = "Sets a workspace that is there aside, beside its folder, and takes its place.")
    private boolean replace;

    @Option(names = "--dry-run", order = 2, description = "Only reads it whole and says what it holds.")
    private boolean dry;

    @Option(names = "--list", order = 3, description = "Only names the backups that lie near the workspace.")
    private boolean list;

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
        if (list == named.isPresent()) {
            throw new WrongUsage("Name the backup, or have those near the workspace listed with --list.");
        }
        if (list) {
            return show(near(target));
        }
        Path file = session.path(named.orElseThrow());
        if (dry) {
            return show(holds(Backup.inspect(file, target)));
        }
        session.holdOn();
        Restoration restoration = new Restoration(
                file, session.clock(), actor::actor, engine -> actor.at(engine, times()), actor.comment());
        Optional<Path> aside =
                replace && target.exists() ? restoration.inPlaceOf(target) : restoration.into(target, replace);
        return show(Answer.of(
                Answer.document("workspace", target.folder().toString(), "replaced", aside.map(Path::toString)),
                "The workspace is in " + target.folder()
                        + aside.map(folder -> "; the one that was there is in " + folder + ".")
                                .orElse(".")));
    }

    private Answer near(Workspace target) {
        List<BackupFiles.Found> found = BackupFiles.near(target);
        TextTable table = new TextTable("backup", times().head("taken"), "bytes>");
        found.forEach(one -> table.row(one.file(), times().text(one.takenAt()), one.bytes()));
        return Answer.of(
                Answer.document(
                        "backups",
                        found.stream()
                                .map(one -> Answer.document(
                                        "file", one.file().toString(), "takenAt", one.takenAt(), "bytes", one.bytes()))
                                .toList()),
                new Report().table(table, "No backup lies near " + target.folder() + "."));
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
