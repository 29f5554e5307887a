package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.app.Engine;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.kit.theme.ThemeChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javafx.application.Platform;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every screen of the console is built, laid out and painted on a workspace that holds nothing, while the paint thread may not read it. */
class ScreenshotsTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("A picture of each screen, larger than the screen of this machine")
    void everyScreen() throws IOException {
        FxTest.start();
        Clock clock = Clock.fixed(Instant.parse("2026-03-14T08:15:00Z"), ZoneOffset.UTC);
        try (Engine engine = Engine.open(new Workspace(folder.resolve("workspace")), clock, ScreenshotsTest::guard)
                .orElseThrow()) {
            List<Path> files = Screenshots.render(
                    engine, List.of(), folder.resolve("pictures"), new PictureFormat(ThemeChoice.LIGHT, 1440, 900));
            assertThat(files)
                    .doesNotHaveDuplicates()
                    .hasSize(ScreenCatalog.standard().sections().size() + 1);
            for (Path file : files) {
                var picture = ImageIO.read(file.toFile());
                assertThat(picture.getWidth()).isEqualTo(1440);
                assertThat(picture.getHeight()).isEqualTo(900);
            }
            assertThat(navigation("overview"))
                    .as("the mark of where one is moves on")
                    .isNotEqualTo(navigation("jobs"));
        }
    }

    private int[] navigation(String place) throws IOException {
        var picture = ImageIO.read(
                folder.resolve("pictures").resolve(place + "-light.png").toFile());
        return picture.getRGB(0, 0, 150, 800, null, 0, 150);
    }

    private static void guard() {
        if (Platform.isFxApplicationThread()) {
            throw new IllegalStateException("A screen reads the workspace on the thread that paints");
        }
    }
}
