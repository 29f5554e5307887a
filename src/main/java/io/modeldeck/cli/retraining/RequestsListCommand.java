package io.modeldeck.cli.retraining;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.LimitOption;
import io.modeldeck.cli.kit.ModelFilter;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.retraining.RetrainingRequest;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "Lists retraining requests, the newest first.",
        footer = {"", "Example:", "  modeldeck requests list --status pending_approval"})
final class RequestsListCommand extends ReadingCommand {

    @Mixin
    private ModelFilter model;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            order = 2,
            description = "Only those: pending_approval, approved, rejected, completed, sent_back, expired.")
    private Optional<RequestStatus> status;

    @Mixin
    private LimitOption limit;

    RequestsListCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        List<RetrainingRequest> requests = engine.retraining().requests(model.id(engine), status, limit.rows());
        return Answer.of(
                Answer.document(
                        "requests", requests.stream().map(RequestForm::document).toList()),
                new Report().table(RequestForm.table(requests, times()), "There is no such request."));
    }
}
