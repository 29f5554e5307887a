package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.ui.kit.selection.ModelOrder;
import io.modeldeck.ui.kit.text.Language;
import io.modeldeck.ui.kit.theme.Look;
import io.modeldeck.ui.kit.theme.ThemeChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowStateTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("What was kept is read back, and nothing half-written stays beside it")
    void roundTrip() throws IOException {
        assertThat(WindowState.load(folder)).isEqualTo(WindowState.fresh());
        WindowState state = new WindowState(
                -40,
                20.5,
                1440,
                900,
                true,
                true,
                false,
                true,
                new Look(ThemeChoice.DARK, 1.3, true, true, true, Language.GERMAN),
                "console:drift?model=1",
                List.of("/a b", "/ü"),
                Map.of("/a b", new ModelOrder(List.of("churn", "a\nb"), true)),
                Map.of("alerts-comment", "Q"));
        state.save(folder.resolve("deep/er"));
        assertThat(WindowState.load(folder.resolve("deep/er"))).isEqualTo(state);
        WindowState.fresh().save(folder.resolve("deep/er"));
        assertThat(WindowState.load(folder.resolve("deep/er"))).isEqualTo(WindowState.fresh());
        try (var files = Files.list(folder.resolve("deep/er"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    @DisplayName("A damaged file is no reason not to start")
    void damaged() throws IOException {
        Files.writeString(folder.resolve("window.json"), "{\"width\": 12");
        assertThat(WindowState.load(folder)).isEqualTo(WindowState.fresh());
        Files.writeString(folder.resolve("window.json"), "{\"width\": 12, \"theme\": 3, \"workspaces\": [1, \"/a\"]}");
        WindowState read = WindowState.load(folder);
        assertThat(read.width()).isEqualTo(WindowState.LEAST_WIDTH);
        assertThat(read.look()).isEqualTo(Look.standard());
        assertThat(read.workspaces()).containsExactly("/a");
        assertThat(read.details())
                .as("what an earlier version kept says nothing of them")
                .isTrue();
    }

    @Test
    @DisplayName("The newest workspace comes first, once, and old ones are forgotten")
    void workspaces() {
        WindowState state = WindowState.fresh();
        for (int i = 0; i < 12; i++) {
            state = state.opened(folder.resolve("w" + i));
        }
        state = state.opened(folder.resolve("w6"));
        assertThat(state.workspaces()).hasSize(8).doesNotHaveDuplicates();
        assertThat(state.workspaces().getFirst()).endsWith("w6");
    }

    @Test
    @DisplayName("Settings lie where the system keeps those of programs")
    void places() {
        assertThat(WindowState.folder("Linux", "/home/engineer", Map.of()))
                .isEqualTo(Path.of("/home/engineer/.config/modeldeck"));
        assertThat(WindowState.folder("Linux", "/home/engineer", Map.of("XDG_CONFIG_HOME", "/c")))
                .isEqualTo(Path.of("/c/modeldeck"));
        assertThat(WindowState.folder("Linux", "/home/engineer", Map.of("XDG_CONFIG_HOME", "relative")))
                .isEqualTo(Path.of("/home/engineer/.config/modeldeck"));
        assertThat(WindowState.folder("Mac OS X", "/Users/engineer", Map.of()))
                .isEqualTo(Path.of("/Users/engineer/Library/Preferences/ModelDeck"));
        assertThat(WindowState.folder("Windows 11", "/u", Map.of("APPDATA", "/r")))
                .isEqualTo(Path.of("/r/ModelDeck"));
    }

    @Test
    @DisplayName("Each workspace keeps the order of its models, and a workspace that is forgotten takes it along")
    void orders() {
        ModelOrder pinned = ModelOrder.PLAIN.flipped("churn").flipped("fraud").byTag(true);
        WindowState first = WindowState.fresh().opened(Path.of("/first"));
        WindowState both = with(first, first.orders(pinned)).opened(Path.of("/second"));
        assertThat(both.order()).isEqualTo(ModelOrder.PLAIN);
        assertThat(both.opened(Path.of("/first")).order()).isEqualTo(pinned);
        assertThat(both.orders(ModelOrder.PLAIN))
                .as("as they come is not worth a word")
                .hasSize(1);
        WindowState many = both;
        for (int i = 0; i < 9; i++) {
            many = many.opened(Path.of("/other" + i));
        }
        assertThat(many.orders(pinned)).hasSize(1);
        assertThat(pinned.flipped("churn").pinned()).containsExactly("fraud");
    }

    private static WindowState with(WindowState state, Map<String, ModelOrder> orders) {
        return new WindowState(
                state.x(),
                state.y(),
                state.width(),
                state.height(),
                state.maximized(),
                state.narrow(),
                state.details(),
                state.facts(),
                state.look(),
                state.place(),
                state.workspaces(),
                orders,
                state.keys());
    }

    @Test
    @DisplayName(
            "Another window lies a step from the one before, and begins at the edge again where that leaves the display")
    void bounds() {
        Rectangle2D display = new Rectangle2D(0, 0, 1920, 1080);
        assertThat(FurtherWindows.beside(new Rectangle2D(100, 50, 1024, 700), display))
                .isEqualTo(new Rectangle2D(132, 82, 1024, 700));
        assertThat(FurtherWindows.beside(new Rectangle2D(890, 370, 1024, 700), display))
                .isEqualTo(new Rectangle2D(0, 0, 1024, 700));
        // maximized
        assertThat(FurtherWindows.beside(display, display)).isEqualTo(new Rectangle2D(32, 32, 1888, 1048));
    }
}
