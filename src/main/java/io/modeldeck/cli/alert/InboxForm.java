package io.modeldeck.cli.alert;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.InboxGroup;
import io.modeldeck.alert.InboxGroups;
import io.modeldeck.alert.InboxPart;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.registry.ModelInfo;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The parts of the inbox as documents and rows. */
final class InboxForm {

    private final Map<Long, String> models;
    private final Map<Long, String> rules;
    private final Times times;

    InboxForm(Engine engine, Times times) {
        models = engine.registry().models().stream().collect(Collectors.toMap(ModelInfo::id, ModelInfo::name));
        rules = engine.alertRules().all().stream().collect(Collectors.toMap(AlertRule::id, AlertRule::name));
        this.times = times;
    }

    /** @param model of which alone; empty: of all */
    static List<InboxGroup> groups(Engine engine, String by, OptionalLong model) {
        InboxGroups groups = engine.alerts().groups();
        return switch (by) {
            case "model" ->
                groups.byModel().stream()
                        .filter(group ->
                                model.isEmpty() || group.part().equals(new InboxPart.OfModel(model.getAsLong())))
                        .toList();
            case "rule" -> model.isPresent() ? groups.byRule(model.getAsLong()) : groups.byRule();
            case "flood" -> {
                if (model.isPresent()) {
                    throw new WrongUsage("A flood is of whichever models; leave --model out.");
                }
                yield groups.floods();
            }
            default -> throw new WrongUsage("Alerts are put together by model, rule or flood, not by '" + by + "'.");
        };
    }

    Map<String, Object> document(InboxGroup group) {
        return Answer.document(
                "model",
                group.part() instanceof InboxPart.OfModel(long id) ? models.get(id) : null,
                "rule",
                rule(group.part()),
                "severity",
                group.severity().word(),
                "alerts",
                group.count(),
                "waiting",
                group.asking(),
                "seen",
                group.seen(),
                "models",
                group.models(),
                "newest",
                group.newest());
    }

    TextTable table(List<InboxGroup> groups) {
        TextTable table =
                new TextTable("of", "severity", "alerts>", "waiting>", "seen>", "models>", times.head("newest"));
        groups.forEach(group -> table.row(
                of(group.part()),
                group.severity().word(),
                group.count(),
                group.asking(),
                group.seen(),
                group.models(),
                times.text(group.newest())));
        return table;
    }

    private String of(InboxPart part) {
        return part instanceof InboxPart.OfModel(long id) ? models.getOrDefault(id, Alert.OF_WORKSPACE) : rule(part);
    }

    /** Null for those of a model; a rule that was deleted meanwhile has no name. */
    private String rule(InboxPart part) {
        return switch (part) {
            case InboxPart.OfModel model -> null;
            case InboxPart.OfRule(long id) -> rules.get(id);
            case InboxPart.Flood flood -> rules.get(flood.ruleId());
        };
    }
}
