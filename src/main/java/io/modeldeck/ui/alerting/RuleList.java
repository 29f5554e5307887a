package io.modeldeck.ui.alerting;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.ui.kit.control.TwoLines;
import io.modeldeck.ui.kit.dialog.DecisionDialog;
import io.modeldeck.ui.kit.mark.Badge;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.mark.SeverityGlyph;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.table.MasterDetail;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;

/** The rules that watch the models, and a switch for each. */
final class RuleList extends StackPane {

    private final ScreenContext context;
    private final Runnable changed;
    private final DataTable<AlertRule> table =
            new DataTable<AlertRule>(Messages.text("alerts.rules"), AlertRule::id).filterable();
    private final AlertDetail detail;
    private Map<Long, String> models = Map.of();
    private List<AlertRule> all = List.of();

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
        table.node(Messages.text("alerts.rule"), rule -> Said.exactly(rule.name()), this::name)
                .setPrefWidth(320);
        table.text(Messages.text("alerts.rule.scope"), this::scope).setPrefWidth(110);
        table.text(
                        Messages.text("alerts.rule.when"),
                        rule -> Said.of(rule.condition().words()))
                .setVisible(false);
        TableColumn<AlertRule, AlertRule> on = table.node(
                Messages.text("alerts.rule.state"),
                rule -> word(rule.enabled()),
                rule -> rule.enabled()
                        ? new Badge(Glyph.OK, word(true), Tone.GOOD)
                        : new Badge(Glyph.PAUSED, word(false), Tone.NEUTRAL));
        on.setMinWidth(88);
        on.setMaxWidth(88);
        List.of(severity, on).forEach(column -> table.giveWay(column, AlertColumns.ROOM_FOR_COLUMNS));
        table.getStyleClass().add("tall-rows");
        table.setOnOpen(this::flip);
        table.selected().addListener(observable -> showSelected());
        Button create =
                context.writing().guard(new Button(Messages.text("action.asks", Messages.text("alerts.rule.new"))));
        create.setOnAction(event -> create());
        create.setMinWidth(Button.USE_PREF_SIZE);
        table.besideFilter(create);
        getChildren()
                .add(new MasterDetail(context.selection().details(), table, detail, 0.56, AlertList.ROOM_FOR_BOTH)
                        .whereNarrow(0.5));
    }

    /** Where the columns beside it give way, also how bad it is and whether it is on. */
    private Node name(AlertRule rule) {
        String words = Said.of(rule.condition().words());
        if (!table.isNarrow()) {
            return new TwoLines(Said.exactly(rule.name()), words);
        }
        return AlertCells.glyphed(
                rule.severity(),
                new TwoLines(Said.exactly(rule.name()), (rule.enabled() ? "" : word(false) + " · ") + words));
    }

    void setRules(List<AlertRule> rules, Map<Long, String> names) {
        models = names;
        all = rules;
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
            Button button = context.writing()
                    .guard(new Button(Messages.text(rule.enabled() ? "alerts.rule.off" : "alerts.rule.on")));
            button.setOnAction(event -> flip(rule));
            Button edit = context.writing().guard(new Button(Messages.text("alerts.rule.edit")));
            edit.getStyleClass().add("accent");
            edit.setOnAction(event -> edit(rule));
            Button delete = context.writing()
                    .guard(new Button(Messages.text("action.asks", Messages.text("alerts.rule.delete"))));
            delete.setOnAction(event -> delete(rule));
            FlowPane buttons = new FlowPane(8, 8, edit, button, delete);
            detail.show(rule, scope(rule), inheritance(rule), buttons);
        });
    }

    /** A rule from the beginning. */
    void create() {
        new RuleEditor(context, Optional.empty(), rule -> changed.run()).show();
    }

    private void edit(AlertRule rule) {
        new RuleEditor(context, Optional.of(rule), kept -> changed.run()).show();
    }

    private void delete(AlertRule rule) {
        new DecisionDialog(
                        context,
                        Messages.text("alerts.rule.delete.title", rule.name()),
                        Messages.text(
                                rule.isGlobal()
                                        ? "alerts.rule.delete.consequence"
                                        : "alerts.rule.delete.own.consequence"),
                        Messages.text("alerts.rule.delete"))
                .dangerous()
                .comment(Messages.text("alerts.rule.why"), true)
                .show(
                        comment -> {
                            context.engine().alertRules().delete(context.actor(), context.now(), rule.id(), comment);
                            return rule.name();
                        },
                        name -> {
                            context.undoable(
                                    Messages.text("alerts.rule.deleted", name),
                                    () -> context.engine()
                                            .alertRules()
                                            .restore(context.actor(), context.now(), rule.id(), ""),
                                    () -> {
                                        context.engine()
                                                .alertRules()
                                                .delete(context.actor(), context.now(), rule.id(), "");
                                        return name;
                                    },
                                    changed);
                            changed.run();
                        });
    }

    /** Where a rule stands among those of its name: a model's own takes the place of the global one there. */
    private String inheritance(AlertRule rule) {
        List<AlertRule> same = all.stream()
                .filter(other -> other.id() != rule.id() && other.name().equals(rule.name()))
                .toList();
        if (rule.isGlobal()) {
            String replaced = same.stream()
                    .map(other -> scope(other) + (other.enabled() ? "" : " (" + word(false) + ")"))
                    .collect(Collectors.joining(", "));
            return replaced.isEmpty()
                    ? Messages.text("alerts.rule.inherited.all")
                    : Messages.text("alerts.rule.inherited.but", replaced);
        }
        return Messages.text(
                same.stream().anyMatch(AlertRule::isGlobal) ? "alerts.rule.own.instead" : "alerts.rule.own");
    }

    /** Asks to switch the rule off, or on again. */
    void flip(AlertRule rule) {
        if (context.writing().refuses()) {
            return;
        }
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
                            context.undoable(
                                    Messages.text(
                                            kept.enabled() ? "alerts.rule.is-on" : "alerts.rule.is-off", kept.name()),
                                    () -> context.engine()
                                            .alertRules()
                                            .enable(context.actor(), context.now(), rule.id(), !on, ""),
                                    () -> context.engine()
                                            .alertRules()
                                            .enable(context.actor(), context.now(), rule.id(), on, ""),
                                    changed);
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
