package io.modeldeck.ui.workspace;

import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.screen.Writing;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One setting: its name and meaning on the left, its control on the right. Found by its words. */
final class SettingRow extends HBox {

    private final String words;
    private final VBox control = new VBox();
    private final VBox text;
    private Optional<Paragraph> note = Optional.empty();

    /** @param more words by which it is found beside those that are shown */
    SettingRow(String name, String meaning, String more, Node... controls) {
        words = (name + " " + meaning + " " + more).toLowerCase(Locale.ROOT);
        Label label = new Label(name);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        text = new VBox(label);
        if (!meaning.isEmpty()) {
            text.getChildren().add(new Paragraph(meaning, "caption"));
        }
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(140);
        control.setMinWidth(USE_PREF_SIZE);
        control.getStyleClass().add("setting-control");
        control.getChildren().addAll(controls);
        if (controls.length > 0) {
            label.setLabelFor(controls[0]);
            controls[0].setAccessibleText(name);
        }
        getStyleClass().add("setting");
        getChildren().addAll(text, control);
    }

    /** With what is shown below the text, where it needs the whole width. */
    static SettingRow stacked(String name, String meaning, String more, Node content) {
        SettingRow row = new SettingRow(name, meaning, more);
        row.text.getStyleClass().add("column");
        row.text.getChildren().add(content);
        return row;
    }

    /** One that changes the workspace. */
    SettingRow writing(Writing writing) {
        writing.lock(control);
        return this;
    }

    /** Says something below its words, in place of what it said before; nothing where it is empty. */
    void note(String sentence, boolean fault) {
        note.ifPresent(text.getChildren()::remove);
        note = sentence.isEmpty()
                ? Optional.empty()
                : Optional.of(new Paragraph(sentence, fault ? "field-fault" : "caption"));
        note.ifPresent(text.getChildren()::add);
    }

    /** Also by what its controls say. */
    boolean matches(String wanted) {
        String asked = wanted.strip().toLowerCase(Locale.ROOT);
        return words.contains(asked) || says(this, asked);
    }

    private static boolean says(Node node, String asked) {
        if (node instanceof Labeled labeled && has(labeled.getText(), asked)
                || node instanceof ButtonBase && has(node.getAccessibleText(), asked)) {
            return true;
        }
        return node instanceof Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(child -> says(child, asked));
    }

    private static boolean has(String text, String asked) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(asked);
    }
}
