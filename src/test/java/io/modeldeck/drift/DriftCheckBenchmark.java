package io.modeldeck.drift;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.testing.Cost;
import io.modeldeck.testing.DoubleFiles;
import io.modeldeck.testing.PythonProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * A whole check of 20 numeric features, against SciPy on the same arrays, in turn in one run: Kolmogorov–Smirnov, Wasserstein distance, correction over
 * all features. Ours also compares the features together, sketches distributions and writes sentences. Not a test.
 */
final class DriftCheckBenchmark {

    private static final int FEATURES = 20;
    private static final int ROUNDS = 5;
    private static final String PROGRAM = "src/test/python/scipy_drift.py";

    private DriftCheckBenchmark() {}

    /** @param args rows a side, 100 000 where nothing is said; the Python that has SciPy, else {@code python3} */
    public static void main(String[] args) throws IOException, InterruptedException {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        String python = args.length > 1 ? args[1] : "python3";
        Table reference = table(rows, 1, 0);
        Table window = table(rows, 2, 0.05);
        Path folder = Files.createTempDirectory("drift-check");
        for (int f = 0; f < FEATURES; f++) {
            DoubleFiles.write(folder.resolve("ref-" + f), values(reference, f));
            DoubleFiles.write(folder.resolve("cur-" + f), values(window, f));
        }
        Reference baseline = Reference.of(ReferenceRows.of(reference), TaskType.REGRESSION, Optional.empty());
        DriftCheck check = new DriftCheck(1, 1, Instant.EPOCH, OptionalLong.of(1));
        check.inputs(baseline, Frames.window(table(rows, 3, 0)), InputPlan.defaults());
        double[] ours = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            List<DriftResult> results = new ArrayList<>();
            ours[round] = Cost.of(
                            () -> results.addAll(check.inputs(baseline, Frames.window(window), InputPlan.defaults())))
                    .processorSeconds();
            List<String> answer = PythonProgram.run(python, PROGRAM, folder.toString());
            theirs[round] = Double.parseDouble(answer.getFirst());
            compare(results, answer);
        }
        System.out.printf(
                "%d features x %,d rows a side, medians of %d: %.0f ms of processor time; SciPy %.0f ms; %.1f times%n",
                FEATURES,
                rows,
                ROUNDS,
                1e3 * Cost.median(ours),
                1e3 * Cost.median(theirs),
                Cost.median(theirs) / Cost.median(ours));
    }

    private static Table table(int rows, int seed, double shift) {
        List<Column> columns = new ArrayList<>();
        for (int f = 0; f < FEATURES; f++) {
            Random random = new Random(100L * seed + f);
            double moved = f < 5 ? shift : 0;
            double[] values = new double[rows];
            Arrays.setAll(values, i -> random.nextGaussian() + moved);
            columns.add(new Column.Numeric("f" + f, values));
        }
        return Table.of(columns);
    }

    private static double[] values(Table table, int feature) {
        return ((Column.Numeric) table.columns().get(feature)).values();
    }

    /** The statistics must be the same numbers before any time is worth telling. */
    private static void compare(List<DriftResult> results, List<String> answer) {
        for (int f = 0; f < FEATURES; f++) {
            double ours = results.get(f).verdict().statistic().orElseThrow();
            double theirs = Double.parseDouble(answer.get(1 + f));
            if (Math.abs(ours - theirs) > 1e-12) {
                throw new IllegalStateException("feature " + f + ": " + ours + " here, " + theirs + " in SciPy");
            }
        }
    }
}
