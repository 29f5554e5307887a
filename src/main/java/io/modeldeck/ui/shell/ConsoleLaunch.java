package io.modeldeck.ui.shell;

import io.modeldeck.app.LogTail;
import io.modeldeck.domain.Stop;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import io.modeldeck.ui.monitoring.OverviewAhead;
import io.modeldeck.ui.shell.ConsoleApp.Start;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the console comes up: what the window remembers is read, and the first workspace opened, while the toolkit begins. Called off the FX thread, once in
 * a process.
 */
final class ConsoleLaunch {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleLaunch.class);

    private ConsoleLaunch() {}

    /** Returns when the console was closed. */
    static void show(Start start) {
        CountDownLatch ended = new CountDownLatch(1);
        // from the start, so that the window can show what was said before it was there
        LogTail.ofProcess();
        ExecutorService background = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("ui-workspace").factory());
        OverviewAhead ahead = new OverviewAhead();
        // a workspace that is opened from the window is met at its overview
        EngineDoor door = new EngineDoor(start, engine -> ahead.begin(engine, ForkJoinPool.commonPool()));
        Path first = start.workspace().orElse(start.own());
        Stop.Hold hold = start.stop().hold();
        try {
            // before the toolkit, which an end that comes early does not let come up any more
            start.stop().onRequest(() -> {
                door.close();
                ended.countDown();
                hold.close();
            });
            // the toolkit takes as long to come up as these do
            CompletableFuture<WindowState> state =
                    CompletableFuture.supplyAsync(() -> remembered(start.settings()), background);
            background.execute(start.preparation());
            door.begin(first, background, engine -> {
                if (beginsAtOverview(start, state.join())) {
                    ahead.begin(engine, ForkJoinPool.commonPool());
                }
            });
            toolkit(() -> {
                ConsoleApp app =
                        new ConsoleApp(start, background, door, ScreenCatalog.standard(ahead), state.join(), ended);
                app.begin(first);
            });
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            hold.close();
        }
    }

    private static void toolkit(Runnable first) {
        Runnable begin = () -> {
            Platform.setImplicitExit(false);
            first.run();
        };
        try {
            Toolkit.start(begin);
        } catch (IllegalStateException running) {
            // it runs already, which is as good
            FxTasks.ask(() -> {
                        begin.run();
                        return true;
                    })
                    .exceptionally(fault -> {
                        LOG.error("The window did not come up", fault);
                        return false;
                    });
        }
    }

    private static boolean beginsAtOverview(Start start, WindowState state) {
        String first = start.place().map(Place::text).orElse(state.place());
        return first.isEmpty() || first.equals(new Place.Overview().text());
    }

    /** What the window was like, whose language its texts are in from now on. */
    private static WindowState remembered(Path settings) {
        WindowState state = WindowState.load(settings);
        Messages.speak(state.look().language());
        return state;
    }
}
