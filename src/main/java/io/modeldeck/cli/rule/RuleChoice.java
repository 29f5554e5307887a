package io.modeldeck.cli.rule;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.domain.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A rule that is kept, one that is only thought of, or a kept one with another condition. */
final class RuleChoice {

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "Number of a rule; left out with --condition or --set.")
    private Optional<Long> id;

    @Mixin
    private ConditionOptions condition;

    AlertRule of(Engine engine) {
        return of(engine, Map.of());
    }

    /** @param usual keys of a condition that need not be given */
    AlertRule of(Engine engine, Map<String, Object> usual) {
        if (id.isEmpty() && !condition.isGiven()) {
            throw new WrongUsage("Name a rule by its number, or a condition with --condition JSON.");
        }
        Optional<AlertRule> known = id.map(engine.alertRules()::require);
        AlertRule base = known.orElseGet(() -> thoughtOf(usual));
        return condition.isGiven() && known.isPresent()
                ? base.with(condition.over(base.condition().document()), base.severity())
                : base;
    }

    private AlertRule thoughtOf(Map<String, Object> usual) {
        return new AlertRule(
                0,
                "rule",
                OptionalLong.empty(),
                OptionalLong.empty(),
                true,
                condition.over(usual),
                Severity.WARNING,
                List.of(),
                "",
                "");
    }
}
