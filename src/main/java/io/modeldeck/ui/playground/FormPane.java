package io.modeldeck.ui.playground;

import io.modeldeck.playground.InputField;
import io.modeldeck.playground.InputForm;
import io.modeldeck.ui.kit.control.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/** The fields of a form: what a model takes, each with what its baseline knows of it. In two columns where there is room. */
final class FormPane extends GridPane {

    private static final double ROOM_FOR_TWO = 420;

    private record Entry(InputField field, Field shown, Supplier<String> text, Consumer<String> set) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final BiConsumer<String, String> onTyped;
    private boolean filling;

    /** @param onTyped told the name of a field and its text whenever a person changes it */
    FormPane(BiConsumer<String, String> onTyped) {
        this.onTyped = onTyped;
        getStyleClass().add("ask-form");
        widthProperty().addListener(observable -> arrange());
    }

    /** Shows the fields of another form. */
    void show(InputForm form) {
        entries.clear();
        form.fields().forEach(field -> entries.put(field.name(), entry(field)));
        arrange();
    }

    /** Fills the fields, telling nobody. */
    void fill(Map<String, String> typed) {
        filling = true;
        typed.forEach((name, text) -> {
            Entry entry = entries.get(name);
            if (entry != null && !entry.text().get().equals(text)) {
                entry.set().accept(text);
            }
        });
        filling = false;
        entries.values().forEach(FormPane::judge);
    }

    private Entry entry(InputField field) {
        return switch (field.kind()) {
            case TRUTH, CHOICE -> choice(field);
            case TEXT -> area(field);
            case NUMBER, WHOLE -> line(field);
        };
    }

    private Entry line(InputField field) {
        TextField control = new TextField();
        Entry entry = new Entry(field, shown(field, control), control::getText, control::setText);
        control.textProperty().addListener(observable -> typed(entry));
        return entry;
    }

    private Entry area(InputField field) {
        TextArea control = new TextArea();
        control.setPrefRowCount(3);
        control.setWrapText(true);
        Entry entry = new Entry(field, shown(field, control), control::getText, control::setText);
        control.textProperty().addListener(observable -> typed(entry));
        return entry;
    }

    private Entry choice(InputField field) {
        ComboBox<String> control = new ComboBox<>();
        control.getItems().setAll(field.choices());
        // a word that the baseline does not have is worth a try, too
        control.setEditable(field.kind() == InputField.Kind.CHOICE);
        Supplier<String> text = () -> control.isEditable()
                ? control.getEditor().getText()
                : control.getValue() == null ? "" : control.getValue();
        Entry entry = new Entry(field, shown(field, control), text, control::setValue);
        control.valueProperty().addListener(observable -> typed(entry));
        control.getEditor().textProperty().addListener(observable -> typed(entry));
        return entry;
    }

    private static Field shown(InputField field, Control control) {
        Field shown = new Field(field.name(), control, FieldWords.hint(field));
        shown.setMaxWidth(Double.MAX_VALUE);
        return shown;
    }

    private void typed(Entry entry) {
        judge(entry);
        if (!filling) {
            onTyped.accept(entry.field().name(), entry.text().get());
        }
    }

    private static void judge(Entry entry) {
        String text = entry.text().get();
        InputField field = entry.field();
        field.fault(text)
                .ifPresentOrElse(
                        fault -> entry.shown().fault(FieldWords.matter(field, fault)),
                        () -> entry.shown()
                                .hint(field.surprise(text)
                                        .map(surprise -> FieldWords.matter(field, surprise))
                                        .orElseGet(() -> FieldWords.hint(field))));
    }

    private void arrange() {
        int columns = getWidth() >= ROOM_FOR_TWO && entries.size() > 1 ? 2 : 1;
        if (columns == getColumnConstraints().size()
                && getChildren().size() == entries.size()
                && entries.values().stream().allMatch(entry -> getChildren().contains(entry.shown()))) {
            return;
        }
        getColumnConstraints().clear();
        for (int i = 0; i < columns; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            getColumnConstraints().add(column);
        }
        getChildren().clear();
        int at = 0;
        for (Entry entry : entries.values()) {
            boolean wide = entry.field().kind() == InputField.Kind.TEXT && columns > 1;
            at += wide && at % columns != 0 ? 1 : 0;
            add(entry.shown(), at % columns, at / columns, wide ? 2 : 1, 1);
            at += wide ? 2 : 1;
        }
    }
}
