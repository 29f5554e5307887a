package io.modeldeck.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.testing.Threads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RuntimesTest {

    @TempDir
    Path folder;

    /** Counts what is open and sees every use after the end. */
    private static final class Watched implements ModelRuntime {
        private final ModelRuntime real;
        private final AtomicInteger open = new AtomicInteger();
        private final AtomicInteger mostOpen = new AtomicInteger();
        private final AtomicInteger loads = new AtomicInteger();
        private final AtomicBoolean usedAfterClose = new AtomicBoolean();

        private Watched(ModelRuntime real) {
            this.real = real;
        }

        @Override
        public String framework() {
            return real.framework();
        }

        @Override
        public LoadedModel load(byte[] artifact, ModelVersion version) {
            LoadedModel model = real.load(artifact, version);
            loads.incrementAndGet();
            mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
            AtomicInteger users = new AtomicInteger();
            AtomicBoolean closed = new AtomicBoolean();
            return new LoadedModel() {
                @Override
                public Predictions predict(Table rows) {
                    users.incrementAndGet();
                    usedAfterClose.compareAndSet(false, closed.get());
                    try {
                        return model.predict(rows);
                    } finally {
                        usedAfterClose.compareAndSet(false, closed.get());
                        users.decrementAndGet();
                    }
                }

                @Override
                public void close() {
                    usedAfterClose.compareAndSet(false, users.get() > 0 || closed.getAndSet(true));
                    open.decrementAndGet();
                    model.close();
                }
            };
        }
    }

    private static Table x(double value) {
        return Table.of(List.of(new Column.Numeric("x", new double[] {value})));
    }

    private static List<ModelVersion> models(InferenceBench bench, int count) {
        List<ModelVersion> versions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            versions.add(bench.add(Graphs.plus(1_000 * i), AddModel.named("m" + i, "1")));
        }
        return versions;
    }

    @Test
    void eightModelsInACacheOfTwoUnderThirtyTwoThreads() throws Exception {
        try (InferenceBench bench = new InferenceBench(folder)) {
            Watched watched = new Watched(bench.runtime);
            List<ModelVersion> versions = models(bench, 8);
            Runtimes runtimes = new Runtimes(bench.bench.artifacts, List.of(watched), 2);
            int threads = 32;
            int calls = 60;
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Integer>> wrong = new ArrayList<>();
            try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
                for (int t = 0; t < threads; t++) {
                    int seed = t;
                    wrong.add(pool.submit(() -> {
                        start.await();
                        int mistakes = 0;
                        for (int c = 0; c < calls; c++) {
                            int model = (seed * 31 + c * 7) % 8;
                            String answer = runtimes.predict(versions.get(model), x(c))
                                    .values()
                                    .getFirst();
                            mistakes += answer.equals(Integer.toString(1_000 * model + c)) ? 0 : 1;
                        }
                        return mistakes;
                    }));
                }
                start.countDown();
                for (Future<Integer> mistakes : wrong) {
                    assertThat(mistakes.get()).as("no other model's answer").isZero();
                }
            }
            assertThat(watched.usedAfterClose).isFalse();
            assertThat(watched.mostOpen).hasValue(2);
            assertThat(watched.loads).as("models did leave").hasValueGreaterThan(8);
            runtimes.close();
            assertThat(watched.open).hasValue(0);
        }
    }

    @Test
    void theModelUsedLastStays() {
        try (InferenceBench bench = new InferenceBench(folder)) {
            Watched watched = new Watched(bench.runtime);
            List<ModelVersion> versions = models(bench, 3);
            try (Runtimes runtimes = new Runtimes(bench.bench.artifacts, List.of(watched), 2)) {
                for (int model : new int[] {0, 1, 0, 2, 0}) {
                    runtimes.predict(versions.get(model), x(1));
                }
                assertThat(watched.loads).as("0, 1 and 2 once each").hasValue(3);
                assertThat(runtimes.loaded()).isEqualTo(2);
                runtimes.predict(versions.get(1), x(1));
                assertThat(watched.loads).hasValue(4);
            }
        }
    }

    @Test
    void aModelThatCannotBeLoadedTakesNoPlace() {
        try (InferenceBench bench = new InferenceBench(folder, RuntimeLimits.defaults(), 1)) {
            List<ModelVersion> versions = models(bench, 2);
            bench.bench.artifacts.remove(versions.get(0).artifact().orElseThrow());
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> bench.runtimes.warmUp(versions.get(0))).hasMessageContaining("is missing");
            }
            assertThat(bench.runtimes.loaded()).isZero();
            assertThat(bench.runtimes.predict(versions.get(1), x(1)).values()).containsExactly("1001");
        }
    }

    @Test
    void afterTheEndNothingIsLoaded() {
        try (InferenceBench bench = new InferenceBench(folder)) {
            ModelVersion version = models(bench, 1).getFirst();
            bench.runtimes.warmUp(version);
            assertThat(bench.runtimes.loaded()).isEqualTo(1);
            bench.runtimes.close();
            assertThat(bench.runtimes.loaded()).isZero();
            assertThatThrownBy(() -> bench.runtimes.predict(version, x(1)))
                    .isInstanceOf(RuntimeFailure.class)
                    .hasMessageContaining("is closing");
        }
    }

    @Test
    void anUnknownFrameworkIsNamed() {
        try (InferenceBench bench = new InferenceBench(folder)) {
            ModelVersion version = models(bench, 1).getFirst();
            try (Runtimes none = new Runtimes(bench.bench.artifacts, List.of(), 1)) {
                assertThatThrownBy(() -> none.predict(version, x(1)))
                        .hasMessageContaining("No runtime here serves the framework 'onnx'");
            }
        }
    }

    @Test
    void aCallThatWaitsForAPlaceCanBeCancelled() throws Exception {
        try (InferenceBench bench = new InferenceBench(folder, InferenceBench.limits(4, Duration.ofMinutes(2)), 1)) {
            ModelVersion endless = bench.add(Graphs.endless(), AddModel.named("endless", "1"));
            ModelVersion waiting = models(bench, 1).getFirst();
            bench.runtimes.warmUp(endless);
            Threads callers = new Threads();
            try (ExecutorService pool = Executors.newFixedThreadPool(2, callers)) {
                Future<?> busy = pool.submit(() -> bench.runtimes.predict(endless, x(1)));
                callers.awaitWithin(OnnxSession.class, 1);
                Future<?> queued = pool.submit(() -> bench.runtimes.predict(waiting, x(1)));
                callers.awaitStanding(Runtimes.class, "predict", 1);
                queued.cancel(true);
                // it leaves while the other still works
                callers.awaitLeft(Runtimes.class, 1);
                busy.cancel(true);
            }
            assertThat(bench.runtimes.predict(waiting, x(1)).values()).containsExactly("1");
        }
    }
}
