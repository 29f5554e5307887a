package io.modeldeck.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.config.MonitoringConfig.Serving;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.testing.Threads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is held in memory, the first answer, calls that share one, patience. */
@Timeout(120)
class ServingTest {

    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    /** Models that hold as many megabytes as their name says, and keep what they were asked. */
    private static final class Heavy implements ModelRuntime {

        private final List<String> closed = new CopyOnWriteArrayList<>();
        private final List<Table> asked = new CopyOnWriteArrayList<>();

        @Override
        public String framework() {
            return ModelVersion.ONNX;
        }

        @Override
        public LoadedModel load(byte[] artifact, ModelVersion version) {
            return new TensorModel() {
                @Override
                public Predictions predict(Table rows) {
                    asked.add(rows);
                    return Predictions.plain(rows.rows() == 1 ? List.of("1") : List.of(), List.of());
                }

                @Override
                public Map<String, ModelOutput> run(Map<String, Tensor> inputs) {
                    return Map.of();
                }

                @Override
                public OptionalLong residentBytes() {
                    return OptionalLong.of(Long.parseLong(version.modelName().substring(1)) << 20);
                }

                @Override
                public void close() {
                    closed.add(version.modelName());
                }
            };
        }
    }

    private static Serving limits(int models, int megabytes, boolean warmUp) {
        return new Serving(models, megabytes, warmUp, TWO_MINUTES, 64, Duration.ZERO);
    }

    private Runtimes runtimes(InferenceBench bench, Heavy heavy, AtomicReference<Serving> limits) {
        return new Runtimes(bench.bench.artifacts, List.of(heavy), List.of(), version -> false, limits::get);
    }

    private static Table x(double value) {
        return Table.of(List.of(new Column.Numeric("x", new double[] {value})));
    }

    @Test
    void theLongestUnusedLeavesWhenTheMemoryIsFull() {
        try (InferenceBench bench = new InferenceBench(folder)) {
            Heavy heavy = new Heavy();
            AtomicReference<Serving> limits = new AtomicReference<>(limits(8, 1_000, false));
            try (Runtimes runtimes = runtimes(bench, heavy, limits)) {
                for (String name : List.of("m300", "m400", "m200")) {
                    runtimes.predict(bench.add(Graphs.plus(name.hashCode()), AddModel.named(name, "1")), x(1));
                }
                assertThat(heavy.closed).isEmpty();
                runtimes.predict(bench.add(Graphs.plus(4), AddModel.named("m301", "1")), x(1));
                assertThat(heavy.closed).as("300 was used longest ago").containsExactly("m300");
                assertThat(runtimes.figures())
                        .extracting(figure -> figure.version().modelName())
                        .containsExactly("m301", "m200", "m400");
                LoadedFigures newest = runtimes.figures().getFirst();
                assertThat(newest.bytes()).isEqualTo(301L << 20);
                assertThat(newest.calls()).isEqualTo(1);
                assertThat(newest.loadTook()).isPositive();
                runtimes.predict(bench.add(Graphs.plus(5), AddModel.named("m1500", "1")), x(1));
                assertThat(runtimes.loaded())
                        .as("what is too large even alone is served and not kept")
                        .isZero();
                assertThat(heavy.closed).hasSize(5).endsWith("m1500");
            }
        }
    }

    @Test
    void aLimitThatIsLoweredHoldsAtTheNextLoading() {
        try (InferenceBench bench = new InferenceBench(folder)) {
            Heavy heavy = new Heavy();
            AtomicReference<Serving> limits = new AtomicReference<>(limits(3, 1_000, false));
            try (Runtimes runtimes = runtimes(bench, heavy, limits)) {
                for (String name : List.of("m1", "m2", "m3")) {
                    runtimes.predict(bench.add(Graphs.plus(name.hashCode()), AddModel.named(name, "1")), x(1));
                }
                limits.set(limits(1, 1_000, false));
                ModelVersion last = bench.add(Graphs.plus(4), AddModel.named("m4", "1"));
                runtimes.predict(last, x(1));
                assertThat(heavy.closed).containsExactly("m1", "m2", "m3");
                assertThat(runtimes.forget(last.id())).isTrue();
                assertThat(runtimes.forget(last.id())).isFalse();
                assertThat(runtimes.loaded()).isZero();
            }
        }
    }

