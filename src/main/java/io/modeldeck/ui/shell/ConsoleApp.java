package io.modeldeck.ui.shell;

import io.modeldeck.app.Engine;
import io.modeldeck.app.LogTail;
import io.modeldeck.app.SampleWorkspace;
import io.modeldeck.app.Supervisor;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Stop;
import io.modeldeck.store.Workspace;
import io.modeldeck.ui.kit.Action;
import io.modeldeck.ui.kit.FxTasks;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.Theme;
import io.modeldeck.ui.kit.Workspaces;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The console: one window, one workspace at a time. Started once in a process by {@link #run}, which returns when the window was closed and
 * everything behind it has ended.
 */
public final class ConsoleApp implements Workspaces {

    /**
     * What the console is started with.
     *
     * @param own the person's own workspace, opened unless {@code workspace} names another
     * @param sample where the sample workspace lies or will lie
     * @param settings the folder for what the window remembers
     * @param companions what else runs beside an open engine: the door for commands
     * @param stop ends the console from outside: the workspace is closed in order, without a word to the window
     */
    public record Start(
            Optional<Path> workspace,
            Path own,
            Path sample,
            Path settings,
            Clock clock,
            Optional<Place> place,
            Companions companions,
            Stop stop) {}

    /** Starts what runs beside an engine that may write; closed before the engine is. */
    @FunctionalInterface
    public interface Companions {

        AutoCloseable beside(Engine engine);
    }

    /** An engine with what runs beside it. */
    private record Opened(
            Engine engine, Optional<Supervisor> beat, AutoCloseable companions, Optional<String> notice) {}

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleApp.class);

    private final Start start;
    private final CountDownLatch ended;
    private final ExecutorService background = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("ui-workspace").factory());
    private final FxTasks tasks = new FxTasks(background, failure -> LOG.warn(failure.sentence()));
    private final Theme theme = new Theme();
    private final Stage stage = new Stage();
    private final OpeningView opening;
    private final Scene scene;
    private final RememberedWindow remembered;
    /** What is open; whoever takes it out closes it. Set in the background, taken by a stop from any thread. */
    private final AtomicReference<Opened> opened = new AtomicReference<>();

    private Optional<MainWindow> window = Optional.empty();
    private boolean begun;

    private ConsoleApp(Start start, CountDownLatch ended) {
        this.start = start;
        this.ended = ended;
        WindowState state = WindowState.load(start.settings());
        Messages.speak(state.look().language());
        opening = new OpeningView();
        theme.choose(state.look());
        scene = new Scene(opening.root(), state.width(), state.height());
        theme.follow(scene);
        stage.setScene(scene);
        stage.setTitle(Messages.text("shell.name"));
        stage.getIcons()
                .add(new Image(
                        ConsoleApp.class.getResource("/io/modeldeck/icon.png").toExternalForm()));
        remembered = new RememberedWindow(stage, theme, state, start.settings(), tasks);
        stage.setOnCloseRequest(event -> {
            event.consume();
            quit();
        });
    }

    /** Shows the console and waits until it is closed. Called off the FX thread, once in a process. */
    public static void run(Start start) {
        CountDownLatch ended = new CountDownLatch(1);
        // from the start, so that the window can show what was said before it was there
        LogTail.ofProcess();
        try (Stop.Hold _ = start.stop().hold()) {
            Platform.startup(() -> {
                Platform.setImplicitExit(false);
                ConsoleApp app = new ConsoleApp(start, ended);
                start.stop().onRequest(app::stopped);
                app.stage.show();
                app.open(start.workspace().orElse(start.own()));
            });
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
    }

    @Override
    public void open(Path folder) {
        open(folder, false);
    }

    @Override
    public void openSample() {
        open(start.sample(), true);
    }

    @Override
    public void openOwn() {
        open(start.own(), false);
    }

    @Override
    public List<Path> recent() {
        return remembered.state().workspaces().stream().map(Path::of).toList();
    }

    private void open(Path folder, boolean sample) {
        leaveWindow();
        scene.setRoot(opening.root());
        opening.opening(folder);
        tasks.<Opened>run(
                Messages.text("shell.opening"),
                progress -> {
                    closeOpened();
                    try (Stop.Hold _ = start.stop().hold()) {
                        return openEngine(folder, sample, progress);
                    }
                },
                step -> opening.step(step),
                this::show,
                failure -> opening.failed(failure, () -> open(folder, sample), elsewhere(folder)));
    }

    private Opened openEngine(Path folder, boolean sample, Progress progress) {
        Workspace workspace = new Workspace(folder);
        Opened found = Engine.open(workspace, start.clock(), ConsoleApp::refuseFxThread)
                .map(engine -> withCompanions(engine, sample, progress))
                .orElseGet(() -> new Opened(
                        Engine.openReadOnly(workspace, start.clock()),
                        Optional.empty(),
                        () -> {},
                        Optional.of(Messages.text("shell.held", workspace.holder()))));
        opened.set(found);
        if (start.stop().requested()) {
            closeOpened();
            throw new CancellationException("The console is being closed");
        }
        return found;
    }

    private Opened withCompanions(Engine engine, boolean sample, Progress progress) {
        try {
            if (sample && engine.registry().models().isEmpty()) {
                SampleWorkspace.build(
                        engine, start.clock().instant(), start.stop().over(progress));
            }
            AutoCloseable door = start.companions().beside(engine);
            Supervisor beat = Supervisor.start(engine);
            AutoCloseable both = () -> {
                beat.close();
                door.close();
            };
            return new Opened(engine, Optional.of(beat), both, Optional.empty());
        } catch (RuntimeException | Error e) {
            engine.close();
            throw e;
        }
    }

    private static void refuseFxThread() {
        if (Platform.isFxApplicationThread()) {
            throw new IllegalStateException("The workspace is not read on the thread that paints");
        }
    }

    private void show(Opened found) {
        // The remembered place belongs to the workspace that was open last; another one is met at its overview.
        boolean atStart = !begun;
        begun = true;
        Path folder = found.engine().workspace().folder();
        MainWindow shown = new MainWindow(found.engine(), found.beat(), ScreenCatalog.standard(), theme, this);
        window = Optional.of(shown);
        shown.setSidebarNarrow(remembered.state().narrow());
        scene.setRoot(shown.root());
        remembered.opened(folder);
        remembered.follow(shown);
        shown.start(atStart ? start.place().or(remembered::place) : Optional.empty());
        found.notice().ifPresent(shown::notice);
    }

    private List<Action> elsewhere(Path failed) {
        Action choose = new Action(Messages.text("shell.choose"), this::choose);
        return failed.equals(start.own())
                ? List.of(choose)
                : List.of(new Action(Messages.text("shell.own"), this::openOwn), choose);
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Messages.text("shell.choose"));
        File chosen = chooser.showDialog(stage);
        if (chosen != null) {
            open(chosen.toPath());
        }
    }

    private void leaveWindow() {
        window.ifPresent(MainWindow::close);
        window = Optional.empty();
    }

    private void quit() {
        leaveWindow();
        scene.setRoot(opening.root());
        opening.closing();
        WindowState last = remembered.state();
        tasks.run(
                Messages.text("shell.closing"),
                () -> {
                    last.save(start.settings());
                    closeOpened();
                    return true;
                },
                done -> end(),
                failure -> end());
    }

    private void end() {
        stage.hide();
        background.shutdown();
        ended.countDown();
    }

    /** Off the FX thread, which the end of the process may have stopped already. */
    private void stopped() {
        closeOpened();
        ended.countDown();
    }

    private void closeOpened() {
        Optional.ofNullable(opened.getAndSet(null)).ifPresent(ConsoleApp::close);
    }

    private static void close(Opened engine) {
        try {
            engine.companions().close();
        } catch (Problem problem) {
            LOG.warn("What ran beside the engine did not end cleanly: {}", problem.getMessage());
        } catch (Exception e) {
            // AutoCloseable allows anything; the engine must be closed either way
            LOG.warn("What ran beside the engine did not end cleanly", e);
        }
        engine.engine().close();
    }
}
