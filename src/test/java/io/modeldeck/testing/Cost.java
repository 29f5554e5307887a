package io.modeldeck.testing;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a piece of work took, for the programs that measure. Processor time is the measure; the clock stands beside it. */
public record Cost(double seconds, double processorSeconds) {

    /** Runs the work on this thread. */
    public static Cost of(Runnable work) {
        long began = System.nanoTime();
        long processor = processorNanos();
        work.run();
        return new Cost((System.nanoTime() - began) / 1e9, (processorNanos() - processor) / 1e9);
    }

    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** What is in use after a collection, in MiB. */
    public static long heapMib() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    /** What the process holds of the machine's memory, in MiB; −1 where the system does not say. */
    public static long residentMib() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            return -1;
        }
    }
}
