package io.modeldeck.ui.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts the application folder's window on the sample workspace again and again, and prints after how long the window and what it shows of the
 * workspace were painted, and what processor time the process had taken by then. With {@code idle} the last window stays open for a few minutes,
 * and what it takes of the processor in each is printed, on Linux thread by thread. Needs a display and a folder that is packaged. Not a test.
 */
final class StartSpeed {

    private static final int RUNS = 5;
    private static final int IDLE_MINUTES = 3;
    private static final int MOST_THREADS = 8;

    private final Path launcher;
    private final Path folder;

    private StartSpeed(Path launcher, Path folder) {
        this.launcher = launcher;
        this.folder = folder;
    }

    /** @param args the launcher, then {@code idle} where that is wished, then for how many minutes */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path launcher = Path.of(args.length > 0 ? args[0] : "target/modeldeck/bin/modeldeck");
        boolean idle = args.length > 1 && args[1].equals("idle");
        int minutes = args.length > 2 ? Integer.parseInt(args[2]) : IDLE_MINUTES;
        StartSpeed speed = new StartSpeed(launcher.toAbsolutePath(), Files.createTempDirectory("start-speed"));
        speed.sample();
        for (int run = 1; run <= RUNS; run++) {
            speed.start(run, idle && run == RUNS ? minutes : 0);
        }
    }

    private Path workspace() {
        return folder.resolve("sample");
    }

    private void sample() throws IOException, InterruptedException {
        process(List.of("sample", "--workspace", workspace().toString()))
                .redirectOutput(Redirect.INHERIT)
                .start()
                .waitFor();
    }

    /** The settings, the caches and the temporary files of the person who runs this stay as they are. */
    private ProcessBuilder process(List<String> arguments) {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(launcher.toString()), arguments.stream())
                        .toList())
                .redirectError(Redirect.INHERIT);
        for (String home : List.of("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA")) {
            builder.environment()
                    .put(home, folder.resolve(home.toLowerCase(Locale.ROOT)).toString());
        }
        return builder;
    }

    private void start(int run, int idleMinutes) throws IOException, InterruptedException {
        ProcessBuilder builder =
                process(List.of(workspace().resolve("workspace.modeldeck").toString()));
        builder.environment().merge("MODELDECK_OPTS", "-Dmodeldeck.milestones=true", (one, other) -> one + " " + other);
        long began = System.nanoTime();
        Process process = builder.start();
        System.out.print("start " + run);
        try (BufferedReader said = process.inputReader()) {
            String line = said.readLine();
            while (line != null) {
                System.out.printf(
                        "  %s %.2f s (processor %.2f s)",
                        line, (System.nanoTime() - began) / 1e9, seconds(processor(process)));
                line = line.equals("content") ? null : said.readLine();
            }
            System.out.println();
            for (int minute = 1; minute <= idleMinutes; minute++) {
                Duration before = processor(process);
                Map<String, Long> threads = threads(process);
                process.waitFor(1, TimeUnit.MINUTES);
                System.out.printf(
                        "minute %d: %.2f s of processor time%s%n",
                        minute, seconds(processor(process).minus(before)), busiest(threads, threads(process)));
            }
            process.destroy();
            process.waitFor();
        }
    }

    /** What each thread has had of the processor in ns, by its name and number; nothing where the system does not tell. */
    private static Map<String, Long> threads(Process process) throws IOException {
        Path tasks = Path.of("/proc", Long.toString(process.pid()), "task");
        Map<String, Long> found = new HashMap<>();
        if (!Files.isDirectory(tasks)) {
            return found;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(tasks)) {
            for (Path task : all) {
                try {
                    String name = Files.readString(task.resolve("comm")).strip() + " " + task.getFileName();
                    String had = Files.readString(task.resolve("schedstat")).split(" ")[0];
                    found.put(name, Long.parseLong(had));
                } catch (IOException ended) {
                    // it takes nothing any more
                }
            }
        }
        return found;
    }

    private static String busiest(Map<String, Long> before, Map<String, Long> now) {
        return now.entrySet().stream()
                .map(thread -> Map.entry(
                        thread.getKey().replaceAll(" \\d+$", ""),
                        (thread.getValue() - before.getOrDefault(thread.getKey(), 0L)) / 1_000_000))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_THREADS)
                .map(thread -> ", " + thread.getKey() + " " + thread.getValue() + " ms")
                .collect(Collectors.joining());
    }

    private static Duration processor(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
