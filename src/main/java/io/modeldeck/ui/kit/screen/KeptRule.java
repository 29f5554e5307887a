package io.modeldeck.ui.kit.screen;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.AlertRules;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A rule that somebody kept in the window, and how that is taken back.
 *
 * @param rule as it was kept
 * @param replaced as it was before; empty where the rule is new
 */
public record KeptRule(AlertRule rule, Optional<AlertRule> replaced) {

    /** Keeps a rule in the place of the one of its name that watches the same, or as a new one. Off the FX thread only. */
    public static KeptRule instead(ScreenContext context, AlertRule wanted, String why) {
        AlertRules rules = context.engine().alertRules();
        Optional<AlertRule> there = rules.all().stream()
                .filter(rule -> rule.name().equals(wanted.name())
                        && rule.modelId().equals(wanted.modelId())
                        && rule.versionId().equals(wanted.versionId()))
                .findFirst();
        return new KeptRule(rules.save(context.actor(), context.now(), wanted, why), there);
    }

    /** Says that it is kept, and offers to take that back. */
    public void offerBack(ScreenContext context, Consumer<AlertRule> after) {
        context.undoable(
                Messages.text("alerts.rule.kept", rule.name()),
                () -> back(context),
                () -> again(context),
                () -> after.accept(rule));
    }

    /** As it was before: with the rule that was in its place, else without it. */
    private AlertRule back(ScreenContext context) {
        AlertRules rules = context.engine().alertRules();
        if (replaced.isPresent()) {
            return rules.edit(context.actor(), context.now(), replaced.get(), "");
        }
        rules.delete(context.actor(), context.now(), rule.id(), "");
        return rule;
    }

    /** As it was kept: once more over the one that is in its place, or back under its number. */
    private AlertRule again(ScreenContext context) {
        AlertRules rules = context.engine().alertRules();
        return replaced.isPresent()
                ? rules.edit(context.actor(), context.now(), rule, "")
                : rules.restore(context.actor(), context.now(), rule.id(), "");
    }
}
