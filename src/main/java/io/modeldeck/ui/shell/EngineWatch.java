package io.modeldeck.ui.shell;

import io.modeldeck.app.ChangeHub;
import io.modeldeck.domain.Change;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxFeed;
import io.modeldeck.ui.kit.work.FxTasks;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads how the engine is and what of it waits for a person: when it announces a change, and at each beat, since an engine that has stopped announces
 * nothing. Lives on the FX thread; its beats have a thread of their own, and wake the window's only for what is not shown yet.
 */
final class EngineWatch implements AutoCloseable {

    /** Who shows what is found. */
    interface Audience {

        /** Something was announced; what that makes of the facts is not read yet. */
        void announced(Set<Class<? extends Change>> kinds);

        /** It is no longer as it was shown. */
        void show(ShellFacts facts);

        /** It is as it was shown. Told of each minute. */
        void heard();

        /** It could not be read. */
        void failed(String sentence);
    }

    private final FxTasks tasks;
    private final Supplier<ShellFacts> source;
    private final Audience audience;
    private final FxFeed feed;
    private final Clock clock;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("engine-watch").factory());
    private volatile Optional<ShellFacts> shown = Optional.empty();
    /** The minute in which it was last shown or heard. */
    private volatile Instant minute = Instant.MIN;

    private boolean asking;

    EngineWatch(FxTasks tasks, Clock clock, Supplier<ShellFacts> source, ChangeHub changes, Audience audience) {
        this.tasks = tasks;
        this.clock = clock;
        this.source = source;
        this.audience = audience;
        feed = new FxFeed(changes, this::changed);
    }

    /** Looks at each beat from now on. */
    void begin() {
        long every = MainWindow.PULSE.toMillis();
        looks.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    /** What a beat does, on its thread: while all is as it is shown, the window is left asleep. */
    void look() {
        if (isNews()) {
            tasks.later(this::ask);
        }
    }

    private boolean isNews() {
        try {
            return !minute.equals(minute()) || !shown.equals(Optional.of(source.get()));
        } catch (RuntimeException | Error e) {
            // whoever reads once more meets it, and says so
            return true;
        }
    }

    private Instant minute() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES);
    }

    /** Reads off the FX thread and shows what is found. {@code then} runs in any case. */
    void read(Runnable then) {
        tasks.run(
                Messages.text("workspace.reading"),
                source::get,
                found -> {
                    show(found);
                    then.run();
                },
                failure -> {
                    shown = Optional.empty();
                    audience.failed(failure.sentence());
                    then.run();
                });
    }

    /** Asked again and again: what did not change is not painted again. */
    void show(ShellFacts found) {
        minute = minute();
        if (shown.equals(Optional.of(found))) {
            audience.heard();
        } else {
            shown = Optional.of(found);
            audience.show(found);
        }
    }

    private void changed(Set<Change> changes) {
        audience.announced(changes.stream().map(Change::getClass).collect(Collectors.toUnmodifiableSet()));
    }

    /** An answer that takes longer than the beat is not asked for a second time meanwhile. */
    private void ask() {
        if (!asking) {
            asking = true;
            read(() -> asking = false);
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
        feed.close();
    }
}
