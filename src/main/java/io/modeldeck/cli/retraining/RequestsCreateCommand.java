package io.modeldeck.cli.retraining;

import io.modeldeck.alert.Alert;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Problem;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.retraining.RetrainingRequest;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "create",
        description = "Asks for a retraining by hand, of a model or in view of one of its alerts.",
        footer = {"", "Example:", "  modeldeck requests create --model churn --comment \"new price list\""})
final class RequestsCreateCommand extends WritingCommand {

    /** What the request is about: a model, or an alert and with it its model. */
    static final class Subject {

        @Option(names = "--model", paramLabel = "NAME", order = 1, description = "Name of the model.")
        private Optional<String> model;

        @Option(
                names = "--alert",
                paramLabel = "N",
                order = 2,
                description = "Number of the alert that asks for it; its model is retrained, and the request keeps it.")
        private Optional<Long> alert;
    }

    @ArgGroup(exclusive = false, multiplicity = "1", order = 1)
    private Subject subject;

    RequestsCreateCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Actor by = actor.actor(engine);
        Instant at = actor.at(engine, times());
        Optional<Alert> alert = subject.alert.map(engine.alerts()::require);
        Optional<ModelInfo> model = subject.model.map(engine.registry()::requireModel);
        RetrainingRequest request = alert.isPresent()
                ? engine.retraining().createFor(by, at, of(model, alert.get()), actor.comment())
                : engine.retraining().create(by, at, model.orElseThrow().id(), actor.comment());
        return Answer.of(
                RequestForm.document(request),
                "Request " + request.id() + " of " + request.modelName() + " waits for approval.");
    }

    private static Alert of(Optional<ModelInfo> model, Alert alert) {
        if (model.filter(named -> named.id() != alert.modelId()).isPresent()) {
            throw new Problem("Alert " + alert.id() + " is one of " + alert.modelName() + ", not of "
                    + model.get().name() + "; leave out --model.");
        }
        return alert;
    }
}
