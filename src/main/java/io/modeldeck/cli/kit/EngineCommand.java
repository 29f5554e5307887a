package io.modeldeck.cli.kit;

import io.modeldeck.app.Engine;
import io.modeldeck.app.Handover;
import io.modeldeck.app.WorkerWatch;
import io.modeldeck.domain.Problem;
import io.modeldeck.store.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/**
 * A command on a workspace. One that reads opens it beside whoever holds it; one that writes holds it while it works, or hands its work to the
 * holder and shows that one's answer.
 */
public abstract class EngineCommand extends DeckCommand {

    /** What a command does to a workspace. */
    public enum Access {
        READ,
        /** Changes one that is there. */
        WRITE,
        /** Makes one where there is none. */
        CREATE
    }

    @Mixin
    private WorkspaceOption workspace;

    protected EngineCommand(Session session) {
        super(session);
    }

    protected abstract Access access();

    protected abstract Answer answer(Engine engine);

    @Override
    public final Integer call() {
        if (session.held().isPresent()) {
            return show(answer(session.held().get()));
        }
        Workspace chosen = workspace.of(session);
        if (access() != Access.CREATE && !chosen.exists()) {
            throw new Problem("There is no workspace in " + chosen.folder()
                    + "; name one with --workspace DIR, or make one with: modeldeck sample.");
        }
        if (access() == Access.READ) {
            return read(chosen);
        }
        // A reader may be cut off at any time; whoever writes comes to a safe place first.
        session.holdOn();
        return write(chosen);
    }

    private int read(Workspace chosen) {
        List<WorkerWatch.Failure> lost = new ArrayList<>();
        try (Engine engine = Engine.openReadOnly(
                chosen, session.clock(), () -> {}, session.io().environment())) {
            try {
                return show(answer(engine));
            } finally {
                lost.addAll(engine.modelProcesses().untold());
            }
        } finally {
            new LostProcesses(session, chosen).tell(lost);
        }
    }

    private int write(Workspace chosen) {
        Optional<Engine> opened =
                Engine.open(chosen, session.clock(), () -> {}, session.io().environment());
        if (opened.isEmpty()) {
            return handOver(chosen);
        }
        try (Engine engine = opened.get()) {
            return show(answer(engine));
        }
    }

    private int handOver(Workspace chosen) {
        Handover.Answer answer = Handover.ask(
                chosen,
                new Handover.Wish(
                        session.arguments(), session.io().workingFolder().toString()),
                session.io().stop());
        session.io().out().print(answer.out());
        session.io().err().print(answer.err());
        return answer.exitCode();
    }
}
