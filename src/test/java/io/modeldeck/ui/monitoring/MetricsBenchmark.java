package io.modeldeck.ui.monitoring;

import static io.modeldeck.ui.monitoring.ConsoleBenchmark.first;
import static io.modeldeck.ui.monitoring.ConsoleBenchmark.madeAhead;
import static io.modeldeck.ui.monitoring.ConsoleBenchmark.medianOf;
import static io.modeldeck.ui.monitoring.ConsoleBenchmark.print;
import static io.modeldeck.ui.monitoring.ConsoleBenchmark.processorNanos;
import static io.modeldeck.ui.monitoring.ConsoleBenchmark.settled;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.BusyDay;
import io.modeldeck.testing.ConsoleWindow;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.Patience;
import io.modeldeck.testing.SampleFolder;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;

/** The Metrics screen over very many events of one day, in a window that is shown: its first opening, again, and steps through the time. */
final class MetricsBenchmark {

    private static final Duration DAY = Duration.ofDays(1);
    private static final long STEP = DAY.toMillis() / 100;

    private MetricsBenchmark() {}

    static void run(Path folder, int events) {
        // the same day whenever it runs: a folder that was filled once serves again
        Instant end = SampleFolder.NOW;
        Instant start = end.minus(DAY);
        try (Engine engine =
                Engine.open(new Workspace(folder), SampleFolder.CLOCK, () -> {}).orElseThrow()) {
            if (engine.registry().models().isEmpty()) {
                long filled = BusyDay.fill(engine, start, events).id();
                engine.hops().rollUpAll(filled, end);
            }
            ModelInfo model = engine.registry().models().getFirst();
            try (ConsoleWindow window = ConsoleWindow.open(engine, 1440, 900).onScreen(new Place.Overview())) {
                measure(window, model, new TimeRange(start, end));
            }
        }
    }

    private static void measure(ConsoleWindow window, ModelInfo model, TimeRange day) {
        Place metrics = new Place.Metrics(model.id());
        FxTest.doOnFx(() -> window.window().selection().setRange(day));
        window.settle();
        madeAhead(window, Section.METRICS);
        String opens = "Metrics over a million events of a day, first time";
        first(opens + ", its charts", () -> {
            FxTest.doOnFx(() -> window.window().go(metrics));
            untilCharts(window);
        });
        first(opens + ", until the rest is there, too", () -> settled(window));
        print("the same again", medianOf(() -> {
            FxTest.doOnFx(() -> window.window().go(metrics));
            settled(window);
        }));
        print("nothing moved: seeing that all is done, and painting the window", medianOf(() -> settled(window)));
        long fxThread = FxTest.onFx(() -> Thread.currentThread().threadId());
        long fxBefore = processorNanos(fxThread);
        long[] shift = {0};
        print("moved by a hundredth of the range, read and drawn anew", medianOf(() -> {
            shift[0] += STEP;
            FxTest.doOnFx(() -> window.window()
                    .selection()
                    .setRange(TimeRange.ofMillis(day.fromMillis() - shift[0], day.toMillis() - shift[0])));
            settled(window);
        }));
        print(
                "  processor time of the window's thread for one, a picture of the window included",
                (processorNanos(fxThread) - fxBefore) / 1e6 / (shift[0] / STEP));
    }

    /** Until a pulse of the toolkit has drawn figures in each chart that is in sight. */
    private static void untilCharts(ConsoleWindow window) {
        Scene scene = window.scene();
        CountDownLatch drawn = new CountDownLatch(1);
        Runnable look = () -> {
            Set<Node> panels = scene.getRoot().lookupAll(".chart-panel");
            boolean all = panels.stream()
                    .filter(Node::isVisible)
                    .allMatch(panel -> ((ChartPanel) panel).pane().chart().isPresent());
            if (all && !panels.isEmpty()) {
                drawn.countDown();
            }
            Platform.requestNextPulse();
        };
        FxTest.doOnFx(() -> {
            scene.addPostLayoutPulseListener(look);
            Platform.requestNextPulse();
        });
        Patience.await(drawn);
        FxTest.doOnFx(() -> scene.removePostLayoutPulseListener(look));
    }
}
