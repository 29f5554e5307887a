package io.modeldeck.inference.worker;

import static io.modeldeck.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.config.MonitoringConfig;
import io.modeldeck.config.MonitoringConfig.Onnx;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.Table;
import io.modeldeck.inference.Graphs;
import io.modeldeck.inference.ModelOutput;
import io.modeldeck.inference.RowProblem;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.Tensor;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.InputBinding;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.TensorSpec;
import io.modeldeck.registry.Validation;
import io.modeldeck.store.Digest;
import io.modeldeck.testing.Lacking;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real child processes, and harm done to them. */
class WorkerModelTest {

    private static final Onnx ONNX = MonitoringConfig.defaults().onnx();
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final WorkerBudget BUDGET =
            new WorkerBudget(64, 1L << 30, Duration.ofSeconds(60), Duration.ofSeconds(30), MINUTE, ONNX);

    private final List<String> told = new CopyOnWriteArrayList<>();
    private WorkerModel model;

    @AfterEach
    void close() {
        if (model != null) {
            model.close();
        }
    }

    private final WorkerListener listener = new WorkerListener() {
        @Override
        public void started(ModelVersion version, Duration took, OptionalLong residentBytes) {
            assertThat(took).isPositive();
            residentBytes.ifPresent(bytes -> assertThat(bytes).isGreaterThan(1 << 20));
            told.add("started");
        }

        @Override
        public void failed(ModelVersion version, String sentence) {
            told.add(sentence);
        }
    };

    private WorkerModel start(Class<?> main, WorkerBudget budget) {
        byte[] graph = Graphs.plus(1);
        model = new WorkerModel(
                        new WorkerModel.Setting(main.getName(), List::of, of -> budget, listener),
                        graph,
                        version(graph))
                .started();
        return model;
    }

    static ModelVersion version(byte[] content) {
        return new ModelVersion(
                1,
                1,
                "sum",
                "1",
                1,
                ModelVersion.ONNX,
                Stage.CANDIDATE,
                Optional.of(Digest.of(content)),
                content.length,
                List.of(new TensorSpec("x", ElementType.FLOAT, List.of(-1L, 1L))),
                List.of(),
                new InputMapping(List.of(new InputBinding("x", List.of("x")))),
                List.of(),
                Map.of("note", "å \"quoted\""),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Validation.NONE,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH);
    }

    private static Table x(double... values) {
        return Table.of(List.of(new Column.Numeric("x", values)));
    }

    @Test
    void answersAsInTheSameProcessAndRefusalsComeThrough() {
        WorkerModel worker = start(WorkerMain.class, BUDGET);
        assertThat(worker.predict(x(1, 2.5)).values()).containsExactly("2", "3.5");
        ModelOutput.Of sum = (ModelOutput.Of) worker.run(
                        Map.of("x", new Tensor(ElementType.FLOAT, List.of(1L, 1L), new float[] {41})))
                .values()
                .iterator()
                .next();
        assertThat(sum.tensor().number(0)).isEqualTo(42);
        assertThatThrownBy(() -> worker.predict(Table.of(List.of(new Column.Categorical("x", new String[] {"many"})))))
                .isInstanceOf(RowProblem.class)
                .hasMessageContaining("'many' is not a number");
        assertThatThrownBy(() -> worker.run(Map.of()))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining("sum v1");
        assertThat(told).containsExactly("started");
    }

    @Test
    void aFileThatCannotBeLoadedIsRefusedAndLeavesNoProcess() {
        byte[] rubbish = {8, 1, 2, 3};
        assertThatThrownBy(() -> new WorkerRuntime(
                                ModelVersion.ONNX,
                                new WorkerModel.Setting(WorkerMain.class.getName(), List::of, of -> BUDGET, listener))
                        .load(rubbish, version(rubbish)))
                .isInstanceOf(RuntimeFailure.class);
        assertThat(told).isEmpty();
        await().until(() -> ProcessHandle.current()
                .children()
                .noneMatch(child -> child.info().commandLine().orElse("").contains(WorkerMain.class.getName())));
    }

