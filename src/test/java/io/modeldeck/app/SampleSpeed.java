package io.modeldeck.app;

import com.sun.management.OperatingSystemMXBean;
import io.modeldeck.domain.Progress;
import io.modeldeck.store.Workspace;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/**
 * Builds the sample workspace, as a fresh process does and again with everything compiled, and prints what it took: on the clock, of processor
 * time in the thread that works, and of the whole process with its compiler. Not a test.
 */
final class SampleSpeed {

    /** Where the thirty days end: always the same, so that two versions can be compared table by table. */
    private static final Instant NOW = Instant.parse("2026-06-01T08:20:00Z");

    private SampleSpeed() {}

    /** @param args the folder for the workspaces, else a temporary one */
    public static void main(String[] args) throws IOException {
        Path folder = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("sample-speed");
        for (String run : new String[] {"fresh", "warm"}) {
            measure(run, new Workspace(folder.resolve(run)));
        }
    }

    private static void measure(String run, Workspace workspace) {
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long started = System.nanoTime();
        long thread = threadNanos();
        long all = process.getProcessCpuTime();
        try (Engine engine = Engine.open(workspace, Clock.systemUTC(), () -> {}).orElseThrow()) {
            SampleWorkspace.build(engine, NOW, Progress.none());
        }
        System.out.printf(
                "%s: %.1f s; processor time %.1f s in the working thread, %.1f s in the process; load %.1f%n",
                run,
                (System.nanoTime() - started) / 1e9,
                (threadNanos() - thread) / 1e9,
                (process.getProcessCpuTime() - all) / 1e9,
                process.getSystemLoadAverage());
    }

    private static long threadNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
