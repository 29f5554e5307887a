package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.Application;
import io.modeldeck.testing.FxTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ToolkitTest {

    @Test
    @DisplayName(
            "Windows and the entry in the desktop's menu have one name, so that the desktop knows that they belong together")
    void oneName() throws IOException {
        String name = FxTest.onFx(() -> {
            Toolkit.name();
            return Application.GetApplication().getName();
        });

        assertThat(name).isEqualTo("ModelDeck");
        assertThat(Files.readAllLines(Path.of("packaging/linux/ModelDeck.desktop")))
                .contains("Name=" + name, "StartupWMClass=" + name);
    }
}
