package io.modeldeck.ui.shell;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Stop;
import io.modeldeck.store.BackupFiles;
import io.modeldeck.store.Workspace;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.command.Keymap;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Workspaces;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Theme;
import io.modeldeck.ui.kit.work.FxTasks;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The console: one workspace at a time, in one window and those that are opened beside it. Started once in a process by {@link #run}, which returns when the window was closed and
 * everything behind it has ended.
 */
public final class ConsoleApp implements Workspaces {

    /**
     * What the console is started with.
     *
     * @param own the person's own workspace, opened unless {@code workspace} names another
     * @param sample where the sample workspace lies or will lie
     * @param settings the folder for what the window remembers
     * @param preparation what is to be done before a workspace is opened, beside the coming up of the toolkit
     * @param companions what else runs beside an open engine: the door for commands
     * @param stop ends the console from outside: the workspace is closed in order, without a word to the window
     * @param onMilestone told once of each, on the FX thread
     * @param walk where it goes by itself from its first place, one after the other: for rehearsals
     */
    public record Start(
            Optional<Path> workspace,
            Path own,
            Path sample,
            Path settings,
            Clock clock,
            Optional<Place> place,
            Runnable preparation,
            Companions companions,
            Stop stop,
            Consumer<Milestone> onMilestone,
            List<Place> walk) {}

    /** Starts what runs beside an engine that may write; closed before the engine is. */
    @FunctionalInterface
    public interface Companions {

        AutoCloseable beside(Engine engine);
    }

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleApp.class);

    /** So long the window is blank at most while a workspace is opened. */
    private static final Duration PATIENCE = Duration.ofMillis(400);

    /** So long there is no window at most, since it is to come up with its frame rather than blank. */
    private static final Duration UNSEEN = Duration.ofSeconds(1);

    private final Start start;
    private final CountDownLatch ended;
    private final ExecutorService background;
    private final EngineDoor door;
    private final ScreenCatalog catalog;
    private final FxTasks tasks;
    private final Theme theme = new Theme();
    private final Stage stage = new Stage();
    private final Scene scene;
    private final Painted painted;
    private final RememberedWindow remembered;
    private Optional<MainWindow> window = Optional.empty();

    /** Made when it is seen: most starts are over before. */
    private Optional<OpeningView> opening = Optional.empty();

    /** Has the window show what is being opened; what comes up with its first place shows nothing of that. */
    private Runnable showOpening = () -> {};

    private boolean begun;
    private boolean revealed;

    ConsoleApp(
            Start start,
            ExecutorService background,
            EngineDoor door,
            ScreenCatalog catalog,
            WindowState state,
            CountDownLatch ended) {
        this.start = start;
        this.background = background;
        this.door = door;
        this.catalog = catalog;
        this.ended = ended;
        tasks = new FxTasks(background, failure -> LOG.warn(failure.sentence()));
        theme.choose(state.look());
        Keymap.use(Keymap.of(state.keys()));
        scene = new Scene(new Pane(), state.width(), state.height());
        painted = new Painted(scene);
        theme.follow(scene);
        stage.setScene(scene);
        stage.setTitle(Messages.text("shell.name"));
        stage.getIcons().add(AppIcon.DESKTOP.image());
        remembered = new RememberedWindow(stage, theme, state, start.settings(), tasks);
        stage.setOnCloseRequest(event -> {
            event.consume();
            quit();
        });
    }

    /** Shows the console, waits until it is closed, and ends the toolkit. Called off the FX thread, once in a process. */
    public static void run(Start start) {
        show(start);
        Platform.exit();
    }

    /** The same, and the toolkit goes on, as it may have been there before. */
    public static void show(Start start) {
        ConsoleLaunch.show(start);
    }

    /** Opens the first workspace. The window comes up with its first place, or after a while with what is being opened. */
    void begin(Path first) {
        open(first);
        after(UNSEEN).execute(this::reveal);
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
    public void restore(Path folder, Path backup) {
        enter(folder, false, Messages.text("shell.restoring"), progress -> door.restore(folder, backup, progress));
    }

    @Override
    public List<Path> recent() {
        return remembered.state().workspaces().stream().map(Path::of).toList();
    }

    private void open(Path folder, boolean sample) {
        enter(folder, sample, Messages.text("shell.opening"), progress -> door.open(folder, sample, progress));
    }

    /** @param sample whether it is the one that is built where it is not there yet */
    private void enter(Path folder, boolean sample, String what, Function<Progress, EngineDoor.Opened> way) {
        leaveWindow();
        showOpening = () -> opening().opening(folder, sample);
        if (revealed) {
            showOpening.run();
        }
        tasks.<EngineDoor.Opened>run(
                what, way::apply, step -> opening.ifPresent(shown -> shown.step(step)), this::show, failure -> {
                    reveal();
                    opening().failed(failure, () -> open(folder, sample), elsewhere(folder));
                    offerBackups(new Workspace(folder));
                });
    }

    /** Below why a workspace did not open: the backups that lie near it. */
    private void offerBackups(Workspace workspace) {
        Formats formats = new Formats(ZoneId.systemDefault(), start.clock());
        tasks.run(Messages.text("shell.backups"), () -> BackupFiles.near(workspace), found -> {
            if (!found.isEmpty()) {
                opening.ifPresent(shown -> shown.offer(new BackupOffer(
                        tasks, formats, workspace, found, backup -> restore(workspace.folder(), backup))));
            }
        });
    }

    private OpeningView opening() {
        OpeningView shown = opening.orElseGet(() -> new OpeningView(after(PATIENCE)));
        opening = Optional.of(shown);
        if (scene.getRoot() != shown.root()) {
            scene.setRoot(shown.root());
        }
        return shown;
    }

    /** The window comes up, once: with its first place, or with what is being opened. */
    private void reveal() {
        if (!revealed && !start.stop().requested()) {
            revealed = true;
            if (window.isEmpty()) {
                showOpening.run();
                opening().insist();
            }
            stage.show();
            whenPainted(Milestone.WINDOW);
        }
    }

    private void show(EngineDoor.Opened found) {
        // The remembered place belongs to the workspace that was open last; another one is met at its overview.
        boolean atStart = !begun;
        begun = true;
        Path folder = found.engine().workspace().folder();
        MainWindow shown = new MainWindow(found.engine(), found.beat(), catalog, theme, this);
        window = Optional.of(shown);
        shown.setSidebarNarrow(remembered.state().narrow());
        scene.setRoot(shown.root());
        remembered.opened(folder);
        remembered.follow(shown);
        shown.start(atStart ? start.place().or(remembered::place) : Optional.empty(), found.facts());
        found.notice().ifPresent(shown::notice);
        reveal();
        if (atStart) {
            shown.tasks().whenIdle(() -> {
                whenPainted(Milestone.CONTENT);
                new Foresight(scene, after(Foresight.PAUSE), after(Foresight.BREATH), shown::prepare).begin();
                painted.walk(shown, start.walk(), () -> start.onMilestone().accept(Milestone.WALKED));
            });
        }
    }

    private Executor after(Duration time) {
        return CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS, tasks::later);
    }

    private void whenPainted(Milestone milestone) {
        painted.then(() -> start.onMilestone().accept(milestone));
    }

    private List<Action> elsewhere(Path failed) {
        Action choose = new Action(Messages.text("shell.choose"), this::choose);
        return failed.equals(start.own())
                ? List.of(choose)
                : List.of(new Action(Messages.text("workspace.own"), this::openOwn), choose);
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
        opening().closing();
        WindowState last = remembered.state();
        tasks.run(
                Messages.text("shell.closing"),
                () -> {
                    last.save(start.settings());
                    door.close();
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
}
