package io.modeldeck.testing;

import io.modeldeck.ui.kit.work.FxTasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** What tests of the console need: the toolkit on the headless platform, work on its thread, pictures. */
public final class FxTest {

    private static boolean started;

    private FxTest() {}

    /** Starts the toolkit once; it stays for all tests of the process. */
    public static synchronized void start() {
        if (started) {
            return;
        }
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        CountDownLatch up = new CountDownLatch(1);
        try {
            Platform.startup(up::countDown);
        } catch (IllegalStateException running) {
            // The code under test has started it already, as commands that draw screens do.
            up.countDown();
        }
        Patience.await(up);
        Platform.setImplicitExit(false);
        started = true;
    }

    /** Runs on the FX thread and answers what came out. */
    public static <T> T onFx(Callable<T> work) {
        start();
        if (Platform.isFxApplicationThread()) {
            return call(work);
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception | Error e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("On the FX thread: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("The FX thread did not come to it in " + Patience.LIMIT.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The same for work without a result. */
    public static void doOnFx(Runnable work) {
        onFx(() -> {
            work.run();
            return null;
        });
    }

    /** Waits until nothing is pending in these tasks. */
    public static void settle(FxTasks tasks) {
        CountDownLatch idle = new CountDownLatch(1);
        doOnFx(() -> tasks.whenIdle(idle::countDown));
        Patience.await(idle);
        // what the last results put on the queue
        doOnFx(() -> {});
    }

    /** Takes a picture of a scene at its size. */
    public static WritableImage picture(Scene scene) {
        return onFx(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            // a second time: text that wraps knows its height only after its width
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return scene.snapshot(null);
        });
    }

    /** Takes a picture of a node of its own size and writes it as PNG. */
    public static void png(Parent node, double width, double height, Path file) {
        Scene scene = onFx(() -> {
            Scene made = new Scene(node, width, height);
            io.modeldeck.ui.kit.theme.Theme.dress(made);
            return made;
        });
        png(scene, file);
    }

    public static void png(Scene scene, Path file) {
        WritableImage image = picture(scene);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Finds a node by its CSS selector and type. */
    public static <N extends Node> N find(Parent root, String selector, Class<N> type) {
        return onFx(() -> {
            root.applyCss();
            return root.lookupAll(selector).stream()
                    .filter(type::isInstance)
                    .map(type::cast)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("Nothing like " + selector));
        });
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
