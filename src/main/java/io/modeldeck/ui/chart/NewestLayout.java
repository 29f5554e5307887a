package io.modeldeck.ui.chart;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Does work for the screen elsewhere, one at a time; of what comes in meanwhile only the newest is done. Lives on the FX thread.
 */
final class NewestLayout<T> {

    private final Executor background;
    private final Consumer<Runnable> fxLater;
    private final Consumer<T> done;
    private Optional<Supplier<T>> waiting = Optional.empty();
    private boolean running;

    NewestLayout(Executor background, Consumer<Runnable> fxLater, Consumer<T> done) {
        this.background = background;
        this.fxLater = fxLater;
        this.done = done;
    }

    void submit(Supplier<T> work) {
        if (running) {
            waiting = Optional.of(work);
        } else {
            start(work);
        }
    }

    private void start(Supplier<T> work) {
        running = true;
        background.execute(() -> {
            Optional<T> result = Optional.empty();
            try {
                result = Optional.of(work.get());
            } finally {
                Optional<T> finished = result;
                fxLater.accept(() -> finished(finished));
            }
        });
    }

    private void finished(Optional<T> result) {
        running = false;
        Optional<Supplier<T>> next = waiting;
        waiting = Optional.empty();
        next.ifPresent(this::start);
        result.ifPresent(done);
    }
}
