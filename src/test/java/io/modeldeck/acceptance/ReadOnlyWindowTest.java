package io.modeldeck.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.app.Engine;
import io.modeldeck.testing.ConsoleWindow;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.SampleFolder;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.text.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window on a workspace that another process holds says so where something would be decided, before anybody has written a reason. */
class ReadOnlyWindowTest {

    @TempDir
    Path folder;

    private Engine holder;
    private Engine reader;
    private ConsoleWindow window;

    @BeforeEach
    void open() {
        holder = SampleFolder.openCopy(folder.resolve("workspace"));
        reader = Engine.openReadOnly(holder.workspace(), holder.clock());
        window = ConsoleWindow.open(reader, 1440, 900).onScreen(new Place.Overview());
    }

    @AfterEach
    void close() {
        window.close();
        reader.close();
        holder.close();
    }

    /** The words of the buttons that look disabled, and say why. */
    private TreeSet<String> refused() {
        TreeSet<String> words = new TreeSet<>();
        window.visible(ButtonBase.class).stream()
                .filter(button -> button.getStyleClass().contains("refused"))
                .forEach(button -> {
                    assertThat(button.getAccessibleHelp()).isEqualTo(Messages.text("writing.refused"));
                    assertThat(button.getTooltip().getText()).isEqualTo(Messages.text("writing.refused"));
                    words.add(button.getText());
                });
        return words;
    }

    private boolean says(String text) {
        return window.visible(Label.class).stream().map(Label::getText).anyMatch(text::equals);
    }

    @Test
    @DisplayName("What decides or writes looks disabled on every screen, says why, and does nothing; what reads does")
    void buttons() {
        Map<Section, List<String>> expected = Map.of(
                Section.ALERTS,
                List.of("Acknowledge…", "Assign…", "Silence…"),
                Section.RETRAINING,
                List.of("Approve and queue", "Reject", "Send back…"),
                Section.RUNS,
                List.of("Clone and edit…", "Run again"),
                Section.MODELS,
                List.of("Roll back to v1…", "To production…"),
                Section.MODEL,
                List.of("Edit…"),
                Section.DRIFT,
                List.of("Check now", "Create rule…", "Request retraining…", "Set the baseline…"),
                Section.QUALITY,
                List.of("Add a constraint…", "Check now"),
                Section.JOBS,
                List.of("Edit interval…", "Pause", "Run now"));
        Map<String, String> wrong = new TreeMap<>();
        for (Place place : ConsoleWindow.places(reader)) {
            window.go(place);
            TreeSet<String> found = refused();
            if (!found.containsAll(expected.getOrDefault(place.section(), List.of()))) {
                wrong.put(place.word(), found.toString());
            }
        }
        assertThat(wrong).isEmpty();
        tryLimit();
        assertThat(refused()).as("what a trial on a chart would keep").anyMatch(words -> words.startsWith("Save for "));
        window.go(new Place.Alerts());
        ButtonBase acknowledge = window.visible(ButtonBase.class).stream()
                .filter(button -> "Acknowledge…".equals(button.getText()))
                .findFirst()
                .orElseThrow();
        assertThat(acknowledge.isFocusTraversable() && !acknowledge.isDisabled())
                .isTrue();
        FxTest.doOnFx(acknowledge::fire);
        window.settle();
        assertThat(window.dialogIsOpen()).isFalse();
        assertThat(says(Messages.text("writing.refused"))).isTrue();
    }

    /** Holds the topmost limit of the first chart that has one, moves it, and lets it go. */
    private void tryLimit() {
        window.go(new Place.Metrics(reader.registry().models().getFirst().id()));
        FxTest.doOnFx(() -> window.visible(ChartPane.class).getFirst().requestFocus());
        window.press(KeyCode.M);
        window.press(KeyCode.DOWN);
        window.press(KeyCode.ENTER);
        window.settle();
    }

    @Test
    @DisplayName(
            "Keys and palette say the same; settings of the workspace cannot be typed into, those of the window can")
    void keysAndPalette() {
        window.go(new Place.Alerts());
        window.press(KeyCode.E);
        assertThat(window.dialogIsOpen()).isFalse();
        assertThat(says(Messages.text("writing.refused"))).isTrue();
        window.press(KeyCode.K, KeyCode.CONTROL);
        window.type("silence");
        assertThat(says(Messages.text("palette.refused"))).isTrue();
        window.press(KeyCode.ESCAPE);
        window.go(new Place.Settings());
        assertThat(says(Messages.text("writing.refused"))).isTrue();
        assertThat(window.visible(TextField.class))
                .anyMatch(TextField::isDisabled)
                .anyMatch(field -> !field.isDisabled());
        assertThat(window.visible(ButtonBase.class).stream()
                        .filter(button -> button.getStyleClass().contains("key-button")))
                .isNotEmpty()
                .noneMatch(ButtonBase::isDisabled);
    }
}
