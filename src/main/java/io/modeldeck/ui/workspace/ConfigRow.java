package io.modeldeck.ui.workspace;

import io.modeldeck.config.ConfigEntry;
import io.modeldeck.config.ConfigKeys;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.text.ConfigWords;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The control of one key: its value, where that comes from, and a way back to what is inherited. */
final class ConfigRow {

    private static final double WIDTH = 184;

    private final ConfigEntry entry;
    private final BiConsumer<ConfigRow, String> onSet;
    private final Paragraph fault = new Paragraph("", "field-fault");
    private final SettingRow row;

    ConfigRow(ConfigEntry entry, BiConsumer<ConfigRow, String> onSet, Consumer<ConfigRow> onReset) {
        this.entry = entry;
        this.onSet = onSet;
        Node control = control();
        control.setAccessibleText(ConfigWords.name(entry.path()));
        Label origin = new Label(ConfigWords.origin(entry));
        origin.getStyleClass().addAll("caption", entry.overridden() ? "config-set" : "config-inherited");
        origin.setMinWidth(Region.USE_PREF_SIZE);
        Button reset = Icons.button(
                "fth-rotate-ccw",
                Messages.text("config.reset", ConfigWords.name(entry.path())),
                () -> onReset.accept(this));
        reset.setVisible(entry.overridden());
        HBox line = new HBox(control, origin, reset);
        line.getStyleClass().add("row");
        fault.managedProperty().bind(fault.textProperty().isNotEmpty());
        row = new SettingRow(ConfigWords.name(entry.path()), entry.meaning(), entry.path(), new VBox(line, fault));
        row.setId("setting-" + entry.path().replace('.', '-'));
    }

    SettingRow node() {
        return row;
    }

    ConfigEntry entry() {
        return entry;
    }

    /** Says why the typed value was not taken. */
    void fault(String sentence) {
        fault.setText(sentence);
    }

    private Node control() {
        String text = ConfigWords.text(entry.value());
        if (entry.value().filter(Boolean.class::isInstance).isPresent()) {
            CheckBox box = new CheckBox(Messages.text("config.on"));
            box.setSelected(Boolean.parseBoolean(text));
            box.setMinWidth(WIDTH);
            box.setPrefWidth(WIDTH);
            box.setOnAction(event -> set(String.valueOf(box.isSelected())));
            return box;
        }
        Optional<List<String>> words = words();
        if (words.isPresent()) {
            ComboBox<String> choice = new ComboBox<>();
            choice.getItems().setAll(words.get());
            choice.setPromptText(Messages.text("config.none"));
            choice.setValue(text.isEmpty() ? null : text);
            choice.setMinWidth(Region.USE_PREF_SIZE);
            choice.setOnAction(event -> set(choice.getValue()));
            return choice;
        }
        return typed(text);
    }

    private TextInputControl typed(String text) {
        TextInputControl field;
        if (ConfigWords.isList(entry)) {
            TextArea area = new TextArea(text);
            area.setWrapText(true);
            area.setPrefRowCount(5);
            area.getStyleClass().add("mono");
            area.setPrefWidth(WIDTH + 60);
            field = area;
        } else {
            TextField line = new TextField(text);
            line.setPromptText(Messages.text("config.none"));
            line.setMinWidth(WIDTH);
            line.setPrefWidth(WIDTH);
            field = line;
        }
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShiftDown()) {
                event.consume();
                set(field.getText());
            } else if (event.getCode() == KeyCode.ESCAPE) {
                field.setText(text);
                fault("");
            }
        });
        field.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                set(field.getText());
            }
        });
        return field;
    }

    private void set(String typed) {
        if (typed == null || typed.strip().equals(ConfigWords.text(entry.value()))) {
            fault("");
        } else {
            onSet.accept(this, typed.strip());
        }
    }

    private Optional<List<String>> words() {
        if (entry.path().endsWith(".method")) {
            return Optional.of(ConfigKeys.METHODS);
        }
        return switch (entry.path()) {
            case "drift.inputDrift.correction" -> Optional.of(ConfigKeys.CORRECTIONS);
            case "drift.inputDrift.multivariate" -> Optional.of(ConfigKeys.MULTIVARIATE);
            case "recipe.trainer" -> Optional.of(TrainPlan.trainers());
            default -> Optional.empty();
        };
    }
}