    @Test
    void aWorkerThatIsKilledWhileItIsIdleCostsNoCall() {
        WorkerModel worker = start(WorkerMain.class, BUDGET);
        CountDownLatch gone = new CountDownLatch(1);
        ProcessHandle process = ProcessHandle.of(worker.process().pid()).orElseThrow();
        process.onExit().thenRun(gone::countDown);
        process.destroyForcibly();
        await().until(() -> gone.getCount() == 0);
        assertThat(worker.predict(x(1)).values()).containsExactly("2");
        assertThat(told)
                .containsExactly("started", "The process of sum v1 (source 1) ended while it was idle.", "started");
    }

    /** Loads anything, then does harm of the kind that the table's first cell names. */
    public static final class Harmful {
        public static void main(String[] arguments) throws IOException {
            InputStream in = new BufferedInputStream(new FileInputStream(FileDescriptor.in));
            OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
            while (true) {
                DataInputStream message = Message.open(Frames.read(in));
                if (message.readByte() == Message.PREDICT) {
                    harm((int) ((Column.Numeric) Codec.table(message).columns().getFirst()).values()[0], out);
                }
                Frames.write(out, Message.of(Message.DONE, answer -> {}));
            }
        }

        private static void harm(int kind, OutputStream out) throws IOException {
            switch (kind) {
                case 1 -> Runtime.getRuntime().halt(134);
                case 2 -> hang();
                case 3 -> out.write("a library prints what it thinks\n".getBytes());
                default -> {
                    // Native memory, as a runtime's lies outside the heap.
                    for (int i = 0; i < 40; i++) {
                        Arena.global().allocate(16 << 20).fill((byte) 1);
                    }
                }
            }
        }

        private static void hang() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void aCrashIsOneFailedCallAndTheNextStartsAnother() {
        WorkerModel worker = start(Harmful.class, BUDGET);
        long first = worker.process().pid();
        assertThatThrownBy(() -> worker.predict(x(1)))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining("The process of sum v1 (source 1) was killed (signal 6)")
                .hasMessageContaining("this call failed");
        // The second in a row waits for nothing, the third must.
        assertThatThrownBy(() -> worker.predict(x(1))).hasMessageContaining("was killed");
        assertThat(worker.process().pid()).isNotEqualTo(first);
        assertThatThrownBy(() -> worker.predict(x(1)))
                .hasMessageContaining("failed 2 times in a row; it is started again in");
        assertThat(told.stream().filter(words -> words.contains("was killed"))).hasSize(2);
    }

    @Test
    void aHangIsEnded() {
        WorkerModel worker = start(
                Harmful.class,
                new WorkerBudget(64, 1L << 30, Duration.ofSeconds(60), Duration.ofMillis(700), MINUTE, ONNX));
        ProcessHandle hung = ProcessHandle.of(worker.process().pid()).orElseThrow();
        assertThatThrownBy(() -> worker.predict(x(2)))
                .hasMessageContaining("gave no answer within 700 ms and was ended");
        await().until(() -> !hung.isAlive());
    }

    @Test
    void aLeakIsEnded() {
        WorkerModel worker = start(
                Harmful.class,
                new WorkerBudget(64, 400L << 20, Duration.ofSeconds(60), Duration.ofSeconds(60), MINUTE, ONNX));
        Lacking.unless(worker.process().resident().isPresent(), "/proc, which tells memory");
        assertThatThrownBy(() -> worker.predict(x(4))).hasMessageContaining("more than its 400 MB, and was ended");
    }

    @Test
    void whatIsNoAnswerIsNotTakenForOne() {
        WorkerModel worker = start(Harmful.class, BUDGET);
        assertThatThrownBy(() -> worker.predict(x(3))).hasMessageContaining("did not speak its language any more");
    }

    @Test
    void theWaitDoublesUpToAMinute() {
        Backoff none = Backoff.NONE;
        assertThat(none.left(5)).isZero();
        Backoff one = none.failed(0, MINUTE);
        assertThat(one.left(0)).isZero();
        assertThat(one.failed(0, MINUTE).left(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(one.failed(0, MINUTE).failed(0, MINUTE).left(0)).isEqualTo(Duration.ofSeconds(2));
        Backoff many = none;
        for (int i = 0; i < 100; i++) {
            many = many.failed(7, MINUTE);
        }
        assertThat(many.left(7)).isEqualTo(MINUTE);
        assertThat(many.left(Duration.ofMinutes(2).toNanos())).isZero();
    }
}