    @Test
    void theFirstRowIsMadeFromTheSchemaAndNobodysCall() {
        try (InferenceBench bench = new InferenceBench(folder)) {
            Heavy heavy = new Heavy();
            try (Runtimes runtimes = runtimes(bench, heavy, new AtomicReference<>(limits(8, 1_000, true)))) {
                ModelVersion version = bench.add(
                        Graphs.plus(1), AddModel.named("m1", "1").withMapping(InputMapping.parse(List.of("x=height"))));
                runtimes.warmUp(version);
                assertThat(heavy.asked).hasSize(1);
                assertThat(heavy.asked.getFirst().require("height").text(0)).isEqualTo("0");
                assertThat(heavy.asked.getFirst().names()).containsExactly("height");
                assertThat(heavy.asked.getFirst().rows()).isEqualTo(1);
            }
        }
    }

    @Test
    void callsThatComeWhileTheModelIsBusyAreAnsweredTogetherAndEachGetsItsOwn() throws Exception {
        Gate gate = new Gate();
        try (BatchedModel model = new BatchedModel(gate, "gate", 64, Duration.ZERO, 1);
                ExecutorService pool = Executors.newCachedThreadPool(gate.callers)) {
            Future<Predictions> first = pool.submit(() -> model.predict(x(0)));
            gate.entered.await();
            List<Future<Predictions>> others = new CopyOnWriteArrayList<>();
            for (int i = 1; i <= 5; i++) {
                double value = i;
                others.add(pool.submit(() -> model.predict(value == 3 ? bad() : x(value))));
            }
            gate.callers.awaitStanding(BatchedModel.class, "next", 5);
            gate.open.countDown();
            assertThat(first.get().values()).containsExactly("0");
            for (int i = 1; i <= 5; i++) {
                Future<Predictions> other = others.get(i - 1);
                if (i == 3) {
                    assertThatThrownBy(other::get).hasCauseInstanceOf(RowProblem.class);
                } else {
                    assertThat(other.get().values()).containsExactly(Integer.toString(i));
                }
            }
            assertThat(gate.batches)
                    .as("alone, and at least one that was shared")
                    .anyMatch(rows -> rows > 1);
            assertThat(model.callsPerBatch()).isGreaterThan(1);
        }
    }

    @Test
    void aCallThatWaitsForItsTurnCanBeCancelledAndHarmsNobody() throws Exception {
        Gate gate = new Gate();
        try (BatchedModel model = new BatchedModel(gate, "gate", 64, Duration.ZERO, 1);
                ExecutorService pool = Executors.newCachedThreadPool(gate.callers)) {
            Future<Predictions> first = pool.submit(() -> model.predict(x(7)));
            gate.entered.await();
            Future<Predictions> given = pool.submit(() -> model.predict(x(8)));
            gate.callers.awaitStanding(BatchedModel.class, "next", 1);
            given.cancel(true);
            gate.open.countDown();
            assertThat(first.get().values()).containsExactly("7");
            assertThat(model.predict(x(9)).values()).containsExactly("9");
        }
    }

    /** Whoever is to call the model for others may give up just then: another of them does it. */
    @Test
    void whoeverGivesUpInFrontOfOthersLeavesThemTheirTurn() throws Exception {
        Gate gate = new Gate();
        try (BatchedModel model = new BatchedModel(gate, "gate", 64, Duration.ofMinutes(5), 1);
                ExecutorService pool = Executors.newFixedThreadPool(1, gate.callers)) {
            gate.open.countDown();
            Future<Predictions> first = pool.submit(() -> model.predict(x(1)));
            gate.callers.awaitStanding(BatchedModel.class, "next", 1);
            Table many = Table.of(List.of(new Column.Numeric("x", new double[63])));
            first.cancel(true);
            // by the same thread, which is free as soon as the first has gone
            Future<Predictions> second = pool.submit(() -> model.predict(x(2)));
            gate.callers.awaitStanding(BatchedModel.class, "next", 1);
            // 64 rows are a batch, however long its first call would have waited
            assertThat(model.predict(many).rows()).isEqualTo(63);
            assertThat(second.get().values()).containsExactly("2");
        }
    }

