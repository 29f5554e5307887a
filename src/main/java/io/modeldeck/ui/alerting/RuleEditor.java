package io.modeldeck.ui.alerting;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.AlertRules;
import io.modeldeck.alert.Condition;
import io.modeldeck.alert.SeriesReading;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Severity;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.control.Choice;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.mark.SeverityGlyph;
import io.modeldeck.ui.kit.screen.KeptRule;
import io.modeldeck.ui.kit.screen.RuleRequest;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Makes a rule or changes one: what it watches, when it fires, for whom; and tries it on the stored history before it is kept. */
public final class RuleEditor {

    private static final Map<String, String> USUAL = Map.of("metric", "p95Latency", "operator", ">");

    private final ScreenContext context;
    private final Optional<AlertRule> before;
    private final RuleScope begunFor;
    private final Consumer<AlertRule> kept;
    private final DialogFrame frame;
    private final TextField name = new TextField();
    private final ComboBox<Choice<RuleScope>> scope = new ComboBox<>();
    private final ComboBox<Choice<Severity>> severity = new ComboBox<>();
    private final ConditionFields fields;
    private final TextField meaning = new TextField();
    private final TextField guidance = new TextField();
    private final TextField comment = new TextField();
    private final Paragraph words = new Paragraph("", "field-hint");
    private final RuleTrialPane trial;
    private final Button save = new Button(Messages.text("alerts.rule.save"));

    /**
     * @param before the rule that is changed; empty for a new one
     * @param kept told of the rule once it is kept
     */
    RuleEditor(ScreenContext context, Optional<AlertRule> before, Consumer<AlertRule> kept) {
        this(
                context,
                before,
                RuleScope.of(before),
                before.<Map<String, ?>>map(rule -> rule.condition().document()).orElse(USUAL),
                kept);
    }

    /** Opens it for a new rule that is filled in already. */
    public static void propose(ScreenContext context, RuleRequest.Draft draft) {
        RuleEditor editor = new RuleEditor(
                context, Optional.empty(), RuleScope.ofModel(draft.modelId()), draft.condition(), rule -> {});
        editor.name.setText(draft.name());
        editor.show();
    }

    private RuleEditor(
            ScreenContext context,
            Optional<AlertRule> before,
            RuleScope begunFor,
            Map<String, ?> condition,
            Consumer<AlertRule> kept) {
        this.context = context;
        this.before = before;
        this.begunFor = begunFor;
        this.kept = kept;
        frame = new DialogFrame(
                context,
                before.map(rule -> Messages.text("alerts.rule.edit.title", rule.name()))
                        .orElseGet(() -> Messages.text("alerts.rule.new")),
                780);
        fields = new ConditionFields(condition);
        trial = new RuleTrialPane(context, frame, fields, begunFor.modelId(), () -> thought(fields.condition()));
        fill();
        lay();
        offer();
        frame.tall();
        frame.main(save, this::save);
        check();
    }

    void show() {
        frame.show();
        name.requestFocus();
    }

    private void fill() {
        Stream.of(Severity.values())
                .forEach(value -> severity.getItems().add(new Choice<>(value, SeverityGlyph.word(value))));
        Severity usual = before.map(AlertRule::severity).orElse(Severity.WARNING);
        severity.setValue(new Choice<>(usual, SeverityGlyph.word(usual)));
        scope.getItems().setAll(RuleScope.choices(context.selection().models()));
        chooseScope();
        name.setText(before.map(AlertRule::name).orElse(""));
        meaning.setText(before.map(AlertRule::meaning).orElse(""));
        guidance.setText(before.map(AlertRule::guidance).orElse(""));
        name.textProperty().addListener(observable -> check());
        scope.valueProperty().addListener(observable -> check());
        fields.onChange(this::check);
    }

    private void chooseScope() {
        scope.getItems().stream()
                .filter(choice -> choice.value().equals(begunFor))
                .findFirst()
                .ifPresent(scope::setValue);
    }

    private void lay() {
        FlowPane what = new FlowPane(12, 10);
        what.getChildren()
                .addAll(
                        field("alerts.rule", name, ConditionFields.WIDE),
                        field("alerts.rule.scope", scope, ConditionFields.NARROW),
                        field("alerts.severity", severity, ConditionFields.NARROW));
        fields.addTo(what);
        FlowPane said = new FlowPane(
                12,
                10,
                field("alerts.rule.meaning", meaning, ConditionFields.WIDE),
                field("alerts.rule.guidance", guidance, ConditionFields.WIDE));
        VBox all = new VBox(what, words, new ConditionText(fields), trial, said);
        all.setSpacing(8);
        frame.body().getChildren().add(all);
        frame.foot(why());
    }

