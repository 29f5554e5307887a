package io.modeldeck.cli;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.app.Engine;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Severity;
import java.util.List;
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
        if (id.isEmpty() && !condition.isGiven()) {
            throw new Problem("Name a rule by its number, or a condition with --condition JSON.");
        }
        Optional<AlertRule> known = id.map(engine.alertRules()::require);
        AlertRule base = known.orElseGet(() -> thoughtOf(engine));
        return condition.isGiven() && known.isPresent()
                ? base.with(condition.over(Optional.of(base.condition())), base.severity())
                : base;
    }

    private AlertRule thoughtOf(Engine engine) {
        return new AlertRule(
                0,
                "rule",
                OptionalLong.empty(),
                OptionalLong.empty(),
                true,
                condition.over(Optional.empty()),
                Severity.WARNING,
                List.of(),
                "",
                "");
    }
}