    /** Calls that share a batch are answered all the same when the caller who asks the model for all of them gives up meanwhile. */
    @Test
    void whoeverGivesUpWhileCallingForOthersFailsAlone() throws Exception {
        Gate gate = new Gate();
        gate.many = new CountDownLatch(1);
        try (BatchedModel model = new BatchedModel(gate, "gate", 64, Duration.ZERO, 1);
                ExecutorService pool = Executors.newCachedThreadPool(gate.callers)) {
            Future<Predictions> first = pool.submit(() -> model.predict(x(0)));
            gate.entered.await();
            List<Future<Predictions>> together = new CopyOnWriteArrayList<>();
            for (int i = 1; i <= 3; i++) {
                double value = i;
                together.add(pool.submit(() -> model.predict(x(value))));
                gate.callers.awaitStanding(BatchedModel.class, "next", i);
            }
            gate.open.countDown();
            gate.shared.acquire();
            together.getFirst().cancel(true);
            gate.shared.acquire();
            gate.many.countDown();
            assertThat(first.get().values()).containsExactly("0");
            assertThat(together.get(1).get().values()).containsExactly("2");
            assertThat(together.get(2).get().values()).containsExactly("3");
            assertThat(gate.batches).containsExactly(1, 3, 2);
        }
    }

    /** A model of which a call takes so long by the clock, asked by more callers at a time than it has turns; answers how often it was asked. */
    private static int asked(long nanosOfACall) throws Exception {
        Gate gate = open();
        AtomicLong clock = new AtomicLong();
        try (BatchedModel model =
                        new BatchedModel(gate, "gate", 64, Duration.ZERO, 2, () -> clock.getAndAdd(nanosOfACall));
                ExecutorService pool = Executors.newCachedThreadPool(gate.callers)) {
            model.predict(x(0));
            Semaphore inside = gate.hold();
            List<Future<Predictions>> calls = new CopyOnWriteArrayList<>();
            for (int i = 1; i <= 2; i++) {
                double value = i;
                calls.add(pool.submit(() -> model.predict(x(value))));
            }
            inside.acquire(2);
            for (int i = 3; i <= 4; i++) {
                double value = i;
                calls.add(pool.submit(() -> model.predict(x(value))));
            }
            if (nanosOfACall < BatchedModel.QUICK_NANOS) {
                inside.acquire(2);
            } else {
                gate.callers.awaitStanding(BatchedModel.class, "next", 2);
            }
            gate.goOn();
            for (int i = 1; i <= 4; i++) {
                assertThat(calls.get(i - 1).get().values()).containsExactly(Integer.toString(i));
            }
        }
        return gate.batches.size();
    }

    @Test
    void aModelThatAnswersQuicklyIsAskedByEachCallerAloneAndAnotherForThoseWhoWait() throws Exception {
        assertThat(asked(BatchedModel.QUICK_NANOS / 2)).isEqualTo(5);
        assertThat(asked(BatchedModel.QUICK_NANOS)).isBetween(4, 5);
    }

    @Test
    void aCallAloneWaitsForCompanyAndThenGoesAlone() {
        BatchedModel model = new BatchedModel(open(), "gate", 64, Duration.ofMillis(1), 1);
        for (int i = 0; i < 20; i++) {
            assertThat(model.predict(x(i)).values()).containsExactly(Integer.toString(i));
        }
        assertThat(model.callsPerBatch()).isEqualTo(1);
    }

    private static Gate open() {
        Gate gate = new Gate();
        gate.open.countDown();
        return gate;
    }

