package io.modeldeck.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.app.Engine;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.BusyDay;
import io.modeldeck.testing.ConsoleWindow;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.table.DataTable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Check 4: one slow call among all of a day is seen at every zoom, from the stored figures to the chart. How fast Metrics opens over a million events is
 * measured by {@code ConsoleBenchmark}; that no peak of a series of a million values is lost, {@code DecimationTest} and {@code ChartFileTest} hold.
 */
class SpikeTest {

    private static final Instant END = Instant.parse("2026-03-14T00:00:00Z");
    private static final int EVENTS = 30_000;

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "Check 4: the one slow call stands above the latency of 30 days, a day, six hours, an hour and ten minutes")
    void everyZoom() {
        Instant start = END.minus(Duration.ofDays(1));
        Instant spike = start.plus(Duration.ofHours(8));
        try (Engine engine = Engine.open(new Workspace(folder), Clock.fixed(END, ZoneOffset.UTC), () -> {})
                .orElseThrow()) {
            ModelInfo model = BusyDay.fill(engine, start, EVENTS);
            engine.hops().rollUpAll(model.id(), END);
            try (ConsoleWindow window = ConsoleWindow.open(engine, 1440, 900)) {
                window.start(new Place.Metrics(model.id()));
                drillDown(window, new TimeRange(END.minus(Duration.ofDays(30)), END));
                for (Duration length : new Duration[] {
                    Duration.ofDays(30),
                    Duration.ofDays(1),
                    Duration.ofHours(6),
                    Duration.ofHours(1),
                    Duration.ofMinutes(10)
                }) {
                    TimeRange around = new TimeRange(spike.minus(length.dividedBy(2)), spike.plus(length.dividedBy(2)));
                    FxTest.doOnFx(() -> window.window().selection().setRange(around));
                    window.settle();
                    TimeSeriesChart latency = latency(window);
                    assertThat(latency.markers())
                            .as(length.toString())
                            .filteredOn(marker -> marker.label().endsWith("20.0\u00a0s"))
                            .singleElement()
                            .satisfies(marker -> assertThat(around.contains(Instant.ofEpochMilli(marker.atMillis())))
                                    .isTrue());
                }
            }
        }
    }

    /** The key for the slowest call finds it among the thousand of its hour, of which a page shows two hundred. */
    private static void drillDown(ConsoleWindow window, TimeRange range) {
        FxTest.doOnFx(() -> window.window().selection().setRange(range));
        window.settle();
        FxTest.doOnFx(() -> window.screen().commands().stream()
                .filter(command -> command.keyText().equals("L"))
                .forEach(command -> command.run().run()));
        window.settle();
        DataTable<?> events = window.visible(DataTable.class).getFirst();
        assertThat(FxTest.onFx(() -> String.valueOf(events.selected().get()))).contains("latencyMicros=20000000");
    }

    private static TimeSeriesChart latency(ConsoleWindow window) {
        ChartPane first = window.visible(ChartPane.class).getFirst();
        return (TimeSeriesChart) FxTest.onFx(() -> first.chart().orElseThrow());
    }
}
