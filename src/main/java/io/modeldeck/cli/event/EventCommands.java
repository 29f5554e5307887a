package io.modeldeck.cli.event;

import io.modeldeck.cli.kit.CommandGroup;
import io.modeldeck.cli.kit.Session;
import picocli.CommandLine;

/** Commands for events and outcomes from elsewhere. */
public final class EventCommands {

    private EventCommands() {}

    public static CommandLine events(Session s) {
        return CommandGroup.of("events", "Predictions made elsewhere.", new EventsImportCommand(s));
    }

    public static CommandLine feedback(Session s) {
        return CommandGroup.of("feedback", "What turned out to be true.", new FeedbackImportCommand(s));
    }

    public static CommandLine replay(Session s) {
        return new CommandLine(new ReplayCommand(s));
    }
}
