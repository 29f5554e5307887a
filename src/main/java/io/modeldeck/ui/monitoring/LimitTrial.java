package io.modeldeck.ui.monitoring;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.Limit;
import io.modeldeck.app.Engine;
import io.modeldeck.app.RuleStretch;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.screen.KeptRule;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/** Another limit for a rule, tried on the last thirty days where it was drawn; nothing changes before somebody keeps it. */
final class LimitTrial extends HBox {

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final Paragraph sentence = new Paragraph("");
    private final HBox buttons = new HBox();
    private Optional<ChartPanel> panel = Optional.empty();

    /**
     * How often a rule would have fired.
     *
     * @param now with the limit that it has
     */
    private record Tried(AlertRule wanted, int then, int now) {}

    LimitTrial(ScreenContext context) {
        this.context = context;
        lane = context.tasks().lane();
        buttons.getStyleClass().add("row");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinWidth(USE_PREF_SIZE);
        sentence.setMaxWidth(Double.MAX_VALUE);
        setHgrow(sentence, Priority.ALWAYS);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(sentence, buttons);
        getStyleClass().add("limit-trial");
        setMaxHeight(USE_PREF_SIZE);
        // over the head of the chart, which says less now than its lines
        StackPane.setAlignment(this, Pos.TOP_CENTER);
    }

    /** Tries a value for the rule, and says over the chart what would have come of it. */
    void show(ChartPanel over, ModelInfo model, AlertRule rule, double value) {
        panel.filter(other -> other != over).ifPresent(other -> other.pane().forgetLimit());
        panel = Optional.of(over);
        sentence.setText(Messages.text("metrics.limit.trying"));
        buttons.getChildren().setAll(discard());
        if (!over.getChildren().contains(this)) {
            over.getChildren().add(this);
        }
        lane.run(Messages.text("metrics.limit.trying"), () -> tried(context.engine(), model, rule, value), tried -> {
            sentence.setText(Messages.text(
                    "metrics.limit.tried",
                    Said.of(tried.wanted().condition().words()),
                    tried.then(),
                    Said.of(rule.condition().limitWords()),
                    tried.now()));
            offer(model, rule, value);
        });
    }

    private void offer(ModelInfo model, AlertRule rule, double value) {
        if (!rule.isGlobal()) {
            keep(Messages.text("metrics.limit.save"), () -> edited(rule, value))
                    .getStyleClass()
                    .add("accent");
            return;
        }
        keep(Messages.text("metrics.limit.save.all"), () -> edited(rule, value));
        keep(
                        Messages.text("metrics.limit.save.one", model.name()),
                        () -> KeptRule.instead(context, at(asTried(rule), value).forModel(model.id()), ""))
                .getStyleClass()
                .add("accent");
    }

    private Button keep(String words, Callable<KeptRule> work) {
        Button button = context.writing().guard(new Button(words));
        button.getStyleClass().add("small");
        button.setOnAction(event -> {
            buttons.setDisable(true);
            context.tasks()
                    .run(
                            words,
                            work,
                            kept -> {
                                takeAway(true);
                                kept.offerBack(context, rule -> {});
                            },
                            failure -> {
                                buttons.setDisable(false);
                                sentence.setText(failure.sentence());
                            });
        });
        buttons.getChildren().add(button);
        return button;
    }

    /** Off the FX thread only. */
    private KeptRule edited(AlertRule rule, double value) {
        AlertRule before = asTried(rule);
        return new KeptRule(
                context.engine().alertRules().edit(context.actor(), context.now(), at(before, value), ""),
                Optional.of(before));
    }

    /** The rule as it stands now, with all that was changed about it since the trial but its condition: another one was not tried. */
    private AlertRule asTried(AlertRule rule) {
        AlertRule now = context.engine().alertRules().require(rule.id());
        if (!now.condition().equals(rule.condition())) {
            throw new Problem(Messages.text("metrics.limit.changed", Said.exactly(rule.name())));
        }
        return now;
    }

    private Button discard() {
        Button button = new Button(Messages.text("metrics.limit.discard"));
        button.getStyleClass().addAll("small", "flat");
        button.setOnAction(event -> takeAway(true));
        return button;
    }

    /** Takes the trial and its line away; who is elsewhere in the window stays there. */
    void discarded() {
        takeAway(isFocusWithin());
    }

    private void takeAway(boolean toChart) {
        buttons.setDisable(false);
        panel.ifPresent(over -> {
            over.getChildren().remove(this);
            over.pane().forgetLimit();
            if (toChart) {
                over.pane().requestFocus();
            }
        });
        panel = Optional.empty();
    }

    private static Tried tried(Engine engine, ModelInfo model, AlertRule rule, double value) {
        AlertRule wanted = at(rule, value);
        TimeRange range = RuleStretch.of(engine, model, rule);
        return new Tried(
                wanted,
                engine.ruleHistory().test(wanted, model.id(), range).episodes().size(),
                engine.ruleHistory().test(rule, model.id(), range).episodes().size());
    }

    /** The same rule with another value to hold against; what it must recover to keeps its distance. */
    static AlertRule at(AlertRule rule, double value) {
        Limit.Threshold before = (Limit.Threshold) rule.condition().limit();
        OptionalDouble recovery = before.recovery().isPresent()
                ? OptionalDouble.of(before.recovery().getAsDouble() + value - before.value())
                : OptionalDouble.empty();
        return rule.with(
                rule.condition().with(new Limit.Threshold(before.operator(), value, recovery)), rule.severity());
    }
}
