package io.modeldeck.cli.kit;

/** A command that leaves the workspace as it is. */
public abstract class ReadingCommand extends EngineCommand {

    protected ReadingCommand(Session session) {
        super(session);
    }

    @Override
    protected final Access access() {
        return Access.READ;
    }
}
