package io.modeldeck.inference;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

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
    /** A call of a few microseconds is compiled to the end only after many. */
    private static final int LONG = 60;

    private static final int CALLERS = 16;

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
            if (List.of(args).contains("callers")) {
                manyCallers(bench, 512);
                manyCallers(bench, 2_048);
                return;
            }
            options.setIntraOpNumThreads(1);
            OrtEnvironment environment = OnnxSession.environment();
            try (OrtSession bare = environment.createSession(graph, options)) {
                inProcess(bench, version, table, flat, environment, bare);
            }
            ownProcess(bench, version, table);
            manyCallers(bench, 512);
            manyCallers(bench, 2_048);
        }
    }

    /** Callers that ask for one row after the other, of a net whose weights are larger than what a call brings. */
    private static void manyCallers(InferenceBench bench, int width) throws Exception {
        int[] sizes = {128, width, width, 10};
        Random random = new Random(2);
        Graphs graph = new Graphs().input("input", DataType.FLOAT, -1, sizes[0]);
        String last = "input";
        for (int layer = 1; layer < sizes.length; layer++) {
            float[] weights = new float[sizes[layer - 1] * sizes[layer]];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = random.nextFloat() / sizes[layer - 1];
            }
            boolean end = layer == sizes.length - 1;
            String sum = end ? "output" : "sum" + layer;
            graph.floats("w" + layer, weights, sizes[layer - 1], sizes[layer])
                    .node("MatMul", List.of(last, "w" + layer), List.of(sum));
            last = sum;
            if (!end) {
                last = "layer" + layer;
                graph.node("Relu", List.of(sum), List.of(last));
            }
        }
        List<String> names = IntStream.range(0, sizes[0]).mapToObj(i -> "c" + i).toList();
        ModelVersion version = bench.add(
                graph.output("output", DataType.FLOAT, -1, sizes[3]).bytes(),
                AddModel.named("net" + width, "1")
                        .withMapping(InputMapping.parse(List.of("input=" + String.join(",", names))))
                        .withClasses(IntStream.range(0, sizes[3])
                                .mapToObj(i -> "k" + i)
                                .toList()));
        Table row = Table.of(names.stream()
                .map(name -> (Column) new Column.Numeric(name, new double[] {random.nextDouble()}))
                .toList());
        WorkerBudget budget = budget();
        List<ModelRuntime> here = List.of(bench.runtime);
        List<ModelRuntime> elsewhere =
                List.of(new WorkerRuntime(ModelVersion.ONNX, List::of, of -> budget, WorkerListener.SILENT));
        int weights = sizes[0] * width + width * width + width * sizes[3];
        manyCallers(weights + " weights in this process", bench, version, row, here, List.of());
        manyCallers(weights + " weights in a process of its own", bench, version, row, List.of(), elsewhere);
    }

    private static void manyCallers(
            String where,
            InferenceBench bench,
            ModelVersion version,
            Table row,
            List<ModelRuntime> here,
            List<ModelRuntime> elsewhere)
            throws Exception {
        double[][] best = new double[2][];
        for (int round = 0; round < ROUNDS; round++) {
            for (int way = 0; way < 2; way++) {
                Serving serving = new Serving(8, 4_096, true, Duration.ofMinutes(2), way == 0 ? 1 : 64, Duration.ZERO);
                try (Runtimes runtimes =
                        new Runtimes(bench.bench.artifacts, here, elsewhere, of -> here.isEmpty(), () -> serving)) {
                    double[] figures = latencies(() -> runtimes.predict(version, row));
                    if (best[way] == null || figures[0] > best[way][0]) {
                        best[way] = figures;
                    }
                }
            }
        }
        for (int way = 0; way < 2; way++) {
            System.out.printf(
                    "%d callers of a net of %s, %s: %.0f rows/s, median %.0f us, p99 %.0f us%n",
                    CALLERS, where, way == 0 ? "one by one" : "together", best[way][0], best[way][1], best[way][2]);
        }
        System.out.printf("together as against one by one: %.1f times%n", best[1][0] / best[0][0]);
    }

    /** Rows per second, the median and the 99th percentile in microseconds. */
    private static double[] latencies(Runnable call) throws InterruptedException {
        call.run();
        long[] took = new long[CALLERS * 500];
        long start = System.nanoTime();
        List<Thread> callers = new ArrayList<>();
        for (int c = 0; c < CALLERS; c++) {
            int from = c * 500;
            callers.add(Thread.ofPlatform().start(() -> {
                for (int i = from; i < from + 500; i++) {
                    long before = System.nanoTime();
                    call.run();
                    took[i] = System.nanoTime() - before;
                }
            }));
        }
        for (Thread caller : callers) {
            caller.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Arrays.sort(took);
        return new double[] {took.length / seconds, took[took.length / 2] / 1e3, took[took.length * 99 / 100] / 1e3};
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
        Pinned pinned = new Pinned(environment, bare);
        double[] single = fastest(
                LONG,
                () -> {
                    for (int i = 0; i < SINGLES; i++) {
                        bare(environment, bare, flat, i % 64, 1);
                    }
                },
                () -> {
                    for (int i = 0; i < SINGLES; i++) {
                        pinned.run(flat, i % 64);
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
                "one row: bare %.1f us, bare with tensors kept %.1f us, served %.1f us, with the registry %.1f us: %.1f us"
                        + " over the bare runtime, %.1f us over the one that keeps its tensors%n",
                single[0] / SINGLES * 1e6,
                single[1] / SINGLES * 1e6,
                single[2] / SINGLES * 1e6,
                single[3] / SINGLES * 1e6,
                (single[3] - single[0]) / SINGLES * 1e6,
                (single[3] - single[1]) / SINGLES * 1e6);
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
        WorkerBudget budget = budget();
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

    private static WorkerBudget budget() {
        return new WorkerBudget(
                256,
                2L << 30,
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                RuntimeLimits.defaults().onnx());
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

    /** The bare runtime at its fastest: tensors in and out over buffers that stay. */
    private static final class Pinned {
        private final OrtSession session;
        private final FloatBuffer in = buffer(COLUMNS);
        private final FloatBuffer out = buffer(3);
        private final Map<String, OnnxTensor> inputs;
        private final Map<String, OnnxTensor> outputs;

        private Pinned(OrtEnvironment environment, OrtSession session) throws OrtException {
            this.session = session;
            inputs = Map.of("input", OnnxTensor.createTensor(environment, in, new long[] {1, COLUMNS}));
            outputs = Map.of("output", OnnxTensor.createTensor(environment, out, new long[] {1, 3}));
        }

        private static FloatBuffer buffer(int size) {
            return ByteBuffer.allocateDirect(4 * size)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        }

        private float run(float[] flat, int row) throws OrtException {
            in.put(0, flat, row * COLUMNS, COLUMNS);
            session.run(inputs, Set.of(), outputs).close();
            return out.get(0);
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

    private static double[] fastest(Work... works) throws Exception {
        return fastest(ROUNDS, works);
    }

    /** The fastest of some rounds of each, in seconds; they take turns. */
    private static double[] fastest(int rounds, Work... works) throws Exception {
        double[] best = new double[works.length];
        Arrays.fill(best, Double.MAX_VALUE);
        for (int round = 0; round < rounds; round++) {
            for (int w = 0; w < works.length; w++) {
                long start = System.nanoTime();
                works[w].run();
                best[w] = Math.min(best[w], (System.nanoTime() - start) / 1e9);
            }
        }
        return best;
    }
}
