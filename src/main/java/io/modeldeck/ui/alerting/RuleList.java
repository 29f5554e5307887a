package io.modeldeck.ui.alerting;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.ui.kit.Badge;
import io.modeldeck.ui.kit.DataTable;
import io.modeldeck.ui.kit.DecisionDialog;
import io.modeldeck.ui.kit.Glyph;
import io.modeldeck.ui.kit.MasterDetail;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.SeverityGlyph;
import io.modeldeck.ui.kit.Tone;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.StackPane;

/** The rules that watch the models, and a switch for each. */
final class RuleList extends StackPane {

    private final ScreenContext context;
    private final Runnable changed;
    private final DataTable<AlertRule> table = new DataTable<>(Messages.text("alerts.rules"), AlertRule::id);
    private final AlertDetail detail;
    private Map<Long, String> models = Map.of();

    RuleList(ScreenContext context, AlertActions actions, Runnable changed) {
        this.context = context;
        this.changed = changed;
        detail = new AlertDetail(context, actions);
        TableColumn<AlertRule, AlertRule> severity = table.node(
                Messages.text("alerts.severity"),
                rule -> rule.severity().word(),
                Comparator.comparing(AlertRule::severity),
                rule -> SeverityGlyph.of(rule.severity()));
        severity.setMinWidth(108);
        severity.setMaxWidth(108);
        table.node(
                        Messages.text("alerts.rule"),
                        AlertRule::name,
                        rule -> new io.modeldeck.ui.kit.TwoLines(
                                rule.name(), rule.condition().words()))
                .setPrefWidth(320);
        table.text(Messages.text("alerts.rule.scope"), this::scope).setPrefWidth(110);
        table.text(Messages.text("alerts.rule.when"), rule -> rule.condition().words())
                .setVisible(false);
        TableColumn<AlertRule, AlertRule> on = table.node(
                Messages.text("alerts.rule.state"),
                rule -> word(rule.enabled()),
                rule -> rule.enabled()
                        ? new Badge(Glyph.OK, word(true), Tone.GOOD)
                        : new Badge(Glyph.PAUSED, word(false), Tone.NEUTRAL));
        on.setMinWidth(88);
        on.setMaxWidth(88);
        table.getStyleClass().add("tall-rows");
        table.setOnOpen(this::flip);
        table.selected().addListener(observable -> showSelected());
        getChildren().add(new MasterDetail(table, detail, 0.56));
    }

    void setRules(List<AlertRule> rules, Map<Long, String> names) {
        models = names;
        table.setRows(rules);
        if (table.selected().get().isEmpty()) {
            table.selectFirst();
        }
        showSelected();
    }

    Optional<AlertRule> selected() {
        return table.selected().get();
    }

    void move(int by) {
        table.move(by);
    }

    private void showSelected() {
        selected().ifPresent(rule -> {
            Button button = new Button(Messages.text(rule.enabled() ? "alerts.rule.off" : "alerts.rule.on"));
            button.setOnAction(event -> flip(rule));
            detail.show(rule, scope(rule), button);
        });
    }

    /** Asks to switch the rule off, or on again. */
    void flip(AlertRule rule) {
        boolean on = !rule.enabled();
        new DecisionDialog(
                        context,
                        Messages.text(on ? "alerts.rule.on.title" : "alerts.rule.off.title", rule.name()),
                        Messages.text(on ? "alerts.rule.on.consequence" : "alerts.rule.off.consequence"),
                        Messages.text(on ? "alerts.rule.on" : "alerts.rule.off"))
                .comment(Messages.text("alerts.rule.why"), !on)
                .show(
                        comment -> context.engine()
                                .alertRules()
                                .enable(context.actor(), context.now(), rule.id(), on, comment),
                        kept -> {
                            context.toasts()
                                    .show(Messages.text(
                                            kept.enabled() ? "alerts.rule.is-on" : "alerts.rule.is-off", kept.name()));
                            changed.run();
                        });
    }

    private String scope(AlertRule rule) {
        return rule.modelId().isPresent()
                ? models.getOrDefault(rule.modelId().getAsLong(), "")
                : Messages.text("alerts.rule.all-models");
    }

    private static String word(boolean on) {
        return Messages.text(on ? "alerts.rule.word.on" : "alerts.rule.word.off");
    }
}
