package io.modeldeck.ui.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.app.Engine;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.SampleConsole;
import io.modeldeck.testing.SampleFolder;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The sample workspace, and what a person does in the dialogs of its screens; one for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LifecycleDesk {

    Engine engine;

    @BeforeAll
    void open(@TempDir Path folder) {
        engine = SampleFolder.openCopy(folder.resolve("workspace"));
    }

    @AfterAll
    void close() {
        engine.close();
    }

    static void decide(SampleConsole console, String comment) {
        assertThat(FxTest.onFx(() -> console.context().dialogs().isOpen())).isTrue();
        TextArea field = FxTest.find(console.root(), ".dialog .text-area", TextArea.class);
        Button button = FxTest.onFx(() -> (Button) console.root().lookupAll(".dialog-buttons .button").stream()
                .reduce((first, last) -> last)
                .orElseThrow());
        FxTest.doOnFx(() -> {
            field.setText(comment);
            button.fire();
        });
        console.settle();
        assertThat(FxTest.onFx(() -> console.context().dialogs().isOpen())).isFalse();
    }

    static Button button(SampleConsole console, String within, String text) {
        return FxTest.onFx(() -> console.root().lookupAll(within + " .button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow());
    }
}
