package io.modeldeck.cli;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertFilter;
import io.modeldeck.app.Engine;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "Lists the open alerts, the worst first; with --all the closed ones too, the newest first.",
        footer = {"", "Example:", "  modeldeck alerts list --model churn"})
final class AlertsListCommand extends EngineCommand {

    @Mixin
    private ModelFilter model;

    @Option(names = "--all", order = 2, description = "Also those that are closed.")
    private boolean all;

    @Mixin
    private LimitOption limit;

    AlertsListCommand(Session session) {
        super(session);
    }

    @Override
    Access access() {
        return Access.READ;
    }

    @Override
    Answer answer(Engine engine) {
        OptionalLong id = model.id(engine);
        AlertFilter newest = AlertFilter.newest(limit.rows());
        List<Alert> alerts = all
                ? engine.alerts().history(id.isPresent() ? newest.ofModel(id.getAsLong()) : newest)
                : engine.alerts().open(id).stream().limit(limit.rows()).toList();
        return Answer.of(
                Answer.document(
                        "alerts", alerts.stream().map(AlertForm::document).toList()),
                new Report()
                        .table(
                                AlertForm.table(alerts, times()),
                                all ? "There has been no alert." : "No alert is open."));
    }
}
