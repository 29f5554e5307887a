package io.modeldeck.ui.workspace;

import io.modeldeck.ui.kit.Paragraph;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One setting: its name and meaning on the left, its control on the right. Found by its words. */
final class SettingRow extends HBox {

    private final String words;
    private final VBox control = new VBox();

    /** @param more words by which it is found beside those that are shown */
    SettingRow(String name, String meaning, String more, Node... controls) {
        words = (name + " " + meaning + " " + more).toLowerCase(Locale.ROOT);
        Label label = new Label(name);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        VBox text = new VBox(label);
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
        VBox text = (VBox) row.getChildren().getFirst();
        text.getStyleClass().add("column");
        text.getChildren().add(content);
        return row;
    }

    boolean matches(String wanted) {
        return words.contains(wanted.strip().toLowerCase(Locale.ROOT));
    }
}
