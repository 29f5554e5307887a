package io.modeldeck.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.app.Engine;
import io.modeldeck.app.Supervisor;
import io.modeldeck.testing.ConsoleWindow;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.SampleFolder;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.theme.Look;
import io.modeldeck.ui.kit.theme.ThemeChoice;
import io.modeldeck.ui.shell.MainWindow;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Check 3: when the engine stops, every screen says within five seconds that it is stale, and nothing green claims health. */
class EngineStopTest {

    /** What the theme calls good. */
    private static final List<String> GREENS =
            List.of("-color-success-fg", "-color-success-emphasis", "-color-success-muted", "-color-success-subtle");

    @TempDir
    Path folder;

    @Test
    @DisplayName("Check 3: the engine stops, every screen says so, and no green is left")
    void stopped() {
        assertThat(MainWindow.PULSE.toSeconds()).as("how often the window asks").isLessThanOrEqualTo(5);
        Set<String> silent = new TreeSet<>();
        Set<String> green = new TreeSet<>();
        int greenBefore = 0;
        Engine engine = SampleFolder.openCopy(folder.resolve("workspace"));
        Supervisor beat = Supervisor.start(engine);
        try (engine;
                ConsoleWindow window = ConsoleWindow.open(
                        engine, Optional.of(beat), Look.standard().with(ThemeChoice.LIGHT), 1440, 900)) {
            window.start(new Place.Overview());
            Set<Paint> greens = greens(window);
            List<Place> places = ConsoleWindow.places(engine);
            for (Place place : places) {
                window.go(place);
                assertThat(saysStopped(window)).as(place.word()).isFalse();
                greenBefore += green(window, greens).size();
            }
            beat.close();
            // what the window does of itself at each pulse
            FxTest.doOnFx(window.window()::refresh);
            for (Place place : places) {
                window.go(place);
                if (!saysStopped(window)) {
                    silent.add(place.word());
                }
                green(window, greens).forEach(what -> green.add(place.word() + " " + what));
            }
        }
        assertThat(silent).as("screens that do not say it").isEmpty();
        assertThat(green).as("still green").isEmpty();
        assertThat(greenBefore).as("the test sees green where there is some").isPositive();
    }

    private static boolean saysStopped(ConsoleWindow window) {
        return window.visible(HBox.class).stream()
                        .anyMatch(strip -> strip.getStyleClass().contains("banner-stale"))
                && window.visible(Label.class).stream()
                        .anyMatch(label -> String.valueOf(label.getText()).startsWith("The engine has stopped"));
    }

    private static Set<Paint> greens(ConsoleWindow window) {
        return FxTest.onFx(() -> GREENS.stream()
                .map(colour -> {
                    Region probe = new Region();
                    probe.setStyle("-fx-background-color: " + colour + ";");
                    probe.setManaged(false);
                    Pane root = (Pane) window.window().root();
                    root.getChildren().add(probe);
                    probe.applyCss();
                    root.getChildren().remove(probe);
                    return probe.getBackground().getFills().getFirst().getFill();
                })
                .collect(Collectors.toSet()));
    }

    private static List<String> green(ConsoleWindow window, Set<Paint> greens) {
        return window.visible(Node.class).stream()
                .filter(node -> paints(node).anyMatch(greens::contains))
                .map(node -> node.getClass().getSimpleName() + " " + node.getStyleClass())
                .toList();
    }

    private static Stream<Paint> paints(Node node) {
        return switch (node) {
            case Shape shape when shape.getFill() != null -> Stream.of(shape.getFill());
            case Labeled label
            when label.getText() != null && !label.getText().isEmpty() ->
                Stream.concat(Stream.of(label.getTextFill()), ground(label));
            case Region region -> ground(region);
            default -> Stream.empty();
        };
    }

    private static Stream<Paint> ground(Region region) {
        return region.getBackground() == null
                ? Stream.empty()
                : region.getBackground().getFills().stream().map(fill -> fill.getFill());
    }
}
