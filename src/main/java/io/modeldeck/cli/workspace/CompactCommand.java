package io.modeldeck.cli.workspace;

import io.modeldeck.app.Compacting;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.ActorOptions;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.EngineCommand;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.store.Compaction;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "compact",
        description = {
            "Rewrites the workspace's file without the room that removed rows left in it. Nothing is lost when it is stopped"
                    + " or cut off; it is refused while a training goes on.",
            "For a while it takes twice the size of the file on the workspace's disk.",
        },
        footer = {"", "Example:", "  modeldeck compact --comment \"after a year of events went\""})
final class CompactCommand extends EngineCommand {

    @Option(
            names = "--dry-run",
            order = 1,
            description = "Only says how large the file is, and how much of it is unused.")
    private boolean dry;

    @Mixin
    private ActorOptions actor;

    CompactCommand(Session session) {
        super(session);
    }

    @Override
    protected Access access() {
        return dry ? Access.READ : Access.WRITE;
    }

    @Override
    protected Answer answer(Engine engine) {
        if (dry) {
            Compaction.Size size = engine.compacting().size();
            return Answer.of(
                    Answer.document("bytes", size.bytes(), "unused", size.unused()),
                    "The file has " + Numbers.count(size.bytes(), "byte", "bytes") + ", " + size.unused()
                            + " of them unused.");
        }
        Compacting.Outcome done = engine.compacting()
                .run(actor.actor(engine), actor.at(engine, times()), actor.comment(), session.progress())
                .orElseThrow(() -> new CancellationException("Stopped; the workspace is as it was"));
        return Answer.of(
                Answer.document("before", done.before(), "after", done.after()),
                "The file had " + Numbers.count(done.before(), "byte", "bytes") + " and has "
                        + Numbers.count(done.after(), "byte", "bytes") + " now.");
    }
}
