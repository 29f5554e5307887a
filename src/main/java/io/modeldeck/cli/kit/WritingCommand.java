package io.modeldeck.cli.kit;

import picocli.CommandLine.Mixin;

/** A command that changes a workspace, and says who did it, when and why. */
public abstract class WritingCommand extends EngineCommand {

    @Mixin
    protected ActorOptions actor;

    protected WritingCommand(Session session) {
        super(session);
    }

    @Override
    protected final Access access() {
        return Access.WRITE;
    }
}
