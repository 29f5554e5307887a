package io.modeldeck;

import io.modeldeck.app.Engine;
import io.modeldeck.app.Handover;
import io.modeldeck.cli.Cli;
import io.modeldeck.cli.CliWorker;
import io.modeldeck.cli.DataFolder;
import io.modeldeck.cli.InputOutput;
import io.modeldeck.ui.shell.ConsoleApp;
import io.modeldeck.ui.shell.WindowState;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the process starts: with arguments a command runs, without them the console opens. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        quietLibraries();
        InputOutput io = InputOutput.ofProcess();
        int exitCode;
        if (arguments.length > 0) {
            exitCode = Cli.run(arguments, io);
        } else if (hasDisplay(io.environment())) {
            openConsole(io);
            exitCode = Cli.DONE;
        } else {
            // A tour without a window takes this place.
            io.err().println("There is no display to open the console on. Commands work without one; see --help.");
            exitCode = Cli.REFUSED;
        }
        System.exit(exitCode);
    }

    private static void openConsole(InputOutput io) {
        Path own = DataFolder.ofUser(io.environment());
        ConsoleApp.run(new ConsoleApp.Start(
                Optional.empty(),
                own,
                own.resolveSibling(own.getFileName() + "-sample"),
                WindowState.folder(System.getProperty("os.name"), System.getProperty("user.home"), io.environment()),
                io.clock(),
                Optional.empty(),
                Main::door));
    }

    /** Lets commands reach the engine while the window holds the workspace. */
    private static AutoCloseable door(Engine engine) {
        return Handover.open(engine.workspace(), new CliWorker(engine));
    }

    /** Before any of these libraries is loaded: none of them asks the network for anything. */
    private static void quietLibraries() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ORT_DISABLE_TELEMETRY", "1");
    }

    private static boolean hasDisplay(Map<String, String> environment) {
        boolean headless = "headless".equalsIgnoreCase(System.getProperty("glass.platform", ""));
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean always = system.startsWith("windows") || system.startsWith("mac");
        return headless
                || always
                || !environment.getOrDefault("DISPLAY", "").isBlank()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    }
}
