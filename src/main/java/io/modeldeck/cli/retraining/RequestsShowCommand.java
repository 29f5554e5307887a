package io.modeldeck.cli.retraining;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.domain.Json;
import io.modeldeck.retraining.Check;
import io.modeldeck.retraining.Moved;
import io.modeldeck.retraining.RequestStep;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.training.run.RunEstimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Shows why a request exists: what raised it, the safety checks, the evidence frozen with it.",
        footer = {"", "Example:", "  modeldeck requests show 7"})
final class RequestsShowCommand extends ReadingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the request.")
    private long id;

    RequestsShowCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        RetrainingRequest request = engine.retraining().request(id);
        Map<String, Object> document = RequestForm.document(request);
        document.put("evidence", request.evidence());
        Optional<List<Check>> now = request.isDecidable()
                ? Optional.of(
                        engine.retraining().checksNow(request, engine.clock().instant()))
                : Optional.empty();
        document.put("checksNow", now);
        boolean mayRun = request.runId().isEmpty() && request.status().isOpen();
        Optional<RunEstimate> estimate =
                mayRun ? engine.retraining().estimate(request, engine.clock().instant()) : Optional.empty();
        document.put("estimatedSeconds", estimate.map(time -> time.about().toMillis() / 1e3));
        document.put("estimatedFromRuns", estimate.map(RunEstimate::runs).orElse(0));
        List<RequestStep> steps = engine.retraining().steps(id);
        List<Moved> moved = engine.retraining().moved(request, engine.clock().instant());
        document.put("moved", moved);
        document.put("steps", steps.stream().map(RequestForm::step).toList());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("status", status(engine, request));
        facts.put("reason", request.reason().word());
        facts.put("requested", times().full(request.requestedAt()) + " by " + request.requestedBy());
        request.reviewedBy()
                .ifPresent(by -> facts.put(
                        "reviewed",
                        times().full(request.reviewedAt()) + " by " + by
                                + (request.simulated() ? " (simulated)" : "")));
        request.alertId().ifPresent(alert -> facts.put("alert", alert + " (modeldeck alerts show " + alert + ")"));
        if (mayRun) {
            facts.put("its run", words(estimate));
        }
        facts.put("comment", request.comment());
        Report report =
                Report.of("Request " + id + " of " + request.modelName()).facts(facts);
        report.heading("What raised it");
        request.raisedBy().forEach((name, value) -> report.line("  " + name + ": " + text(value)));
        if (!request.overridden().isEmpty()) {
            report.heading("Overridden when it was approved");
            request.overridden().forEach(failed -> report.line("  " + failed));
        }
        now.ifPresent(checks ->
                report.heading("Checks as they stand now").table(RequestForm.checks(checks), "There are none."));
        report.heading("Checks when it was raised").table(RequestForm.checks(request.checks()), "No checks were kept.");
        report.heading("Moved since then").table(RequestForm.moved(moved), "Nothing: it still reads as it did.");
        report.heading("Steps").table(RequestForm.steps(steps, times()), "Nothing has happened to it yet.");
        report.heading("Evidence");
        request.evidence().forEach((name, value) -> report.line("  " + name + ": " + text(value)));
        return Answer.of(document, report);
    }

    private static String status(Engine engine, RetrainingRequest request) {
        Set<String> endorsers = engine.retraining().endorsers(request.id());
        return request.status().words()
                + (endorsers.isEmpty() ? "" : ", approved by " + String.join(", ", endorsers) + ", one more is needed")
                + request.reopenWhen().map(when -> ", reopened " + when.words()).orElse("")
                + request.supersededBy().map(by -> " by " + by).orElse("");
    }

    private static String words(Optional<RunEstimate> estimate) {
        return estimate.map(time -> "takes about " + Times.length(time.about()) + ", as "
                        + Numbers.count(time.runs(), "earlier run", "earlier runs") + " of its kind took")
                .orElse("takes nobody knows how long: there is no earlier run of its kind");
    }

    private static String text(Object value) {
        return value instanceof String text ? text : Json.write(value);
    }
}
