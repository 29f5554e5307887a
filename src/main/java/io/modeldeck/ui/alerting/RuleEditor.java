package io.modeldeck.ui.alerting;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.Budget;
import io.modeldeck.alert.Condition;
import io.modeldeck.alert.RuleMetric;
import io.modeldeck.alert.SeriesReading;
import io.modeldeck.app.RuleStretch;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Severity;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.kit.Choice;
import io.modeldeck.ui.kit.DialogFrame;
import io.modeldeck.ui.kit.Field;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Paragraph;
import io.modeldeck.ui.kit.ScreenContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Makes a rule or changes one: what it watches, when it fires, for whom; and tries it on the stored history before it is kept. */
final class RuleEditor {

    private static final double NARROW = 164;
    private static final double CHART = 120;

    private final ScreenContext context;
    private final Optional<AlertRule> before;
    private final Consumer<AlertRule> kept;
    private final DialogFrame frame;
    private final TextField name = new TextField();
    private final ComboBox<Choice<OptionalLong>> scope = new ComboBox<>();
    private final ComboBox<Choice<Severity>> severity = new ComboBox<>();
    private final ComboBox<Choice<String>> metric = new ComboBox<>();
    private final ComboBox<String> operator = new ComboBox<>();
    private final Map<String, TextField> typed = new LinkedHashMap<>();
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final ComboBox<Choice<ModelInfo>> tried = new ComboBox<>();
    private final TextField perMonth = new TextField("1");
    private final TextField comment = new TextField();
    private final Paragraph words = new Paragraph("", "field-hint");
    private final Paragraph result = new Paragraph("", "muted");
    private final ChartPane chart;
    private final Button save = new Button(Messages.text("alerts.rule.save"));
    private final Button test = new Button(Messages.text("alerts.rule.test"));
    private final Button budget = new Button(Messages.text("alerts.rule.budget"));

    /**
     * @param before the rule that is changed; empty for a new one
     * @param kept told of the rule once it is kept
     */
    RuleEditor(ScreenContext context, Optional<AlertRule> before, Consumer<AlertRule> kept) {
        this.context = context;
        this.before = before;
        this.kept = kept;
        frame = new DialogFrame(
                context,
                before.map(rule -> Messages.text("alerts.rule.edit.title", rule.name()))
                        .orElseGet(() -> Messages.text("alerts.rule.new")),
                780);
        chart = new ChartPane(context.tasks().background(), context.tasks()::later);
        chart.follow(context.theme(), CHART);
        choices();
        lay();
        fill();
        frame.tall();
        frame.main(save, this::save);
    }

    void show() {
        frame.show();
        name.requestFocus();
    }

    private void choices() {
        scope.getItems().add(new Choice<>(OptionalLong.empty(), Messages.text("alerts.rule.all-models")));
        List<ModelInfo> models = context.selection().models();
        models.forEach(model -> {
            scope.getItems().add(new Choice<>(OptionalLong.of(model.id()), model.name()));
            tried.getItems().add(new Choice<>(model, model.name()));
        });
        Stream.of(Severity.values()).forEach(value -> severity.getItems().add(new Choice<>(value, value.word())));
        Stream.of(RuleMetric.values())
                .filter(value -> value != RuleMetric.SERIES)
                .forEach(value -> metric.getItems().add(new Choice<>(value.word(), value.label())));
        operator.getItems().setAll(ConditionDraft.OPERATORS);
        ConditionDraft.TYPED.forEach(key -> {
            TextField text = new TextField();
            typed.put(key, text);
            fields.put(
                    key,
                    new Field(Messages.text("alerts.rule.key." + key), text, Messages.text("alerts.rule.hint." + key)));
            text.textProperty().addListener(observable -> check());
        });
        metric.valueProperty().addListener(observable -> check());
        operator.valueProperty().addListener(observable -> check());
        name.textProperty().addListener(observable -> check());
        scope.valueProperty().addListener(observable -> check());
        tried.setPromptText(Messages.text("alerts.rule.try.on"));
    }

