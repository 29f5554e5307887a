package io.modeldeck.cli.alert;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertFilter;
import io.modeldeck.alert.AlertGroup;
import io.modeldeck.alert.InboxGroup;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.LimitOption;
import io.modeldeck.cli.kit.ModelFilter;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.WrongUsage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "Lists the open alerts, those that wait for somebody first; with --all the closed ones too, the"
                + " newest first.",
        footer = {"", "Example:", "  modeldeck alerts list --model churn"})
final class AlertsListCommand extends ReadingCommand {

    @Mixin
    private ModelFilter model;

    @Option(names = "--all", order = 2, description = "Also those that are closed.")
    private boolean all;

    @Option(names = "--waiting", order = 3, description = "Only open ones that nobody has seen and nothing hides.")
    private boolean waiting;

    @Option(names = "--grouped", order = 4, description = "One line for each model and type of alert.")
    private boolean grouped;

    @Option(
            names = "--group-by",
            paramLabel = "WORD",
            order = 5,
            description =
                    "The open alerts put together as the inbox does it: by model, rule or flood, which is many of one"
                            + " rule within a minute.")
    private Optional<String> groupBy;

    @Mixin
    private LimitOption limit;

    AlertsListCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        if (groupBy.isPresent()) {
            return groups(engine, groupBy.get());
        }
        List<Alert> alerts = alerts(engine).stream()
                .filter(alert -> !waiting || alert.asksForAttention())
                .limit(limit.rows())
                .toList();
        String none = all ? "There has been no alert." : waiting ? "No alert waits for anybody." : "No alert is open.";
        if (grouped) {
            List<AlertGroup> groups = AlertGroup.of(alerts);
            return Answer.of(
                    Answer.document(
                            "groups",
                            groups.stream().map(AlertsListCommand::document).toList()),
                    new Report().table(table(groups), none));
        }
        return Answer.of(
                Answer.document(
                        "alerts", alerts.stream().map(AlertForm::document).toList()),
                new Report().table(AlertForm.table(alerts, times()), none));
    }

    private Answer groups(Engine engine, String by) {
        if (all || grouped) {
            throw new WrongUsage("--group-by is about open alerts, and an arrangement of its own; leave "
                    + (all ? "--all" : "--grouped") + " out.");
        }
        InboxForm form = new InboxForm(engine, times());
        List<InboxGroup> groups = InboxForm.groups(engine, by, model.id(engine)).stream()
                .filter(group -> !waiting || group.asking() > 0)
                .limit(limit.rows())
                .toList();
        return Answer.of(
                Answer.document("groups", groups.stream().map(form::document).toList()),
                new Report().table(form.table(groups), waiting ? "No alert waits for anybody." : "No alert is open."));
    }

    private List<Alert> alerts(Engine engine) {
        OptionalLong id = model.id(engine);
        AlertFilter newest = AlertFilter.newest(limit.rows());
        return all
                ? engine.alerts().history(id.isPresent() ? newest.ofModel(id.getAsLong()) : newest)
                : engine.alerts().open(id);
    }

    private static Map<String, Object> document(AlertGroup group) {
        return Answer.document(
                "model",
                group.modelId() == Alert.WORKSPACE ? null : group.modelName(),
                "type",
                group.type().word(),
                "severity",
                group.severity().word(),
                "waiting",
                group.waiting(),
                "alerts",
                group.alerts().stream().map(Alert::id).toList(),
                "message",
                group.alerts().getFirst().message());
    }

    private static TextTable table(List<AlertGroup> groups) {
        TextTable table = new TextTable("model", "type", "severity", "alerts>", "waiting>", "worst");
        groups.forEach(group -> table.row(
                group.modelName(),
                group.type().word().replace('_', ' '),
                group.severity().word(),
                group.alerts().size(),
                group.waiting(),
                group.alerts().getFirst().message()));
        return table;
    }
}
