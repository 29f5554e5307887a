package io.modeldeck.ui.kit.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Problem;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FxTasksTest {

    private final ExecutorService background = Executors.newFixedThreadPool(2);
    private final List<Failure> unhandled = new ArrayList<>();
    private final FxTasks tasks = new FxTasks(background, unhandled::add);

    @AfterEach
    void stop() {
        background.shutdownNow();
    }

    @Test
    @DisplayName("Work runs off the FX thread and its result comes back to it")
    void threads() {
        List<Boolean> onFx = new ArrayList<>();
        FxTest.doOnFx(() -> tasks.run("Asking", Platform::isFxApplicationThread, where -> {
            onFx.add(where);
            onFx.add(Platform.isFxApplicationThread());
        }));
        FxTest.settle(tasks);
        assertThat(onFx).containsExactly(false, true);
        assertThat(unhandled).isEmpty();
    }

    @Test
    @DisplayName("A problem becomes its sentence, any other error a sentence with a code")
    void failures() {
        FxTest.doOnFx(() -> {
            tasks.run(
                    "Importing",
                    () -> {
                        throw new Problem("Line 3 has no time; give one.");
                    },
                    done -> {
                        throw new AssertionError("never");
                    });
            tasks.run(
                    "Counting",
                    () -> {
                        throw new IllegalStateException("secret path /home/x");
                    },
                    done -> {});
        });
        FxTest.settle(tasks);
        assertThat(unhandled).hasSize(2);
        Failure problem = unhandled.stream()
                .filter(f -> f.what().equals("Importing"))
                .findFirst()
                .orElseThrow();
        assertThat(problem.sentence()).isEqualTo("Line 3 has no time; give one.");
        assertThat(problem.code()).isEmpty();
        Failure error = unhandled.stream()
                .filter(f -> f.what().equals("Counting"))
                .findFirst()
                .orElseThrow();
        assertThat(error.code()).isPresent();
        assertThat(error.sentence())
                .contains("Counting")
                .contains(error.code().get())
                .doesNotContain("secret");
        assertThat(error.code().get()).matches("[0-9A-F]{4}:[0-9A-F]{4}");
    }

    @Test
    @DisplayName("In a lane only the newest work counts, whichever ends first")
    void lanes() {
        List<String> shown = new ArrayList<>();
        CountDownLatch slowMayEnd = new CountDownLatch(1);
        FxTasks.Lane lane = tasks.lane();
        FxTest.doOnFx(() -> {
            lane.run(
                    "Slow",
                    () -> {
                        Patience.await(slowMayEnd);
                        return "old";
                    },
                    shown::add);
            lane.run(
                    "Fast",
                    () -> {
                        slowMayEnd.countDown();
                        return "new";
                    },
                    shown::add);
        });
        FxTest.settle(tasks);
        assertThat(shown).containsExactly("new");
    }

    @Test
    @DisplayName("What is wished for in a lane while something is under way is asked once, when that is over")
    void after() {
        List<String> shown = new ArrayList<>();
        CountDownLatch mayEnd = new CountDownLatch(1);
        FxTasks.Lane lane = tasks.lane();
        FxTest.doOnFx(() -> {
            lane.run(
                    "Reading",
                    () -> {
                        Patience.await(mayEnd);
                        throw new Problem("The first one fails.");
                    },
                    done -> shown.add("never"));
            lane.after(() -> lane.run("Reading", () -> "dropped", shown::add));
            lane.after(() -> lane.run("Reading", () -> "second", shown::add));
            mayEnd.countDown();
        });
        FxTest.settle(tasks);
        assertThat(unhandled).hasSize(1);
        assertThat(shown).containsExactly("second");
        FxTest.doOnFx(() -> lane.after(() -> shown.add("at once")));
        assertThat(shown).containsExactly("second", "at once");
        FxTest.doOnFx(() -> {
            lane.run("Reading", () -> "third", shown::add);
            lane.after(() -> shown.add("older than what a person asks"));
            lane.run("Reading", () -> "asked", shown::add);
        });
        FxTest.settle(tasks);
        assertThat(shown).containsExactly("second", "at once", "asked");
    }

    @Test
    @DisplayName("Cancelled work is told so and its result is dropped; the last step of a progress arrives")
    void progress() {
        List<Double> steps = new ArrayList<>();
        List<String> results = new ArrayList<>();
        FxTest.doOnFx(() -> tasks.run(
                "Reading",
                progress -> {
                    for (int i = 1; i <= 1000; i++) {
                        progress.at(i, 1000, "rows");
                    }
                    return "read";
                },
                step -> steps.add(step.share()),
                results::add,
                unhandled::add));
        FxTest.settle(tasks);
        assertThat(results).containsExactly("read");
        assertThat(steps.getLast()).isEqualTo(1.0);
        assertThat(steps.size()).isLessThan(1000);

        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        List<Boolean> told = new ArrayList<>();
        FxTasks.Running running = FxTest.onFx(() -> tasks.run(
                "Reading",
                progress -> {
                    started.countDown();
                    Patience.await(cancelled);
                    told.add(progress.cancelled());
                    return "never shown";
                },
                step -> {},
                results::add,
                unhandled::add));
        Patience.await(started);
        FxTest.doOnFx(running::cancel);
        cancelled.countDown();
        FxTest.settle(tasks);
        assertThat(told).containsExactly(true);
        assertThat(results).containsExactly("read");
        assertThat(unhandled).isEmpty();
    }
}
