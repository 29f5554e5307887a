package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.app.ChangeHub;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.SetClock;
import io.modeldeck.ui.kit.work.FxTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A beat wakes the window for what it does not show yet, and for nothing else. */
class EngineWatchTest {

    private final List<String> told = new ArrayList<>();
    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private final FxTasks tasks = FxTest.onFx(() -> new FxTasks(background, failure -> told.add("unhandled")));
    private final SetClock clock = new SetClock(Instant.parse("2026-03-14T12:00:01Z"));
    private volatile Supplier<ShellFacts> source = () -> facts(ShellFacts.EngineState.RUNNING);
    private final EngineWatch watch =
            FxTest.onFx(() -> new EngineWatch(tasks, clock, () -> source.get(), new ChangeHub(), new Told()));

    private final class Told implements EngineWatch.Audience {

        @Override
        public void announced(Set<Class<? extends Change>> kinds) {
            told.add("announced");
        }

        @Override
        public void show(ShellFacts facts) {
            told.add(facts.engine().name());
        }

        @Override
        public void heard() {
            told.add("heard");
        }

        @Override
        public void failed(String sentence) {
            told.add(sentence);
        }
    }

    @AfterEach
    void close() {
        FxTest.doOnFx(watch::close);
        background.shutdown();
    }

    private static ShellFacts facts(ShellFacts.EngineState state) {
        return new ShellFacts(List.of(), Map.of(), "sample", state, "Sample engineer", true, List.of(), false);
    }

    private List<String> beat() {
        told.clear();
        watch.look();
        FxTest.doOnFx(() -> {});
        FxTest.settle(tasks);
        return List.copyOf(told);
    }

    @Test
    void whatIsShownWakesNobodyUntilTheMinuteIsOver() {
        assertThat(beat()).containsExactly("RUNNING");
        assertThat(beat()).isEmpty();
        clock.pass(Duration.ofSeconds(58));
        assertThat(beat()).as("within the same minute").isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(beat()).as("the next minute").containsExactly("heard");
        assertThat(beat()).isEmpty();
    }

    @Test
    void whatChangedIsShown() {
        beat();
        source = () -> facts(ShellFacts.EngineState.STOPPED);
        assertThat(beat()).containsExactly("STOPPED");
        assertThat(beat()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsSaidUntilItCan() {
        beat();
        source = () -> {
            throw new Problem("The disk is gone.");
        };
        assertThat(beat()).containsExactly("The disk is gone.");
        assertThat(beat()).containsExactly("The disk is gone.");
        source = () -> facts(ShellFacts.EngineState.RUNNING);
        assertThat(beat()).containsExactly("RUNNING");
    }
}
