package io.modeldeck.training;

import com.sun.management.OperatingSystemMXBean;
import io.modeldeck.domain.TaskType;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures every trainer with its defaults on public data sets. No test: it prints what docs/training.md shows.
 */
public final class TrainerBenchmark {

    private TrainerBenchmark() {}

    /** @param trainers by name; none: all */
    public static void main(String[] trainers) {
        measure(BenchmarkData.all(), List.of(trainers));
    }

    static void measure(List<BenchmarkData> sets, List<String> wanted) {
        for (BenchmarkData data : sets) {
            System.out.printf(
                    "%s: %d rows to learn from, %d to be measured on, %d columns%n",
                    data.name(),
                    data.training().rows(),
                    data.test().rows(),
                    data.training().features().columns().size());
            for (String trainer : Trainers.namesFor(data.training().task())) {
                if (wanted.isEmpty() || wanted.contains(trainer)) {
                    measure(data, Trainers.named(trainer));
                }
            }
        }
    }

    private static void measure(BenchmarkData data, Trainer trainer) {
        Map<String, Double> figures = figures(data, trainer);
        List<String> shown = new ArrayList<>();
        for (String metric : data.test().task() == TaskType.CLASSIFICATION
                ? List.of("accuracy", "f1", "rocAuc", "logLoss")
                : List.of("rmse", "mae", "r2")) {
            shown.add(metric + " " + (figures.containsKey(metric) ? "%.4f".formatted(figures.get(metric)) : "-"));
        }
        System.out.printf(
                "  %-9s %s, %.0f epochs, %.2f s, %d rows/s, %.0f MB more at the peak, file %.1f MB%n",
                trainer.name(),
                String.join(", ", shown),
                figures.get("epochs"),
                figures.get("seconds"),
                Math.round(data.training().rows() / figures.get("seconds")),
                figures.get("megabytes"),
                figures.get("fileMegabytes"));
    }

    /** Trains once, cold, and measures: the metrics, {@code seconds}, {@code processorSeconds} of all threads, {@code megabytes} of heap more at the peak. */
    static Map<String, Double> figures(BenchmarkData data, Trainer trainer) {
        System.gc();
        long used = used();
        PeakMemory peak = new PeakMemory();
        long processor = processorNanos();
        long start = System.nanoTime();
        TrainedModel model = trainer.train(data.training(), Map.of(), Progress.none());
        double seconds = (System.nanoTime() - start) / 1e9;
        double processorSeconds = (processorNanos() - processor) / 1e9;
        long highest = peak.stop();
        Evaluation evaluation =
                Evaluation.of(data.test(), model.predictor().predict(data.test().features()));
        Map<String, Double> figures = new LinkedHashMap<>(evaluation.metrics());
        figures.put("epochs", (double) model.epochs().size());
        figures.put("seconds", seconds);
        figures.put("processorSeconds", processorSeconds);
        figures.put("megabytes", (double) (Math.max(0, highest - used) >> 20));
        figures.put("fileMegabytes", model.onnx().length / 1e6);
        return figures;
    }

    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Looks at the heap ten times a second; garbage that is not collected yet counts. */
    private static final class PeakMemory {

        private volatile boolean going = true;
        private long highest;
        private final Thread watcher = Thread.ofPlatform().daemon().start(this::watch);

        private void watch() {
            while (going) {
                highest = Math.max(highest, used());
                LockSupport.parkNanos(100_000_000);
            }
        }

        long stop() {
            going = false;
            try {
                watcher.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Math.max(highest, used());
        }
    }
}
