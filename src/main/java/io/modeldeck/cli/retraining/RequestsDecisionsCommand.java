package io.modeldeck.cli.retraining;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.LimitOption;
import io.modeldeck.cli.kit.ModelFilter;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.retraining.PolicyDecision;
import io.modeldeck.retraining.TriggerReason;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "decisions",
        description =
                "Lists what the policy said to the triggers, the newest first: also each refusal, with its reason.",
        footer = {"", "Example:", "  modeldeck requests decisions --model churn --refused"})
final class RequestsDecisionsCommand extends ReadingCommand {

    @Mixin
    private ModelFilter model;

    @Option(names = "--refused", order = 2, description = "Only what was refused.")
    private boolean refused;

    @Mixin
    private LimitOption limit;

    RequestsDecisionsCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        List<PolicyDecision> decisions = refused
                ? engine.retraining().refusals(model.id(engine), limit.rows())
                : engine.retraining().decisions(model.id(engine), limit.rows());
        TextTable table = new TextTable(times().head("at"), "model", "trigger", "said", "reason", "what pulled it");
        decisions.forEach(decision -> table.row(
                times().text(decision.at()),
                name(engine, decision),
                decision.trigger().map(TriggerReason::word).orElse(""),
                decision.accepted() ? "requested" : "refused",
                decision.reason(),
                decision.summary()));
        return Answer.of(
                Answer.document(
                        "decisions",
                        decisions.stream()
                                .map(decision -> Answer.document(
                                        "model",
                                        name(engine, decision),
                                        "at",
                                        decision.at(),
                                        "accepted",
                                        decision.accepted(),
                                        "reason",
                                        decision.reason(),
                                        "trigger",
                                        decision.trigger().map(TriggerReason::word),
                                        "summary",
                                        decision.summary(),
                                        "alert",
                                        decision.alertId(),
                                        "request",
                                        decision.requestId(),
                                        "checks",
                                        decision.checks()))
                                .toList()),
                new Report().table(table, "No trigger was pulled yet."));
    }

    private static String name(Engine engine, PolicyDecision decision) {
        return engine.registry().requireModel(decision.modelId()).name();
    }
}
