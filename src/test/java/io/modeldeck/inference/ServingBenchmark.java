package io.modeldeck.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.modeldeck.config.MonitoringConfig.Serving;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.inference.worker.WorkerBudget;
import io.modeldeck.inference.worker.WorkerListener;
import io.modeldeck.inference.worker.WorkerRuntime;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.ModelVersion;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a prediction costs over the bare runtime, on demand: the same graph, the same rows, in the same run; by one row, in batches, from several
 * threads, and from a process of its own. Rounds of the sides take turns, so that a busy machine is busy for both.
 */
final class ServingBenchmark {

    private static final int COLUMNS = 20;
    private static final int ROWS = 4_096;
    private static final int BATCH = 1_024;
    private static final int SINGLES = 4_000;
    private static final int ROUNDS = 9;

    private interface Work {
        void run() throws Exception;
    }

    private ServingBenchmark() {}

    public static void main(String[] args) throws Exception {
        Random random = new Random(1);
        float[][] weights = new float[COLUMNS][3];
        for (float[] row : weights) {
            for (int k = 0; k < 3; k++) {
                row[k] = random.nextFloat();
            }
        }
        byte[] graph = Graphs.scores(weights).bytes();
        List<Column> columns = new ArrayList<>();
        float[] flat = new float[ROWS * COLUMNS];
        for (int c = 0; c < COLUMNS; c++) {
            double[] values = random.doubles(ROWS).map(v -> (float) (v - 0.5)).toArray();
            columns.add(new Column.Numeric("c" + c, values));
            for (int row = 0; row < ROWS; row++) {
                flat[row * COLUMNS + c] = (float) values[row];
            }
        }
        Table table = Table.of(columns);
        String names = String.join(",", columns.stream().map(Column::name).toList());
        try (InferenceBench bench = new InferenceBench(Files.createTempDirectory("serving"));
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            ModelVersion version = bench.add(
                    graph,
                    AddModel.named("speed", "1")
                            .withMapping(InputMapping.parse(List.of("input=" + names)))
                            .withClasses(List.of("a", "b", "c")));
            options.setIntraOpNumThreads(1);
            OrtEnvironment environment = OnnxSession.environment();
            try (OrtSession bare = environment.createSession(graph, options)) {
                inProcess(bench, version, table, flat, environment, bare);
            }
            ownProcess(bench, version, table);
        }
    }

    private static void inProcess(
            InferenceBench bench,
            ModelVersion version,
            Table table,
            float[] flat,
            OrtEnvironment environment,
            OrtSession bare)
            throws Exception {
        List<Table> rows = new ArrayList<>();
        for (int row = 0; row < 64; row++) {
            rows.add(table.slice(row, row + 1));
        }
        double[] single = fastest(
                () -> {
                    for (int i = 0; i < SINGLES; i++) {
                        bare(environment, bare, flat, i % 64, 1);
                    }
                },
                () -> {
                    for (int i = 0; i < SINGLES; i++) {
                        bench.runtimes.predict(version, rows.get(i % 64));
                    }
                },
                () -> {
                    for (int i = 0; i < SINGLES; i++) {
                        bench.inference.predict(version, rows.get(i % 64));
                    }
                });
        System.out.printf(
                "one row: bare %.1f us, served %.1f us, with the registry %.1f us: %.1f us over the bare runtime%n",
                single[0] / SINGLES * 1e6,
                single[1] / SINGLES * 1e6,
                single[2] / SINGLES * 1e6,
                (single[2] - single[0]) / SINGLES * 1e6);
        double[] batch = fastest(
                () -> {
                    for (int from = 0; from < ROWS; from += BATCH) {
                        bare(environment, bare, flat, from, BATCH);
                    }
                },
                () -> bench.runtimes.predict(version, table));
        System.out.printf(
                "batches of %d: bare %.3f us a row, served %.3f us a row%n",
                BATCH, batch[0] / ROWS * 1e6, batch[1] / ROWS * 1e6);
        for (int threads : new int[] {2, 8, 32}) {
            double[] many = fastest(
                    () -> together(threads, i -> bare(environment, bare, flat, i % 64, 1)),
                    () -> together(threads, i -> bench.runtimes.predict(version, rows.get(i % 64))));
            System.out.printf(
                    "%d threads, one row each: bare %.1f us, served %.1f us a row%n",
                    threads, many[0] / SINGLES * 1e6, many[1] / SINGLES * 1e6);
        }
    }

    private static void ownProcess(InferenceBench bench, ModelVersion version, Table table) throws Exception {
        WorkerBudget budget = new WorkerBudget(
                256,
                2L << 30,
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                RuntimeLimits.defaults().onnx());
        WorkerRuntime workers = new WorkerRuntime(ModelVersion.ONNX, List::of, of -> budget, WorkerListener.SILENT);
        try (Runtimes isolated =
                new Runtimes(bench.bench.artifacts, List.of(), List.of(workers), of -> true, () -> Serving.of(8))) {
            Table row = table.slice(0, 1);
            isolated.predict(version, row);
            LoadedFigures figures = isolated.figures().getFirst();
            System.out.printf(
                    "a process of its own: started in %d ms, %d MB%n",
                    figures.loadTook().toMillis(), figures.bytes() >> 20);
            double[] alone = fastest(
                    () -> {
                        for (int i = 0; i < SINGLES / 4; i++) {
                            isolated.predict(version, row);
                        }
                    },
                    () -> isolated.predict(version, table));
            System.out.printf(
                    "there: one row %.1f us, batches %.3f us a row%n",
                    alone[0] / (SINGLES / 4) * 1e6, alone[1] / ROWS * 1e6);
            for (int threads : new int[] {8, 32}) {
                double[] many = fastest(() -> together(threads, i -> isolated.predict(version, row)));
                System.out.printf("there, %d threads: %.1f us a row%n", threads, many[0] / SINGLES * 1e6);
            }
        }
    }

    private interface Call {
        void of(int index) throws Exception;
    }

    private static void together(int threads, Call call) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(threads);
        AtomicLong failures = new AtomicLong();
        for (int t = 0; t < threads; t++) {
            Thread.ofPlatform().start(() -> {
                try {
                    for (int i = 0; i < SINGLES / threads; i++) {
                        call.of(i);
                    }
                } catch (Exception e) {
                    failures.incrementAndGet();
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        if (failures.get() > 0) {
            throw new IllegalStateException(failures + " threads failed");
        }
    }

    /** As a program without ModelDeck would do it: tensor in, probabilities out. */
    private static float bare(OrtEnvironment environment, OrtSession session, float[] flat, int from, int count)
            throws OrtException {
        FloatBuffer values = FloatBuffer.wrap(flat, from * COLUMNS, count * COLUMNS);
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, values, new long[] {count, COLUMNS});
                OrtSession.Result result = session.run(Map.of("input", tensor))) {
            return ((float[][]) result.get(result.size() - 1).getValue())[0][0];
        }
    }

    /** The fastest of some rounds of each, in seconds; they take turns. */
    private static double[] fastest(Work... works) throws Exception {
        double[] best = new double[works.length];
        Arrays.fill(best, Double.MAX_VALUE);
        for (int round = 0; round < ROUNDS; round++) {
            for (int w = 0; w < works.length; w++) {
                long start = System.nanoTime();
                works[w].run();
                best[w] = Math.min(best[w], (System.nanoTime() - start) / 1e9);
            }
        }
        return best;
    }
}
