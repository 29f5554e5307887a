package io.modeldeck.ui.alerting;

import io.modeldeck.alert.Condition;
import io.modeldeck.alert.RuleMetric;
import io.modeldeck.alert.SeriesReading;
import io.modeldeck.ui.kit.control.Choice;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;

/** The fields of a condition: the metric, the operator, and whatever has a meaning with these two. */
final class ConditionFields {

    static final double NARROW = 164;
    static final double WIDE = 340;

    private Map<String, ?> before;
    private final ComboBox<Choice<String>> metric = new ComboBox<>();
    private final ComboBox<String> operator = new ComboBox<>();
    private final Map<String, TextField> typed = new LinkedHashMap<>();
    private final Map<String, Field> fields = new LinkedHashMap<>();

    /** @param before the document that is changed */
    ConditionFields(Map<String, ?> before) {
        this.before = before;
        Stream.of(RuleMetric.values())
                .filter(value -> value != RuleMetric.SERIES)
                .forEach(value -> metric.getItems().add(new Choice<>(value.word(), Said.of(value.label()))));
        operator.getItems().setAll(ConditionDraft.OPERATORS);
        ConditionDraft.TYPED.forEach(key -> {
            TextField text = new TextField(ConditionDraft.text(before.get(key)));
            typed.put(key, text);
            fields.put(
                    key,
                    new Field(Messages.text("alerts.rule.key." + key), text, Messages.text("alerts.rule.hint." + key)));
        });
        choose();
    }

    /** Shows this document instead; what has no field is kept as it is there. */
    void show(Map<String, ?> document) {
        before = document;
        choose();
        typed.forEach((key, text) -> text.setText(ConditionDraft.text(document.get(key))));
    }

    private void choose() {
        String watched = String.valueOf(before.get("metric"));
        offer(List.of(watched));
        metric.getItems().stream()
                .filter(choice -> choice.value().equals(watched))
                .findFirst()
                .ifPresent(metric::setValue);
        operator.setValue(String.valueOf(before.get("operator")));
    }

    /** Also these metrics, by the words of conditions. */
    void offer(List<String> words) {
        words.stream()
                .filter(word -> metric.getItems().stream()
                        .noneMatch(choice -> choice.value().equals(word)))
                .forEach(word -> metric.getItems().add(new Choice<>(word, word)));
    }

    void addTo(FlowPane pane) {
        Field what = new Field(Messages.text("alerts.rule.metric"), metric);
        what.setPrefWidth(WIDE);
        Field when = new Field(Messages.text("alerts.rule.operator"), operator);
        when.setPrefWidth(NARROW);
        pane.getChildren().addAll(what, when);
        fields.values().forEach(field -> {
            field.setPrefWidth(NARROW);
            field.managedProperty().bind(field.visibleProperty());
            pane.getChildren().add(field);
        });
    }

    void onChange(Runnable check) {
        metric.valueProperty().addListener(observable -> check.run());
        operator.valueProperty().addListener(observable -> check.run());
        typed.values().forEach(text -> text.textProperty().addListener(observable -> check.run()));
    }

    /** Shows the fields that have a meaning. */
    void sort() {
        fields.forEach((key, field) -> field.setVisible(ConditionDraft.goesWith(key, watched(), operator.getValue())));
    }

    private RuleMetric watched() {
        String word = metric.getValue().value();
        return word.startsWith(SeriesReading.PREFIX)
                ? RuleMetric.SERIES
                : Stream.of(RuleMetric.values())
                        .filter(value -> value.word().equals(word))
                        .findFirst()
                        .orElseThrow();
    }

    /**
     * What is typed.
     *
     * @throws io.modeldeck.domain.Problem with the place and the remedy
     */
    Condition condition() {
        Map<String, String> texts = new LinkedHashMap<>();
        typed.forEach((key, text) -> {
            if (fields.get(key).isVisible()) {
                texts.put(key, text.getText());
            }
        });
        return ConditionDraft.of(before, metric.getValue().value(), operator.getValue(), texts);
    }

    /** Whether the condition is a threshold, for which a budget can be asked. */
    boolean hasThreshold() {
        return fields.get("threshold").isVisible();
    }

    String threshold() {
        return typed.get("threshold").getText();
    }

    void setThreshold(String text) {
        typed.get("threshold").setText(text);
    }
}
