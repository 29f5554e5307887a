package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.testing.ConsoleWindow;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.SampleFolder;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.theme.Look;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowLinksTest {

    @Test
    @DisplayName(
            "Where a list or its details are in sight, a link to a row shows the details, and the list is a button away")
    void details(@TempDir Path folder) {
        try (Engine engine = SampleFolder.openCopy(folder.resolve("workspace"));
                ConsoleWindow console = ConsoleWindow.open(
                        engine, Optional.empty(), Look.standard().withText(Look.LARGEST), 1024, 560)) {
            console.start(new Place.Overview());
            List<Place> rows = rows(engine);
            assertThat(rows).hasSizeGreaterThanOrEqualTo(5).allMatch(Place::isRow);
            for (Place row : rows) {
                console.go(row);
                assertThat(buttons(console)).as(row.text()).contains("Back to the list");
            }
        }
    }

    @Test
    @DisplayName("Where the details alone are in sight, Ctrl+F brings the list back and goes to its filter")
    void find(@TempDir Path folder) {
        try (Engine engine = SampleFolder.openCopy(folder.resolve("workspace"));
                ConsoleWindow console = ConsoleWindow.open(
                                engine, Optional.empty(), Look.standard().withText(Look.LARGEST), 1024, 560)
                        .onScreen(new Place.Overview())) {
            console.go(rows(engine).getFirst());
            console.press(KeyCode.F, KeyCode.CONTROL);
            assertThat(buttons(console)).contains("Show details");
            assertThat(console.focus()).isInstanceOf(TextField.class);
        }
    }

    @Test
    @DisplayName("A link to a column of Quality leads to the columns from the constraints too")
    void column(@TempDir Path folder) {
        try (Engine engine = SampleFolder.openCopy(folder.resolve("workspace"));
                ConsoleWindow console = ConsoleWindow.open(engine, 1440, 900)) {
            Place column = rows(engine).getLast();
            console.start(column);
            FxTest.doOnFx(constraints(console)::fire);
            console.settle();
            assertThat(constraints(console).isSelected()).isTrue();
            console.go(column);
            assertThat(constraints(console).isSelected()).isFalse();
        }
    }

    private static ToggleButton constraints(ConsoleWindow console) {
        return console.visible(ToggleButton.class).stream()
                .filter(button -> button.getText().startsWith("Constraints"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Place> rows(Engine engine) {
        List<Place> rows = new ArrayList<>();
        rows.add(new Place.Alerts(
                OptionalLong.of(engine.alerts().inbox(9).getLast().id())));
        rows.add(new Place.Retraining(
                OptionalLong.of(engine.retraining().request(1).id())));
        rows.add(new Place.Runs(OptionalLong.of(
                engine.training().runs(OptionalLong.empty(), 9).getLast().id())));
        engine.searches()
                .searches(OptionalLong.empty(), 1)
                .forEach(search -> rows.add(new Place.Searches(OptionalLong.of(search.id()))));
        engine.benchmarks()
                .list(Optional.empty(), Optional.empty(), 1)
                .forEach(benchmark -> rows.add(new Place.Benchmarks(OptionalLong.of(benchmark.id()))));
        long model = engine.registry().models().getFirst().id();
        engine
                .quality()
                .history(model, new TimeRange(SampleFolder.NOW.minus(Duration.ofDays(9)), SampleFolder.NOW))
                .getLast()
                .nullRates()
                .keySet()
                .stream()
                .findFirst()
                .ifPresent(column -> rows.add(new Place.Quality(model, Optional.of(column))));
        return rows;
    }

    private static List<String> buttons(ConsoleWindow console) {
        return console.visible(Button.class).stream().map(Button::getText).toList();
    }
}
