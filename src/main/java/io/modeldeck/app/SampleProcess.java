package io.modeldeck.app;

import io.modeldeck.domain.JavaProgram;
import io.modeldeck.domain.Progress;
import io.modeldeck.store.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sample workspace, built by a Java of its own beside an open window. It is over before the optimising compiler would pay, so that Java compiles
 * quickly only; one that is open for days must not. It starts with the classes that the build left ready for commands, and there is none where they
 * are missing: it would take longer to come up than it saves.
 */
public final class SampleProcess {

    private static final Logger LOG = LoggerFactory.getLogger(SampleProcess.class);

    private static final String CACHE_OPTION = "-XX:AOTCache=";
    /** Beside the cache that this process was started with. */
    private static final String CACHE = "modeldeck.aot";

    /** Beside that, in the folder of the launcher, which has them for the command. */
    private static final String QUICK_OPTIONS = "bin/quick.options";

    /** Memory in large pages where the system has them, since each page costs at its first touch. */
    private static final String LARGE_PAGES = "-XX:+UseTransparentHugePages";

    /** Any other line is a warning of Java itself, which has no other place for it. */
    private static final Pattern DAY = Pattern.compile("[0-9]{1,4}");

    private final Path cache;

    SampleProcess(Path cache) {
        this.cache = cache;
    }

    /** The one that goes with this process, which was started by the launcher of the application folder. */
    public static Optional<SampleProcess> ofApplication() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith(CACHE_OPTION))
                .map(argument -> Path.of(argument.substring(CACHE_OPTION.length()))
                        .toAbsolutePath()
                        .resolveSibling(CACHE))
                .filter(cache -> Files.isReadable(cache) && Files.isReadable(quick(cache)))
                .findFirst()
                .map(SampleProcess::new);
    }

    private static Path quick(Path cache) {
        return cache.resolveSibling(QUICK_OPTIONS);
    }

    /**
     * Builds the sample in a folder that holds no workspace yet, as {@link SampleWorkspace#build} does. Where that does not come about, the folder holds
     * a workspace without models at most, and the caller may build it here and will meet the reason.
     *
     * @param clock says where the thirty days end
     */
    public void build(Path folder, Clock clock, Progress progress) {
        Instant now = clock.instant();
        List<String> options = List.of("@" + quick(cache), LARGE_PAGES, CACHE_OPTION + cache, "-Xlog:aot*=off");
        Optional<ProcessBuilder> builder = JavaProgram.process(
                options, List.of(), List.of(SampleMain.class.getName(), folder.toString(), now.toString()));
        if (builder.isEmpty()) {
            return;
        }
        try {
            Process process =
                    builder.get().redirectError(ProcessBuilder.Redirect.INHERIT).start();
            follow(process, () -> makeEmpty(folder, clock), progress);
        } catch (IOException e) {
            LOG.warn("The sample is built in this process, as one of its own did not come about", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped();
        }
    }

    /** An engine that opened a workspace before makes one quickly, and the Java that comes up meanwhile finds it made. */
    private static void makeEmpty(Path folder, Clock clock) {
        Engine.open(new Workspace(folder), clock, () -> {}).ifPresent(Engine::close);
    }

    /** @param meanwhile done while it comes up; it begins after that */
    static void follow(Process process, Runnable meanwhile, Progress progress)
            throws IOException, InterruptedException {
        try (BufferedReader lines = process.inputReader()) {
            meanwhile.run();
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (DAY.matcher(line).matches()) {
                    progress.at(Long.parseLong(line), SampleWorkspace.DAYS, SampleWorkspace.UNIT);
                }
                if (progress.cancelled()) {
                    throw stopped();
                }
            }
            int code = process.waitFor();
            if (code != 0) {
                LOG.warn("The sample is built in this process, as one of its own ended with code {}", code);
            }
        } finally {
            // Everything is one transaction: what was not committed is gone with the process.
            process.destroyForcibly().waitFor();
        }
    }

    private static CancellationException stopped() {
        return new CancellationException(SampleWorkspace.STOPPED);
    }
}