    private void lay() {
        FlowPane what = new FlowPane(12, 10);
        what.getChildren()
                .addAll(
                        wide(Messages.text("alerts.rule"), name, 340),
                        wide(Messages.text("alerts.rule.scope"), scope, NARROW),
                        wide(Messages.text("alerts.severity"), severity, NARROW),
                        wide(Messages.text("alerts.rule.metric"), metric, 340),
                        wide(Messages.text("alerts.rule.operator"), operator, NARROW));
        ConditionDraft.TYPED.forEach(key -> {
            Field field = fields.get(key);
            field.setPrefWidth(NARROW);
            field.managedProperty().bind(field.visibleProperty());
            what.getChildren().add(field);
        });
        test.setOnAction(event -> test());
        budget.setOnAction(event -> budget());
        perMonth.setPrefColumnCount(4);
        perMonth.setAccessibleText(Messages.text("alerts.rule.per-month"));
        HBox tries = new HBox(tried, test, budget, perMonth, new Paragraph(Messages.text("alerts.rule.per-month")));
        tries.getStyleClass().add("row");
        tried.setAccessibleText(Messages.text("alerts.rule.try.on"));
        chart.setVisible(false);
        chart.managedProperty().bind(chart.visibleProperty());
        VBox all = new VBox(what, words, tries, result, chart);
        all.setSpacing(8);
        frame.body().getChildren().add(all);
        frame.foot(why());
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

    private static Field wide(String label, javafx.scene.control.Control control, double width) {
        Field field = new Field(label, control);
        field.setPrefWidth(width);
        return field;
    }

    private void fill() {
        Map<String, Object> document =
                before.map(rule -> rule.condition().document()).orElse(Map.of("metric", "p95Latency", "operator", ">"));
        String watched = String.valueOf(document.get("metric"));
        if (metric.getItems().stream().noneMatch(choice -> choice.value().equals(watched))) {
            metric.getItems().add(new Choice<>(watched, watched));
        }
        metric.getItems().stream()
                .filter(choice -> choice.value().equals(watched))
                .findFirst()
                .ifPresent(metric::setValue);
        operator.setValue(String.valueOf(document.get("operator")));
        typed.forEach((key, text) -> text.setText(document.containsKey(key) ? String.valueOf(document.get(key)) : ""));
        name.setText(before.map(AlertRule::name).orElse(""));
        Severity usualSeverity = before.map(AlertRule::severity).orElse(Severity.WARNING);
        severity.setValue(new Choice<>(usualSeverity, usualSeverity.word()));
        OptionalLong of = before.map(AlertRule::modelId).orElse(OptionalLong.empty());
        scope.getItems().stream()
                .filter(choice -> choice.value().equals(of))
                .findFirst()
                .ifPresent(scope::setValue);
        Optional<ModelInfo> usual = context.selection().model().get();
        tried.getItems().stream()
                .filter(choice -> of.isPresent()
                        ? choice.value().id() == of.getAsLong()
                        : usual.filter(choice.value()::equals).isPresent())
                .findFirst()
                .ifPresent(tried::setValue);
        offerSeries();
        check();
    }

    /** Series from outside can be watched by their names. */
    private void offerSeries() {
        context.tasks()
                .run(
                        Messages.text("alerts.rule.metric"),
                        () -> context.selection().models().stream()
                                .flatMap(model -> context.engine().series().of(model.id()).stream())
                                .map(info -> SeriesReading.PREFIX + info.name())
                                .distinct()
                                .sorted()
                                .toList(),
                        found -> found.stream()
                                .filter(word -> metric.getItems().stream()
                                        .noneMatch(choice -> choice.value().equals(word)))
                                .forEach(word -> metric.getItems().add(new Choice<>(word, word))));
    }

    private RuleMetric watched() {
        String word = metric.getValue().value();
        return Stream.of(RuleMetric.values())
                .filter(value -> value.word().equals(word))
                .findFirst()
                .orElse(RuleMetric.SERIES);
    }

    /** Shows the fields that have a meaning, and what the rule would say, or what is wrong. */
    private void check() {
        if (metric.getValue() == null || operator.getValue() == null || scope.getValue() == null) {
            return;
        }
        fields.forEach((key, field) -> field.setVisible(ConditionDraft.goesWith(key, watched(), operator.getValue())));
        words.getStyleClass().removeAll("field-hint", "field-fault");
        try {
            words.setText(Messages.text(reads(), condition().words(), scope.getValue()));
            words.getStyleClass().add("field-hint");
            save.setDisable(name.getText().isBlank());
            test.setDisable(false);
        } catch (Problem problem) {
            words.setText(problem.getMessage());
            words.getStyleClass().add("field-fault");
            save.setDisable(true);
            test.setDisable(true);
        }
        budget.setDisable(!fields.get("threshold").isVisible());
    }

    /** For one model a global rule stays as it is; what is kept takes its place there, or stands beside it under another name. */
    private String reads() {
        return !isForOneModel()
                ? "alerts.rule.reads"
                : isRenamed() ? "alerts.rule.reads.beside" : "alerts.rule.reads.instead";
    }

    private boolean isForOneModel() {
        return before.filter(AlertRule::isGlobal).isPresent()
                && scope.getValue().value().isPresent();
    }

    private boolean isRenamed() {
        return before.filter(rule -> !rule.name().equals(name.getText().strip()))
                .isPresent();
    }

    private Condition condition() {
        Map<String, String> texts = new LinkedHashMap<>();
        typed.forEach((key, text) -> {
            if (fields.get(key).isVisible()) {
                texts.put(key, text.getText());
            }
        });
        return ConditionDraft.of(
                before.map(rule -> rule.condition().document()).orElse(Map.of()),
                metric.getValue().value(),
                operator.getValue(),
                texts);
    }

    private AlertRule rule(Condition condition) {
        return new AlertRule(
                isForOneModel() ? 0 : before.map(AlertRule::id).orElse(0L),
                name.getText().strip(),
                scope.getValue().value(),
                before.map(AlertRule::versionId).orElse(OptionalLong.empty()),
                before.map(AlertRule::enabled).orElse(true),
                condition,
                severity.getValue().value(),
                before.map(AlertRule::channels).orElse(List.of()),
                before.map(AlertRule::meaning).orElse(""),
                before.map(AlertRule::guidance).orElse(""));
    }

    /** The rule that is tried may have no name yet. */
    private AlertRule thought(Condition condition) {
        AlertRule rule = rule(condition);
        return rule.name().isBlank()
                ? new AlertRule(
                        0,
                        Messages.text("alerts.rule"),
                        rule.modelId(),
                        rule.versionId(),
                        true,
                        condition,
                        rule.severity(),
                        List.of(),
                        "",
                        "")
                : rule;
    }

    private Optional<ModelInfo> model() {
        if (tried.getValue() == null) {
            frame.refuse(Messages.text("alerts.rule.try.which"));
            return Optional.empty();
        }
        return Optional.of(tried.getValue().value());
    }

    private void test() {
        model().ifPresent(model -> {
            AlertRule wanted = thought(condition());
            frame.work(
                    () -> RuleTrial.of(
                            context.engine(), wanted, model, context.formats().zone()),
                    trial -> {
                        result.setText(trial.sentence());
                        chart.setChart(trial.chart());
                        chart.setVisible(true);
                    });
        });
    }

    private void budget() {
        model().ifPresent(model -> {
            // The threshold is what is asked for; any will do to say the rest.
            String typedBefore = typed.get("threshold").getText();
            if (typedBefore.isBlank()) {
                typed.get("threshold").setText("0");
            }
            AlertRule wanted;
            double allowed;
            try {
                wanted = thought(condition());
                allowed = Double.parseDouble(perMonth.getText().strip().replace(',', '.'));
            } catch (NumberFormatException e) {
                frame.refuse(Messages.text("alerts.rule.per-month.wrong", perMonth.getText()));
                return;
            } catch (Problem problem) {
                frame.refuse(problem.getMessage());
                return;
            }
            frame.work(
                    () -> context.engine()
                            .ruleHistory()
                            .budget(wanted, model.id(), RuleStretch.of(context.engine(), model, wanted), allowed),
                    found -> use(found, wanted));
        });
    }

    private void use(Budget found, AlertRule wanted) {
        typed.get("threshold").setText(String.valueOf(found.limit().value()));
        result.setText(RuleTrial.sentence(found, wanted));
        chart.setVisible(false);
    }

    private void save() {
        AlertRule wanted = rule(condition());
        boolean isNew = before.isEmpty() || isForOneModel() && isRenamed();
        boolean instead = isForOneModel();
        String why = comment.getText().strip();
        frame.work(
                () -> {
                    var rules = context.engine().alertRules();
                    if (isNew) {
                        return rules.add(context.actor(), context.now(), wanted, why);
                    }
                    return instead
                            ? rules.save(context.actor(), context.now(), wanted, why)
                            : rules.edit(context.actor(), context.now(), wanted, why);
                },
                rule -> {
                    frame.close();
                    context.toasts().show(Messages.text("alerts.rule.kept", rule.name()));
                    kept.accept(rule);
                });
    }
}
