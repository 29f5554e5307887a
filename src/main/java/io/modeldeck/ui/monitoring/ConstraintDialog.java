package io.modeldeck.ui.monitoring;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.quality.Constraint;
import io.modeldeck.quality.ConstraintRule;
import io.modeldeck.quality.Constraints;
import io.modeldeck.quality.Finding;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.control.Choice;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.mark.SeverityGlyph;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.DriftNames;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Makes a constraint or changes one: what a feature must be, and how bad it is when it is not; tried on the stored events before it is kept. */
final class ConstraintDialog {

    private final ScreenContext context;
    private final ModelInfo model;
    private final Optional<Constraint> before;
    private final Runnable changed;
    private final DialogFrame frame;
    private final ComboBox<String> feature = new ComboBox<>();
    private final ComboBox<Choice<String>> kind = new ComboBox<>();
    private final ComboBox<Choice<Severity>> severity = new ComboBox<>();
    private final Map<String, TextField> typed = new LinkedHashMap<>();
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final TextField note = new TextField();
    private final Paragraph words = new Paragraph("", "field-hint");
    private final Paragraph result = new Paragraph("", "muted");
    private final Button test = new Button(Messages.text("constraint.test"));
    private final Button keep = new Button(Messages.text("constraint.keep"));

    /**
     * @param before the constraint that is changed; empty for a new one
     * @param changed told once it is kept
     */
    ConstraintDialog(ScreenContext context, ModelInfo model, Optional<Constraint> before, Runnable changed) {
        this.context = context;
        this.model = model;
        this.before = before;
        this.changed = changed;
        frame = new DialogFrame(
                context,
                Messages.text(before.isEmpty() ? "constraint.new" : "constraint.edit.title", model.name()),
                560);
        choices();
        lay();
        fill();
        listen();
        check();
        // Room for what a trial says, so that nothing moves under the cursor.
        frame.node().setPrefHeight(550);
        frame.beside(test, this::test);
        frame.main(keep, this::keep);
    }

    void show() {
        frame.show();
        feature.requestFocus();
        context.tasks()
                .run(
                        Messages.text("constraint.feature"),
                        () -> List.copyOf(context.engine().constraints().known(model.id())),
                        found -> feature.getItems().setAll(found));
    }

    private void choices() {
        feature.setEditable(true);
        ConstraintRule.kinds()
                .forEach(word -> kind.getItems().add(new Choice<>(word, Messages.text("constraint.kind." + word))));
        Stream.of(Severity.values()).forEach(value -> severity.getItems().add(choice(value)));
        ConstraintDraft.TYPED.forEach(key -> {
            TextField text = new TextField();
            Field field =
                    new Field(Messages.text("constraint." + key), text, Messages.text("constraint." + key + ".hint"));
            field.managedProperty().bind(field.visibleProperty());
            HBox.setHgrow(field, Priority.ALWAYS);
            typed.put(key, text);
            fields.put(key, field);
        });
    }

    private static Choice<Severity> choice(Severity value) {
        return new Choice<>(value, SeverityGlyph.word(value));
    }

    private void lay() {
        HBox bounds = row(fields.get("min"), fields.get("max"));
        bounds.visibleProperty().bind(fields.get("min").visibleProperty());
        bounds.managedProperty().bind(bounds.visibleProperty());
        result.managedProperty().bind(result.visibleProperty());
        frame.body()
                .getChildren()
                .addAll(
                        row(field("constraint.feature", feature), field("constraint.severity", severity)),
                        new Field(Messages.text("constraint.kind"), kind),
                        bounds,
                        fields.get("values"),
                        fields.get("pattern"),
                        new Field(
                                Messages.text("dialog.optional", Messages.text("constraint.note")),
                                note,
                                Messages.text("constraint.note.hint")),
                        words,
                        result);
        // The name of the field is that of the text in it, too.
        feature.getEditor().setAccessibleText(Messages.text("constraint.feature"));
    }

    private static Field field(String key, ComboBox<?> box) {
        Field field = new Field(Messages.text(key), box);
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private static HBox row(Field left, Field right) {
        HBox row = new HBox(12, left, right);
        List.of(left, right).forEach(field -> field.setPrefWidth(250));
        return row;
    }

    private void fill() {
        String word = before.map(constraint -> constraint.rule().kind()).orElse("range");
        kind.setValue(new Choice<>(word, Messages.text("constraint.kind." + word)));
        severity.setValue(choice(before.map(Constraint::severity).orElse(Severity.WARNING)));
        before.ifPresent(constraint -> {
            feature.getEditor().setText(constraint.feature());
            ConstraintDraft.typed(constraint)
                    .forEach((key, text) -> typed.get(key).setText(text));
            note.setText(constraint.note());
        });
    }

    private void listen() {
        feature.getEditor().textProperty().addListener(observable -> check());
        kind.valueProperty().addListener(observable -> check());
        note.textProperty().addListener(observable -> check());
        typed.values().forEach(text -> text.textProperty().addListener(observable -> check()));
    }

    private Constraint wanted() {
        Map<String, String> texts = new LinkedHashMap<>();
        typed.forEach((key, text) -> texts.put(key, text.getText()));
        return ConstraintDraft.of(
                model.id(),
                feature.getEditor().getText(),
                kind.getValue().value(),
                texts,
                severity.getValue().value(),
                note.getText());
    }

    /** Shows the fields that have a meaning, and what the constraint would say, or what is missing. */
    private void check() {
        fields.forEach((key, field) ->
                field.setVisible(ConstraintDraft.goesWith(key, kind.getValue().value())));
        words.getStyleClass().removeAll("field-hint", "field-fault");
        boolean begun = !feature.getEditor().getText().isBlank();
        boolean right = true;
        try {
            words.setText(Messages.text("constraint.reads", DriftNames.plain(wanted().words())));
        } catch (Problem problem) {
            words.setText(problem.getMessage());
            right = false;
        }
        words.getStyleClass().add(right || !begun ? "field-hint" : "field-fault");
        keep.setDisable(!right);
        test.setDisable(!right);
        say("");
    }

    private void say(String sentence) {
        result.setText(sentence);
        result.setVisible(!sentence.isEmpty());
    }

    private void test() {
        Constraint wanted = wanted();
        TimeRange range = context.selection().rangeOf(model);
        frame.work(
                () -> context.engine()
                        .constraints()
                        .test(List.of(wanted), model.id(), OptionalLong.empty(), range)
                        .getFirst(),
                trial -> say(sentence(trial, range)));
    }

    private String sentence(Constraints.Trial trial, TimeRange range) {
        String found = trial.finding()
                .map(Finding::sentence)
                .map(DriftNames::plain)
                .orElseGet(() -> Messages.text("constraint.holds", trial.rows(), Formats.count(trial.rows())));
        return Messages.text("constraint.tried", context.formats().range(range), found);
    }

    private void keep() {
        Constraint wanted = wanted();
        frame.work(
                () -> {
                    Constraints all = context.engine().constraints();
                    return before.isEmpty()
                            ? all.add(context.actor(), context.now(), List.of(wanted), "")
                                    .getFirst()
                            : all.edit(
                                    context.actor(),
                                    context.now(),
                                    new Constraint(
                                            before.get().id(),
                                            wanted.modelId(),
                                            wanted.feature(),
                                            wanted.rule(),
                                            wanted.severity(),
                                            wanted.note()),
                                    "");
                },
                kept -> {
                    frame.close();
                    context.toasts().show(Messages.text("constraint.kept", DriftNames.plain(kept.words())));
                    changed.run();
                });
    }
}
