package io.modeldeck.cli.retraining;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.retraining.ReopenCondition;
import io.modeldeck.retraining.RetrainingRequest;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "send-back",
        description = {
            "Sends a request back; the comment says what is missing. It waits for a decision again when its condition is met,"
                    + " or when somebody reopens it."
        },
        footer = {"", "Example:", "  modeldeck requests send-back 7 --until-labels 500 --comment \"too few labels\""})
final class RequestsSendBackCommand extends WritingCommand {

    /** At most one condition. */
    static final class Until {

        @Option(names = "--until-labels", paramLabel = "N", description = "Reopened when so many new labels are there.")
        private Integer labels;

        @Option(
                names = "--until-drift",
                paramLabel = "SCORE",
                description = "Reopened when a later check finds such a drift.")
        private Double drift;

        @Option(names = "--until", paramLabel = "TIME", description = "Reopened from that time on.")
        private String time;

        ReopenCondition condition(Times times) {
            if (labels != null) {
                return new ReopenCondition.NewLabels(labels);
            }
            return drift != null
                    ? new ReopenCondition.DriftScore(drift)
                    : new ReopenCondition.At(times.parse("--until", time));
        }
    }

    @Parameters(paramLabel = "ID", description = "Number of the request.")
    private long id;

    @ArgGroup
    private Until until;

    RequestsSendBackCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        RetrainingRequest request = engine.retraining()
                .sendBack(
                        actor.actor(engine),
                        actor.at(engine, times()),
                        id,
                        actor.comment(),
                        Optional.ofNullable(until).map(given -> given.condition(times())));
        return Answer.of(
                RequestForm.document(request),
                "Request " + id + " of " + request.modelName() + " is sent back; it is reopened "
                        + request.reopenWhen().map(ReopenCondition::words).orElse("by hand") + ".");
    }
}
