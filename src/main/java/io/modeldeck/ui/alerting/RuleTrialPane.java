package io.modeldeck.ui.alerting;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.Budget;
import io.modeldeck.app.RuleStretch;
import io.modeldeck.domain.Problem;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.kit.control.Choice;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Tries a rule that is still thought of on a model's history, and finds the threshold for a number of false alarms. */
final class RuleTrialPane extends VBox {

    private static final double CHART = 120;

    private final ScreenContext context;
    private final DialogFrame frame;
    private final ConditionFields condition;
    private final Supplier<AlertRule> thought;
    private final ComboBox<Choice<ModelInfo>> tried = new ComboBox<>();
    private final TextField perMonth = new TextField("1");
    private final Paragraph result = new Paragraph("", "muted");
    private final ChartPane chart;
    private final Button test = new Button(Messages.text("alerts.rule.test"));
    private final Button budget = new Button(Messages.text("alerts.rule.budget"));

    /**
     * @param of the model that the rule is for; without, the one that is chosen in the window
     * @param thought the rule as it stands; refuses with a problem
     */
    RuleTrialPane(
            ScreenContext context,
            DialogFrame frame,
            ConditionFields condition,
            OptionalLong of,
            Supplier<AlertRule> thought) {
        this.context = context;
        this.frame = frame;
        this.condition = condition;
        this.thought = thought;
        chart = new ChartPane(context.tasks().background(), context.tasks()::later);
        chart.follow(context.theme(), CHART);
        chart.setVisible(false);
        chart.managedProperty().bind(chart.visibleProperty());
        context.selection().models().forEach(model -> tried.getItems().add(new Choice<>(model, model.name())));
        Optional<ModelInfo> usual = context.selection().model().get();
        tried.getItems().stream()
                .filter(choice -> of.isPresent()
                        ? choice.value().id() == of.getAsLong()
                        : usual.filter(choice.value()::equals).isPresent())
                .findFirst()
                .ifPresent(tried::setValue);
        tried.setPromptText(Messages.text("alerts.rule.try.on"));
        tried.setAccessibleText(Messages.text("alerts.rule.try.on"));
        perMonth.setPrefColumnCount(4);
        perMonth.setAccessibleText(Messages.text("alerts.rule.per-month"));
        test.setOnAction(event -> test());
        budget.setOnAction(event -> budget());
        HBox tries = new HBox(tried, test, budget, perMonth, new Paragraph(Messages.text("alerts.rule.per-month")));
        tries.getStyleClass().add("row");
        getChildren().addAll(tries, result, chart);
        setSpacing(8);
    }

    /** @param sound whether the condition can be read */
    void allow(boolean sound) {
        test.setDisable(!sound);
        budget.setDisable(!condition.hasThreshold());
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
            AlertRule wanted = thought.get();
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
            if (condition.threshold().isBlank()) {
                condition.setThreshold("0");
            }
            AlertRule wanted;
            double allowed;
            try {
                wanted = thought.get();
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
        condition.setThreshold(String.valueOf(found.limit().value()));
        result.setText(RuleTrial.sentence(found, wanted));
        chart.setVisible(false);
    }
}
