package io.modeldeck.ui.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.cli.Cli;
import io.modeldeck.cli.kit.InputOutput;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Stop;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.kit.export.Export;
import io.modeldeck.ui.kit.export.ExportRequest;
import io.modeldeck.ui.kit.export.SaveRequest;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What leaves Metrics as a file is all of the range, as the command line writes it. */
class EventsSaveTest extends MonitoredModel {

    private final List<Export> asked = new ArrayList<>();
    private final List<Long> told = new ArrayList<>();

    @Test
    @DisplayName("All events of the range are saved, though the table shows 200: the same bytes as by the command line")
    void all() throws IOException {
        failed("=1+1 broke");
        Parent root = metrics();
        Export all = request(root, 401);
        assertThat(all.name()).startsWith("churn-events-2026-03-");
        for (String ending : List.of(".csv", ".jsonl")) {
            Path part = folder.resolve("window" + ending);
            all.plain(ending)
                    .content()
                    .into(new SaveRequest.Into(part, part.getFileName().toString(), watched(false)));
            assertThat(Files.readAllBytes(part)).isEqualTo(Files.readAllBytes(byCommand("all" + ending)));
        }
        Path rounded = folder.resolve("rounded.csv");
        all.file(".csv", OptionalInt.of(0), "Europe/Berlin")
                .content()
                .into(new SaveRequest.Into(rounded, "rounded.csv", Progress.none()));
        assertThat(Files.readAllBytes(rounded))
                .isEqualTo(
                        Files.readAllBytes(byCommand("by-command.csv", "--decimals", "0", "--zone", "Europe/Berlin")));
        assertThat(Files.readString(rounded)).contains("+01:00,").doesNotContain("Z,");
        assertThat(Files.readString(folder.resolve("window.csv")))
                .contains("feature.usage", "'=1+1 broke")
                .hasLineCount(402);
        assertThat(told).contains(401L);

        Path part = folder.resolve("part");
        assertThatThrownBy(() -> all.plain(".csv").content().into(new SaveRequest.Into(part, "x.csv", watched(true))))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    @DisplayName("Where failed calls alone are shown, they alone are counted and saved")
    void failedAlone() throws IOException {
        failed("broke");
        Parent root = metrics();
        FxTest.doOnFx(() -> FxTest.find(root, ".events-panel .toggle-button", ToggleButton.class)
                .fire());
        FxTest.settle(tasks);
        Export request = request(root, 1);
        Path part = folder.resolve("window.csv");
        request.plain(".csv").content().into(new SaveRequest.Into(part, "window.csv", Progress.none()));
        assertThat(Files.readAllBytes(part)).isEqualTo(Files.readAllBytes(byCommand("failed.csv", "--errors")));
        assertThat(Files.readString(part)).hasLineCount(2);
    }

    private Parent metrics() {
        List<Screen> screens = new ArrayList<>();
        Parent root = shown(MetricsView::new, new Place.Metrics(model.id()), screens);
        FxTest.doOnFx(() -> root.addEventHandler(ExportRequest.EXPORT, event -> asked.add(event.export())));
        return root;
    }

    /** What the window is asked for, with how many they are. */
    private Export request(Parent root, long number) {
        FxTest.doOnFx(() -> button(root, "Export all…").fire());
        Export export = asked.getLast();
        assertThat(export.facts()).extracting(Export.Fact::value).contains("churn");
        assertThat(export.range()).isPresent();
        assertThat(export.sources().getFirst().rows().applyAsLong(1)).isEqualTo(number);
        return export;
    }

    private static Button button(Parent root, String text) {
        root.applyCss();
        root.layout();
        return root.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(one -> text.equals(one.getText()))
                .findFirst()
                .orElseThrow();
    }

    private Path byCommand(String name, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("export", "events", "--model", "churn", "--output", name, "--workspace", "workspace"));
        arguments.addAll(List.of(more));
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        assertThat(Cli.run(
                        arguments.toArray(String[]::new),
                        new InputOutput(nowhere, nowhere, folder, Map.of(), engine.clock(), new Stop())))
                .isZero();
        return folder.resolve(name);
    }

    private void failed(String error) {
        engine.intake()
                .accept(List.of(new Prediction(
                        "broken",
                        model.id(),
                        version.id(),
                        NOW.minusSeconds(90),
                        Map.of("usage", 1.0),
                        "",
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        -1,
                        error,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
        engine.hops().rollUpAll(model.id(), NOW);
    }

    private Progress watched(boolean stop) {
        return new Progress() {
            @Override
            public void at(long done, long total, String what) {
                told.add(done);
            }

            @Override
            public boolean cancelled() {
                return stop;
            }
        };
    }
}
