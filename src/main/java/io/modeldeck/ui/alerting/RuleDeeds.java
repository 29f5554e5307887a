package io.modeldeck.ui.alerting;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.AlertRules;
import io.modeldeck.ui.kit.dialog.DecisionDialog;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import io.modeldeck.ui.kit.work.Remade;

/** What can be done about the rule of an alert from the alert itself. */
final class RuleDeeds {

    private final ScreenContext context;
    private final Runnable changed;

    /** @param changed told after something was done or taken back */
    RuleDeeds(ScreenContext context, Runnable changed) {
        this.context = context;
        this.changed = changed;
    }

    /** Switches its rule off for its model alone: what muting means here, since a rule that measures in silence helps nobody. */
    void mute(AlertRow row, AlertRule rule) {
        String model = row.alert().modelName();
        long id = row.alert().modelId();
        new DecisionDialog(
                        context,
                        Messages.text("alerts.mute.title", Said.exactly(rule.name()), model),
                        Messages.text("alerts.mute.consequence"),
                        Messages.text("alerts.mute.verb"))
                .comment(Messages.text("alerts.rule.why"), true)
                .show(
                        comment -> rules().enableFor(context.actor(), context.now(), rule.id(), id, false, comment),
                        first -> {
                            Remade<AlertRule> muted = new Remade<>(first);
                            context.undoable(
                                    Messages.text("alerts.muted", Said.exactly(rule.name()), model),
                                    muted.on(newest -> unmute(rule, newest)),
                                    muted.by(() -> rules().enableFor(
                                                    context.actor(), context.now(), rule.id(), id, false, "")),
                                    changed);
                            changed.run();
                        });
    }

    private AlertRule unmute(AlertRule rule, AlertRule muted) {
        if (muted.id() == rule.id()) {
            return rules().enable(context.actor(), context.now(), rule.id(), true, "");
        }
        // what was made in the place of the rule for all models goes again
        rules().delete(context.actor(), context.now(), muted.id(), "");
        return rule;
    }

    /** Writes what a person can do about the alerts of a rule. */
    void guide(AlertRule rule) {
        new DecisionDialog(
                        context,
                        Messages.text("alerts.guidance.title", Said.exactly(rule.name())),
                        Messages.text("alerts.guidance.consequence"),
                        Messages.text("alerts.guidance.save"))
                .comment(Messages.text("alerts.guidance"), true)
                .said(rule.guidance())
                .show(words -> guided(rule, words), guided -> {
                    context.undoable(
                            Messages.text("alerts.guidance.kept", Said.exactly(rule.name())),
                            () -> guided(rule, rule.guidance()),
                            () -> guided(rule, guided.guidance()),
                            changed);
                    changed.run();
                });
    }

    /** The words alone: whatever else was changed about the rule meanwhile stays. */
    private AlertRule guided(AlertRule rule, String words) {
        AlertRule now = rules().require(rule.id());
        return rules().edit(context.actor(), context.now(), now.withGuidance(words), "");
    }

    private AlertRules rules() {
        return context.engine().alertRules();
    }
}
