package io.modeldeck;

import io.modeldeck.app.Engine;
import io.modeldeck.app.Handover;
import io.modeldeck.app.NativeLibraries;
import io.modeldeck.cli.Cli;
import io.modeldeck.cli.CliWorker;
import io.modeldeck.cli.CommandRehearsal;
import io.modeldeck.cli.Demo;
import io.modeldeck.cli.kit.DataFolder;
import io.modeldeck.cli.kit.ExitCode;
import io.modeldeck.cli.kit.InputOutput;
import io.modeldeck.domain.Stop;
import io.modeldeck.domain.WholeFile;
import io.modeldeck.store.Workspace;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.shell.ConsoleApp;
import io.modeldeck.ui.shell.Milestone;
import io.modeldeck.ui.shell.Rehearsal;
import io.modeldeck.ui.shell.WindowState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the process starts: with arguments a command runs, without them the console opens. */
public final class Main {

    private static final String DISPLAY = "modeldeck.display";
    private static final String RECORDER = "jfr.unsupported.vm";
    /** Commands of the usual kind, one after the other. */
    private static final String COMMANDS = "commands";
    /** The window, unseen, on what the commands left. */
    private static final String WINDOW = "window";
    /** Both. */
    private static final String REHEARSAL = "rehearsal";
    /** Has the process say on its output how far the start has come: for whoever measures it. */
    private static final String MILESTONES = "modeldeck.milestones";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    public static void main(String[] arguments) {
        Stop stop = new Stop();
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("end-in-order").unstarted(() -> end(stop)));
        InputOutput io = InputOutput.ofProcess(stop);
        quietLibraries();
        Runnable natives = NativeLibraries.prepare(DataFolder.cacheOfUser(io.environment()));
        int exitCode;
        Optional<Path> opened = openedFile(arguments);
        if (arguments.length > 0 && opened.isEmpty()) {
            natives.run();
            exitCode = Cli.run(arguments, io);
        } else if (hasDisplay(io.environment())) {
            openConsole(io, opened, natives);
            exitCode = ExitCode.DONE;
        } else {
            natives.run();
            renderWithoutDisplay();
            exitCode = withoutDisplay(System.getProperty(DISPLAY, ""), io);
        }
        System.exit(exitCode);
    }

    private static int withoutDisplay(String display, InputOutput io) {
        if (!Set.of(COMMANDS, WINDOW, REHEARSAL).contains(display)) {
            return Demo.run(io);
        }
        int exitCode = display.equals(WINDOW) ? ExitCode.DONE : CommandRehearsal.run(io);
        if (!display.equals(COMMANDS)) {
            rehearse(io);
        }
        return exitCode;
    }

    /** What a desktop hands over when a person opens the file of a workspace: its folder. */
    private static Optional<Path> openedFile(String[] arguments) {
        return arguments.length == 1 ? Workspace.openedBy(arguments[0]) : Optional.empty();
    }

    private static void openConsole(InputOutput io, Optional<Path> workspace, Runnable natives) {
        Path settings =
                WindowState.folder(System.getProperty("os.name"), System.getProperty("user.home"), io.environment());
        Consumer<Milestone> onMilestone = Boolean.getBoolean(MILESTONES)
                ? milestone -> io.out().println(milestone.name().toLowerCase(Locale.ROOT))
                : milestone -> {};
        Path own = DataFolder.ofUser(io.environment());
        ConsoleApp.run(
                start(io, workspace, own, settings, Optional.empty(), natives, io.stop(), onMilestone, List.of()));
    }

    /** Opens the window on what the commands left, and closes it: for the build, so that what a start needs is in its cache. */
    private static void rehearse(InputOutput io) {
        Path workspace = CommandRehearsal.workspace(io);
        Rehearsal rehearsal = new Rehearsal();
        rehearsal.run(start(
                io,
                Optional.empty(),
                workspace,
                workspace.resolveSibling("settings"),
                Optional.of(rehearsal.beginning()),
                () -> {},
                rehearsal.end(),
                rehearsal::reached,
                rehearsal.walk()));
    }

    private static ConsoleApp.Start start(
            InputOutput io,
            Optional<Path> workspace,
            Path own,
            Path settings,
            Optional<Place> place,
            Runnable preparation,
            Stop stop,
            Consumer<Milestone> onMilestone,
            List<Place> walk) {
        return new ConsoleApp.Start(
                workspace,
                own,
                own.resolveSibling(own.getFileName() + "-sample"),
                settings,
                io.clock(),
                place,
                preparation,
                Main::door,
                stop,
                onMilestone,
                walk);
    }

    /** When the process is asked to end: what is being written comes to its next safe place and is closed; what was acknowledged is kept anyway. */
    private static void end(Stop stop) {
        Thread.ofPlatform().daemon().name("stop").start(stop::request);
        try {
            if (!stop.awaitReleased(PATIENCE)) {
                LOG.warn(
                        "Not everything came to its end within {} s; what was acknowledged is kept.",
                        PATIENCE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            WholeFile.removeParts();
        }
    }

    /** Lets commands reach the engine while the window holds the workspace. */
    private static AutoCloseable door(Engine engine) {
        return Handover.open(engine.workspace(), new CliWorker(engine));
    }

    /** Before any of these libraries is loaded: none of them asks the network for anything. */
    private static void quietLibraries() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        // The mapper of rows would tell Java's flight recorder of each statement, and start it up for that; a recording
        // that runs is left alone.
        if (System.getProperty(RECORDER) == null) {
            System.setProperty(RECORDER, "true");
        }
    }

    /** JavaFX draws into memory; read when its first class loads. */
    private static void renderWithoutDisplay() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
    }

    private static boolean hasDisplay(Map<String, String> environment) {
        if (Set.of("none", COMMANDS, WINDOW, REHEARSAL).contains(System.getProperty(DISPLAY, ""))) {
            return false;
        }
        boolean headless = "headless".equalsIgnoreCase(System.getProperty("glass.platform", ""));
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean always = system.startsWith("windows") || system.startsWith("mac");
        return headless
                || always
                || !environment.getOrDefault("DISPLAY", "").isBlank()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    }
}
