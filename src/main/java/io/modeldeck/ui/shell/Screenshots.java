package io.modeldeck.ui.shell;

import io.modeldeck.app.Engine;
import io.modeldeck.chart.ChartImage;
import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.WholeFile;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.FxTasks;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.Section;
import io.modeldeck.ui.kit.Theme;
import io.modeldeck.ui.kit.ThemeChoice;
import io.modeldeck.ui.kit.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

/**
 * Pictures of every screen of a workspace, of any size, without a display. A picture is taken when the screen has nothing pending, not after some
 * time. Called off the FX thread; the toolkit must run or be allowed to start.
 */
public final class Screenshots {

    private static final long PATIENCE_SECONDS = 120;
    /** A screen may ask for more when the first answers are there; after so many rounds it is taken as it is. */
    private static final int ROUNDS = 8;

    private Screenshots() {}

    /** One picture per section that has a screen, of the first model where it is about one: {@code drift-dark.png} … */
    public static List<Path> render(Engine engine, Path folder, ThemeChoice theme, int width, int height) {
        List<Place> places = new ArrayList<>();
        OptionalLong model =
                engine.registry().models().stream().mapToLong(ModelInfo::id).findFirst();
        for (Section section : ScreenCatalog.standard().sections()) {
            places.add(Place.of(section, model));
        }
        return render(engine, ScreenCatalog.standard(), places, folder, theme, width, height);
    }

    /** A picture of each of these places. */
    public static List<Path> render(
            Engine engine,
            ScreenCatalog catalog,
            List<Place> places,
            Path folder,
            ThemeChoice theme,
            int width,
            int height) {
        start();
        record Open(MainWindow window, Scene scene) {}
        Open open = onFx(() -> {
            Theme colours = new Theme();
            colours.choose(theme);
            MainWindow window = new MainWindow(engine, Optional.empty(), catalog, colours, Workspaces.none());
            return new Open(window, window.scene(width, height));
        });
        try {
            Files.createDirectories(folder);
            List<Path> files = new ArrayList<>();
            onFx(() -> {
                open.window().start(places.stream().findFirst());
                return true;
            });
            settle(open.window().tasks());
            for (Place place : places) {
                onFx(() -> {
                    open.window().go(place);
                    return true;
                });
                settle(open.window().tasks());
                String name = place.section().word() + "-" + theme.word() + ".png";
                Path file = folder.resolve(name);
                WholeFile.write(
                        file, ChartImage.png(SwingFXUtils.fromFXImage(picture(open.scene(), open.window()), null)));
                files.add(file);
            }
            return files;
        } catch (IOException e) {
            throw new Problem(
                    "The pictures cannot be written to " + folder + " (" + DiskReason.of(e)
                            + "); make room or choose another folder.",
                    e);
        } finally {
            onFx(() -> {
                open.window().close();
                return true;
            });
        }
    }

    private static WritableImage picture(Scene scene, MainWindow window) {
        for (int round = 0; round < ROUNDS; round++) {
            boolean asked = onFx(() -> {
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                return window.tasks().pending().get() > 0;
            });
            if (!asked && round > 1) {
                break;
            }
            settle(window.tasks());
        }
        return onFx(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return scene.snapshot(null);
        });
    }

    private static void settle(FxTasks tasks) {
        CompletableFuture<Boolean> idle = new CompletableFuture<>();
        onFx(() -> {
            tasks.whenIdle(() -> idle.complete(true));
            return true;
        });
        await(idle);
    }

    private static void start() {
        try {
            Platform.startup(() -> {});
            Platform.setImplicitExit(false);
        } catch (IllegalStateException running) {
            // it runs already, which is as good
            Platform.setImplicitExit(false);
        }
    }

    private static <T> T onFx(java.util.concurrent.Callable<T> work) {
        return await(FxTasks.ask(work));
    }

    private static <T> T await(CompletableFuture<T> result) {
        try {
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException error ? error : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new Problem(
                    "A screen was not ready in " + PATIENCE_SECONDS + " s; try again when the machine is less busy.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Interrupted while taking pictures; try again.", e);
        }
    }
}