    private static Field field(String key, Control control, double width) {
        Field field = new Field(Messages.text(key), control);
        field.setPrefWidth(width);
        return field;
    }

    private HBox why() {
        Label label = new Label(Messages.text("dialog.optional", Messages.text("alerts.rule.why")));
        label.getStyleClass().add("field-label");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(comment);
        comment.setAccessibleText(Messages.text("alerts.rule.why"));
        HBox.setHgrow(comment, Priority.ALWAYS);
        HBox row = new HBox(label, comment);
        row.getStyleClass().add("row");
        return row;
    }

    /** What has to be read first: series from outside by their names, versions of the models. */
    private void offer() {
        List<ModelInfo> models = context.selection().models();
        context.tasks()
                .run(
                        Messages.text("alerts.rule.metric"),
                        () -> models.stream()
                                .flatMap(model -> context.engine().series().of(model.id()).stream())
                                .map(info -> SeriesReading.PREFIX + info.name())
                                .distinct()
                                .sorted()
                                .toList(),
                        fields::offer);
        context.tasks().run(Messages.text("alerts.rule.scope"), () -> RuleScope.versions(context, models), versions -> {
            scope.getItems().addAll(versions);
            if (scope.getValue() == null) {
                chooseScope();
            }
        });
    }

    /** Says what the rule would say, or what is wrong. */
    private void check() {
        fields.sort();
        if (scope.getValue() == null) {
            // The versions are still being read.
            save.setDisable(true);
            return;
        }
        words.getStyleClass().removeAll("field-hint", "field-fault");
        boolean sound = true;
        try {
            words.setText(Messages.text(reads(), Said.of(fields.condition().words()), scope.getValue()));
            words.getStyleClass().add("field-hint");
        } catch (Problem problem) {
            words.setText(Said.typed(problem.getMessage()));
            words.getStyleClass().add("field-fault");
            sound = false;
        }
        save.setDisable(!sound || name.getText().isBlank());
        trial.allow(sound);
    }

    /** For one model a global rule stays as it is; what is kept takes its place there, or stands beside it under another name. */
    private String reads() {
        return !isForOneModel()
                ? "alerts.rule.reads"
                : isRenamed() ? "alerts.rule.reads.beside" : "alerts.rule.reads.instead";
    }

    private boolean isForOneModel() {
        return before.filter(AlertRule::isGlobal).isPresent()
                && scope.getValue().value().modelId().isPresent();
    }

    private boolean isRenamed() {
        return before.filter(rule -> !rule.name().equals(name.getText().strip()))
                .isPresent();
    }

    private AlertRule rule(Condition condition, String named) {
        RuleScope chosen = scope.getValue().value();
        return new AlertRule(
                isForOneModel() ? 0 : before.map(AlertRule::id).orElse(0L),
                named,
                chosen.modelId(),
                chosen.versionId(),
                before.map(AlertRule::enabled).orElse(true),
                condition,
                severity.getValue().value(),
                before.map(AlertRule::channels).orElse(List.of()),
                meaning.getText().strip(),
                guidance.getText().strip());
    }

    /** The rule that is tried may have no name yet. */
    private AlertRule thought(Condition condition) {
        String typed = name.getText().strip();
        return rule(condition, typed.isEmpty() ? Messages.text("alerts.rule") : typed);
    }

    private void save() {
        AlertRule wanted = rule(fields.condition(), name.getText().strip());
        boolean isNew = before.isEmpty() || isForOneModel() && isRenamed();
        boolean instead = isForOneModel();
        String why = comment.getText().strip();
        frame.work(
                () -> {
                    if (!isNew && instead) {
                        return KeptRule.instead(context, wanted, why);
                    }
                    AlertRules rules = context.engine().alertRules();
                    return isNew
                            ? new KeptRule(rules.add(context.actor(), context.now(), wanted, why), Optional.empty())
                            : new KeptRule(rules.edit(context.actor(), context.now(), wanted, why), before);
                },
                done -> {
                    frame.close();
                    done.offerBack(context, kept);
                    kept.accept(done.rule());
                });
    }
}
