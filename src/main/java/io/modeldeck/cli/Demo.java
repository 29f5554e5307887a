package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.app.LoopDemo;
import io.modeldeck.app.SampleWorkspace;
import io.modeldeck.cli.kit.ExitCode;
import io.modeldeck.cli.kit.InputOutput;
import io.modeldeck.cli.kit.PlainText;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Stop;
import io.modeldeck.report.DriftWords;
import io.modeldeck.store.Workspace;
import io.modeldeck.ui.kit.theme.ThemeChoice;
import io.modeldeck.ui.shell.PictureFormat;
import io.modeldeck.ui.shell.Screenshots;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The main job on a machine without a display: builds the sample workspace, walks its waiting request through the loop once, says each step, and
 * leaves pictures of the screens. Always built afresh.
 */
public final class Demo {

    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    private Demo() {}

    /** @return the exit code */
    public static int run(InputOutput io) {
        PrintStream out = io.out();
        Path folder = folder(io);
        out.println(
                "No display: ModelDeck shows its main job here and leaves pictures of the screens in " + folder + ".");
        try {
            deleteTree(folder);
            run(io, folder);
            return ExitCode.DONE;
        } catch (Problem problem) {
            io.err().println(PlainText.of(problem.getMessage()));
            return ExitCode.REFUSED;
        } catch (IOException e) {
            io.err().println("The folder " + folder + " cannot be emptied (" + e.getMessage() + "); make it writable.");
            return ExitCode.REFUSED;
        }
    }

    private static Path folder(InputOutput io) {
        return io.workingFolder().resolve("target").resolve("demo");
    }

    private static Path workspace(InputOutput io) {
        return folder(io).resolve("workspace");
    }

    private static void run(InputOutput io, Path folder) {
        PrintStream out = io.out();
        Workspace workspace = new Workspace(workspace(io));
        long started = System.nanoTime();
        try (Stop.Hold _ = io.stop().hold();
                Engine engine = Engine.open(workspace, io.clock(), () -> {})
                        .orElseThrow(() -> new Problem(
                                "Another process holds " + workspace.folder() + "; end it and try again."))) {
            SampleWorkspace.build(engine, io.clock().instant(), io.stop().progress());
            out.printf(
                    Locale.ROOT,
                    "%-12s %d models, 30 days of events, built in %.1f s%n",
                    "Sample",
                    engine.registry().models().size(),
                    (System.nanoTime() - started) / 1e9);
            LoopDemo.run(
                    engine,
                    io.clock().instant(),
                    (name, words) ->
                            out.printf(Locale.ROOT, "%-12s %s%n", name, PlainText.of(DriftWords.plain(words))));
            for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
                List<Path> pictures = Screenshots.render(
                        engine, List.of(), folder.resolve("screens"), new PictureFormat(theme, WIDTH, HEIGHT));
                out.printf(Locale.ROOT, "%-12s %d %s pictures%n", "Screens", pictures.size(), theme.word());
            }
        }
        out.println("The screens are in " + folder.resolve("screens") + "; the workspace is in " + workspace.folder()
                + ".");
        out.println(
                "Look further without a window: ./mvnw package, then target/modeldeck/bin/modeldeck --help; with a display: ./mvnw");
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
