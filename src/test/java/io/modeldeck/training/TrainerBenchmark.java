package io.modeldeck.training;

import io.modeldeck.domain.TaskType;
import java.util.ArrayList;
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
        System.gc();
        long used = used();
        PeakMemory peak = new PeakMemory();
        long start = System.nanoTime();
        TrainedModel model = trainer.train(data.training(), Map.of(), Progress.none());
        double seconds = (System.nanoTime() - start) / 1e9;
        long highest = peak.stop();
        Evaluation evaluation =
                Evaluation.of(data.test(), model.predictor().predict(data.test().features()));
        List<String> shown = new ArrayList<>();
        for (String metric : data.test().task() == TaskType.CLASSIFICATION
                ? List.of("accuracy", "f1", "rocAuc", "logLoss")
                : List.of("rmse", "mae", "r2")) {
            shown.add(metric + " "
                    + (evaluation.metric(metric).isPresent()
                            ? "%.4f".formatted(evaluation.metric(metric).getAsDouble())
                            : "-"));
        }
        System.out.printf(
                "  %-9s %s, %d epochs, %.2f s, %d rows/s, %d MB more at the peak, file %.1f MB%n",
                trainer.name(),
                String.join(", ", shown),
                model.epochs().size(),
                seconds,
                Math.round(data.training().rows() / seconds),
                Math.max(0, highest - used) >> 20,
                model.onnx().length / 1e6);
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
