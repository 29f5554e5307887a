package io.modeldeck.cli.schedule;

import io.modeldeck.cli.kit.CommandGroup;
import io.modeldeck.cli.kit.Session;
import picocli.CommandLine;

/** Commands for scheduled work. */
public final class ScheduleCommands {

    private ScheduleCommands() {}

    public static CommandLine jobs(Session s) {
        return CommandGroup.of(
                "jobs",
                "Scheduled work.",
                new JobsListCommand(s),
                new JobsShowCommand(s),
                new JobsRunCommand(s),
                new JobsSwitchCommand.Pause(s),
                new JobsSwitchCommand.Resume(s),
                new JobsIntervalCommand(s));
    }
}