    /** Many callers of tables of different length at the same time, each of which gets the answers to its own rows, whatever shared a call or its tensors. */
    @Test
    void everyCallerGetsTheAnswersToItsOwnRows() throws Exception {
        try (InferenceBench bench = new InferenceBench(folder)) {
            ModelVersion version = bench.add(Graphs.plus(1), AddModel.named("sum", "1"));
            List<Future<?>> callers = new CopyOnWriteArrayList<>();
            try (ExecutorService pool = Executors.newFixedThreadPool(16)) {
                for (int c = 0; c < 16; c++) {
                    int caller = c;
                    callers.add(pool.submit(() -> {
                        for (int i = 0; i < 300; i++) {
                            double[] values = new double[1 + (caller + i) % 3];
                            Arrays.fill(values, caller * 1_000 + i);
                            Predictions answer =
                                    bench.runtimes.predict(version, Table.of(List.of(new Column.Numeric("x", values))));
                            assertThat(answer.values())
                                    .hasSize(values.length)
                                    .containsOnly(Integer.toString(caller * 1_000 + i + 1));
                        }
                    }));
                }
                for (Future<?> caller : callers) {
                    caller.get();
                }
            }
        }
    }

    private static Table bad() {
        return Table.of(List.of(new Column.Numeric("x", new double[] {Double.NaN})));
    }

    /** Holds its first call until it is told to go on; refuses a row without a number. */
    private static final class Gate implements TensorModel {

        private final Threads callers = new Threads();
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);
        /** How many calls for several have begun; they go on when told to. */
        private final Semaphore shared = new Semaphore(0);

        private CountDownLatch many = new CountDownLatch(0);
        private volatile CountDownLatch held = new CountDownLatch(0);
        private final Semaphore inside = new Semaphore(0);
        private final List<Integer> batches = new CopyOnWriteArrayList<>();

        @Override
        public Predictions predict(Table rows) {
            batches.add(rows.rows());
            entered.countDown();
            try {
                open.await();
                inside.release();
                held.await();
                if (rows.rows() > 1) {
                    shared.release();
                    many.await();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            for (int row = 0; row < rows.rows(); row++) {
                if (rows.require("x").isMissing(row)) {
                    throw new RowProblem(row, "no number");
                }
            }
            return Predictions.plain(
                    IntStream.range(0, rows.rows())
                            .mapToObj(row -> rows.require("x").text(row))
                            .toList(),
                    List.of());
        }

        /** Keeps calls inside from now on; answers how many are. */
        private Semaphore hold() {
            inside.drainPermits();
            held = new CountDownLatch(1);
            return inside;
        }

        private void goOn() {
            held.countDown();
        }

        @Override
        public Map<String, ModelOutput> run(Map<String, Tensor> inputs) {
            return Map.of();
        }

        @Override
        public void close() {}
    }

    @Test
    void whoeverHasLessPatienceIsHeardAndWhoeverGivesUpStopsTheModel() throws Exception {
        try (InferenceBench bench = new InferenceBench(folder)) {
            ModelVersion endless = bench.add(Graphs.endless(), AddModel.named("endless", "1"));
            Serving patient = limits(8, 1_000, false);
            Threads callers = new Threads();
            try (Runtimes runtimes = new Runtimes(
                            bench.bench.artifacts, List.of(bench.runtime), List.of(), v -> false, () -> patient);
                    ExecutorService pool = Executors.newFixedThreadPool(1, callers)) {
                assertThatThrownBy(() -> CallTime.within(Duration.ofMillis(200), () -> runtimes.predict(endless, x(1))))
                        .hasMessageContaining("was stopped: one call took more than 200 ms");
                CountDownLatch over = new CountDownLatch(1);
                AtomicReference<String> said = new AtomicReference<>();
                Future<?> call = pool.submit(() -> {
                    try {
                        runtimes.predict(endless, x(1));
                    } catch (RuntimeFailure e) {
                        said.set(e.getMessage());
                    }
                    over.countDown();
                });
                callers.awaitWithin(OnnxSession.class, 1);
                call.cancel(true);
                over.await();
                assertThat(said.get()).contains("was cancelled");
            }
        }
    }
}
