package io.modeldeck.cli.alert;

import io.modeldeck.cli.kit.CommandGroup;
import io.modeldeck.cli.kit.Session;
import picocli.CommandLine;

/** Commands for alerts, and what keeps them quiet. */
public final class AlertCommands {

    private AlertCommands() {}

    public static CommandLine alerts(Session s) {
        return CommandGroup.of(
                "alerts",
                "The inbox of alerts.",
                new AlertsListCommand(s),
                new AlertsShowCommand(s),
                new AlertsAcknowledgeCommand(s),
                new AlertsUnacknowledgeCommand(s),
                new AlertsSilenceCommand(s),
                new AlertsAssignCommand(s),
                new AlertsCommentCommand(s),
                new AlertsRateCommand(s));
    }

    public static CommandLine silences(Session s) {
        return CommandGroup.of(
                "silences",
                "Alerts that ask for nobody's attention for a while.",
                new SilencesListCommand(s),
                new SilencesAddCommand(s),
                new SilencesEditCommand(s),
                new SilencesExpireCommand(s),
                new SilencesInhibitionCommand(s));
    }

    public static CommandLine maintenance(Session s) {
        return CommandGroup.of(
                "maintenance",
                "Models whose figures mean nothing for a while.",
                new MaintenanceOnCommand(s),
                new MaintenanceOffCommand(s),
                new MaintenanceShowCommand(s));
    }
}
