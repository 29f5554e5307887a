package io.modeldeck.cli.retraining;

import io.modeldeck.cli.kit.CommandGroup;
import io.modeldeck.cli.kit.Session;
import picocli.CommandLine;

/** Commands for proposals to retrain. */
public final class RetrainingCommands {

    private RetrainingCommands() {}

    public static CommandLine requests(Session s) {
        return CommandGroup.of(
                "requests",
                "Proposals to retrain.",
                new RequestsListCommand(s),
                new RequestsShowCommand(s),
                new RequestsDecisionsCommand(s),
                new RequestsCreateCommand(s),
                new RequestsApproveCommand(s),
                new RequestsWithdrawCommand(s),
                new RequestsRejectCommand(s),
                new RequestsSendBackCommand(s),
                new RequestsReopenCommand(s));
    }
}
