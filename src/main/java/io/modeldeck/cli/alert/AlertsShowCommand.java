package io.modeldeck.cli.alert;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertTransition;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.retraining.RetrainingRequest;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Shows an alert: what it means, what can be done, what happened to it.",
        footer = {"", "Example:", "  modeldeck alerts show 12"})
final class AlertsShowCommand extends ReadingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the alert.")
    private long id;

    AlertsShowCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Alert alert = engine.alerts().require(id);
        List<AlertTransition> steps = engine.alerts().transitions(id);
        Map<String, Object> document = AlertForm.document(alert);
        List<RetrainingRequest> requests = engine.retraining().requestsOf(id);
        document.put("requests", requests.stream().map(RetrainingRequest::id).toList());
        document.put("history", steps.stream().map(AlertForm::step).toList());
        TextTable history = new TextTable(times().head("at"), "what", "from", "to", "value>", "by", "comment");
        steps.forEach(step -> history.row(
                times().text(step.at()),
                step.kind().word(),
                step.from().word(),
                step.to().word(),
                Numbers.text(step.value()),
                step.by(),
                step.comment()));
        Report report = Report.of(alert.message())
                .line(alert.severity().word() + ", " + alert.state().word().replace('_', ' ') + ", "
                        + (alert.acknowledged()
                                ? "acknowledged by " + alert.acknowledgedBy().orElse("system")
                                : "not acknowledged")
                        + alert.care()
                                .assignedTo()
                                .map(who -> ", assigned to " + who)
                                .orElse("")
                        + alert.care()
                                .usefulness()
                                .map(word -> ", called " + word.word())
                                .orElse("")
                        + alert.care()
                                .hidden()
                                .map(hidden -> ", " + hidden.words())
                                .orElse(""))
                .line("Rule: " + alert.ruleName() + " (" + alert.condition() + ")");
        report.heading("What it means").line(alert.meaning());
        report.heading("What can be done").line(alert.guidance());
        requests.forEach(request -> report.line("It led to request " + request.id() + " ("
                + request.status().word().replace('_', ' ') + ")."));
        report.heading("History").table(history, "Nothing yet.");
        return Answer.of(document, report);
    }
}
