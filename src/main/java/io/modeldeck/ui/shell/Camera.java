package io.modeldeck.ui.shell;

import io.modeldeck.app.Engine;
import io.modeldeck.chart.ChartImage;
import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.WholeFile;
import io.modeldeck.ui.kit.screen.Workspaces;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.state.ViewState;
import io.modeldeck.ui.kit.table.TableFilter;
import io.modeldeck.ui.kit.theme.Theme;
import io.modeldeck.ui.kit.work.FxTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

/** A window that nobody sees, driven from outside the FX thread, and the pictures of it. */
final class Camera implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;
    /** A screen may ask for more when the first answers are there; after so many rounds it is taken as it is. */
    private static final int ROUNDS = 8;

    private final MainWindow window;
    private final Scene scene;

    private Camera(MainWindow window, Scene scene) {
        this.window = window;
        this.scene = scene;
    }

    static Camera of(Engine engine, Supplier<ShellFacts> facts, ScreenCatalog catalog, PictureFormat format) {
        toolkit();
        return onFx(() -> {
            Theme colours = new Theme();
            colours.choose(format.look());
            MainWindow window = new MainWindow(engine, facts, catalog, colours, Workspaces.none(), true);
            return new Camera(window, window.scene(format.width(), format.height()));
        });
    }

    /** Does something with the window and waits until it has nothing pending. */
    void act(Consumer<MainWindow> deed) {
        begin(deed);
        settle();
    }

    /** Does something with the window and does not wait for what comes of it. */
    void begin(Consumer<MainWindow> deed) {
        onFx(() -> {
            deed.accept(window);
            return true;
        });
    }

    /** When the screen has nothing pending, not after some time. */
    WritableImage picture() {
        for (int round = 0; round < ROUNDS; round++) {
            boolean asked = onFx(() -> {
                layout();
                return window.tasks().pending().get() > 0;
            });
            if (!asked && round > 1) {
                break;
            }
            settle();
        }
        return now();
    }

    /** As it looks now, whatever is under way; what is shown after a while is shown at once. */
    WritableImage now() {
        return onFx(() -> {
            layout();
            // the toolkit keeps a picture of what is scrolled, and without a window it does not see that it is old
            root().lookupAll(".viewport").forEach(view -> view.setCache(false));
            panes().forEach(StatePane::showLoading);
            layout();
            layout();
            return scene.snapshot(null);
        });
    }

    /** The states of the parts that can be seen. */
    List<ViewState> states() {
        return onFx(() -> {
            layout();
            return panes().stream()
                    .filter(StatePane::isShown)
                    .map(StatePane::state)
                    .toList();
        });
    }

    /** Types into the filter of every list that has one; how many those are. */
    int filter(String words) {
        return onFx(() -> {
            layout();
            List<TableFilter> filters = root().lookupAll(".table-filter").stream()
                    .filter(TableFilter.class::isInstance)
                    .map(TableFilter.class::cast)
                    .filter(TableFilter::isShown)
                    .toList();
            filters.forEach(filter -> filter.setText(words));
            layout();
            return filters.size();
        });
    }

    private List<StatePane> panes() {
        return root().lookupAll(".state-pane").stream()
                .map(StatePane.class::cast)
                .toList();
    }

    private Parent root() {
        return scene.getRoot();
    }

    private void layout() {
        root().applyCss();
        root().layout();
    }

    private void settle() {
        CompletableFuture<Boolean> idle = new CompletableFuture<>();
        begin(shown -> shown.tasks().whenIdle(() -> idle.complete(true)));
        await(idle);
    }

    @Override
    public void close() {
        begin(MainWindow::close);
    }

    /** Keeps a picture as PNG. */
    static void keep(WritableImage picture, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            WholeFile.write(file, ChartImage.png(SwingFXUtils.fromFXImage(picture, null)));
        } catch (IOException e) {
            throw new Problem(
                    "The pictures cannot be written to " + file.getParent() + " (" + DiskReason.of(e)
                            + "); make room or choose another folder.",
                    e);
        }
    }

    private static void toolkit() {
        try {
            Toolkit.start(() -> {});
            Platform.setImplicitExit(false);
        } catch (IllegalStateException running) {
            // it runs already, which is as good
            Platform.setImplicitExit(false);
        }
    }

    private static <T> T onFx(Callable<T> work) {
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
