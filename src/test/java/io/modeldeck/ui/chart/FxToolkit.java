package io.modeldeck.ui.chart;

import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.Patience;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.scene.Scene;

/** The JavaFX toolkit for tests of charts: the one of all tests, since a process starts it once only. */
final class FxToolkit {

    private FxToolkit() {}

    static void start() {
        FxTest.start();
    }

    /** Runs on the FX thread and waits; what is thrown there is thrown here. */
    static <T> T call(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (ExecutionException fault) {
            if (fault.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (fault.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(fault.getCause());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("interrupted while waiting for the FX thread", stopped);
        }
    }

    static void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** Waits until so many pulses have come and gone. */
    static void pulses(Scene scene, int count) {
        CountDownLatch passed = new CountDownLatch(count);
        Runnable listener = () -> {
            passed.countDown();
            Platform.requestNextPulse();
        };
        run(() -> {
            scene.addPostLayoutPulseListener(listener);
            Platform.requestNextPulse();
        });
        Patience.await(passed);
        run(() -> scene.removePostLayoutPulseListener(listener));
    }
}
