package io.modeldeck.ui.kit.work;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * "I asked": runs work off the FX thread and hands its result back to it. A {@link Problem} becomes its sentence; any other error is logged once,
 * with a short code that the person sees.
 */
public final class FxTasks {

    private static final Logger LOG = LoggerFactory.getLogger(FxTasks.class);

    private static final int KEPT_WAITS = 120;

    /** A wait that is felt as a frozen window. */
    private static final long FELT_WAIT_MILLIS = 100;

    private final Executor background;
    private final Consumer<Failure> unhandled;
    private final ReadOnlyIntegerWrapper pending = new ReadOnlyIntegerWrapper(0);
    private final List<Runnable> whenIdle = new ArrayList<>();
    private final FxTimes waits = new FxTimes(KEPT_WAITS, FELT_WAIT_MILLIS);

    /**
     * @param background where the work runs
     * @param unhandled told, on the FX thread, of failures for which the caller gave no handler
     */
    public FxTasks(Executor background, Consumer<Failure> unhandled) {
        this.background = background;
        this.unhandled = unhandled;
    }

    /** Work that was started. */
    public interface Running {

        /** Wishes that it stops; its result is dropped either way. Called on the FX thread. */
        void cancel();
    }

    /** How far work has come: {@code share} from 0 to 1, or negative while that is not known. */
    public record Step(double share, String what) {}

    /** Runs {@code work}, then {@code onFx} with its result. Failures are shown as a toast. */
    public <T> Running run(String what, Callable<T> work, Consumer<T> onFx) {
        return run(what, work, onFx, unhandled);
    }

    /** Runs {@code work}, then {@code onFx} with its result or {@code onFailure}. */
    public <T> Running run(String what, Callable<T> work, Consumer<T> onFx, Consumer<Failure> onFailure) {
        return start(what, progress -> work.call(), step -> {}, onFx, onFailure, () -> {});
    }

    /** Work that tells how far it has come and can be stopped. {@code onStep} is called on the FX thread, at most once in a pulse or so. */
    public <T> Running run(
            String what,
            Function<Progress, T> work,
            Consumer<Step> onStep,
            Consumer<T> onFx,
            Consumer<Failure> onFailure) {
        return start(what, work::apply, onStep, onFx, onFailure, () -> {});
    }

    /** Tells of a failure as of one that has no handler of its own. On the FX thread. */
    public void failed(Failure failure) {
        unhandled.accept(failure);
    }

    /** A lane in which only the newest work counts: whoever asks again drops what was asked before. */
    public Lane lane() {
        return new Lane();
    }

    /** Where long work may run that reports by itself. */
    public Executor background() {
        return background;
    }

    /** Runs what it is given on the FX thread, soon. */
    public void later(Runnable work) {
        Platform.runLater(work);
    }

    /**
     * Runs {@code work} on the FX thread once what is there now was laid out and handed to the screen; at once where the node is in no window that is
     * shown. Until then it is pending.
     */
    public void afterPulse(Node node, Runnable work) {
        if (!Shown.hasPulses(node)) {
            work.run();
            return;
        }
        pending.set(pending.get() + 1);
        Scene scene = node.getScene();
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                later(() -> {
                    try {
                        work.run();
                    } finally {
                        done();
                    }
                });
            }
        });
        Platform.requestNextPulse();
    }

    /** How much of the work has not come back yet. */
    public ReadOnlyIntegerProperty pending() {
        return pending.getReadOnlyProperty();
    }

    /** How long results waited for the FX thread. */
    public FxTimes waits() {
        return waits;
    }

    /** Runs {@code work} on the FX thread once nothing is pending, at once where nothing is. */
    public void whenIdle(Runnable work) {
        if (pending.get() == 0) {
            work.run();
        } else {
            whenIdle.add(work);
        }
    }

    /** Does something on the FX thread for a thread that is not: for tools that drive a window from outside. */
    public static <T> CompletableFuture<T> ask(Callable<T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(work.call());
            } catch (Exception | LinkageError | AssertionError error) {
                answer.completeExceptionally(error);
            }
        });
        return answer;
    }

    private interface Work<T> {
        T with(Progress progress) throws Exception;
    }

    /** @param onEnd told, on the FX thread, when it is over, however that came */
    private <T> Running start(
            String what,
            Work<T> work,
            Consumer<Step> onStep,
            Consumer<T> onFx,
            Consumer<Failure> onFailure,
            Runnable onEnd) {
        StepWatch watch = new StepWatch(onStep, this::later);
        pending.set(pending.get() + 1);
        try {
            background.execute(() -> {
                Runnable end = result(what, work, watch, onFx, onFailure);
                long handed = System.nanoTime();
                Platform.runLater(() -> {
                    waits.took(System.nanoTime() - handed);
                    try {
                        if (!watch.cancelled()) {
                            end.run();
                        }
                    } finally {
                        // before it counts as done: what follows at once belongs to it
                        onEnd.run();
                        done();
                    }
                });
            });
        } catch (RejectedExecutionException closed) {
            // the window was closed meanwhile: nobody waits for the result
            onEnd.run();
            done();
        }
        return watch::cancel;
    }

    private static <T> Runnable result(
            String what, Work<T> work, StepWatch watch, Consumer<T> onFx, Consumer<Failure> onFailure) {
        if (watch.cancelled()) {
            return () -> {};
        }
        try {
            T result = work.with(watch);
            return () -> onFx.accept(result);
        } catch (CancellationException stopped) {
            return () -> {};
        } catch (Problem problem) {
            Failure failure = Failure.of(what, problem);
            return () -> onFailure.accept(failure);
        } catch (Exception | LinkageError | AssertionError | StackOverflowError | OutOfMemoryError error) {
            Failure failure = Failure.of(what, error);
            LOG.error("{} [{}]", what, failure.code().orElse(""), error);
            return () -> onFailure.accept(failure);
        }
    }

    private void done() {
        pending.set(pending.get() - 1);
        if (pending.get() == 0 && !whenIdle.isEmpty()) {
            List<Runnable> waiting = List.copyOf(whenIdle);
            whenIdle.clear();
            waiting.forEach(Runnable::run);
        }
    }

    /** Only its newest work counts. Used on the FX thread. */
    public final class Lane {

        private final AtomicReference<Running> newest = new AtomicReference<>(() -> {});
        /** What was asked for meanwhile, in {@link #after}. */
        private Optional<Runnable> next = Optional.empty();

        private long begun;
        private boolean busy;

        private Lane() {}

        /**
         * Asks once what is under way here is over, at once where nothing is. Of several who wish that meanwhile the last one asks, and none where something
         * is run here before that: for what is read because something changed, which may happen many times in a moment.
         */
        public void after(Runnable asking) {
            if (busy) {
                next = Optional.of(asking);
            } else {
                asking.run();
            }
        }

        public <T> void run(String what, Callable<T> work, Consumer<T> onFx) {
            run(what, work, onFx, unhandled);
        }

        public <T> void run(String what, Callable<T> work, Consumer<T> onFx, Consumer<Failure> onFailure) {
            next = Optional.empty();
            busy = true;
            begun++;
            long number = begun;
            Running now = start(what, progress -> work.call(), step -> {}, onFx, onFailure, () -> ended(number));
            newest.getAndSet(now).cancel();
        }

        private void ended(long number) {
            if (number == begun) {
                busy = false;
                Optional<Runnable> asking = next;
                next = Optional.empty();
                asking.ifPresent(Runnable::run);
            }
        }

        /** Drops what is under way. */
        public void cancel() {
            next = Optional.empty();
            busy = false;
            newest.getAndSet(() -> {}).cancel();
        }
    }
}
