package io.modeldeck.inference.worker;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Table;
import io.modeldeck.inference.CallTime;
import io.modeldeck.inference.ModelOutput;
import io.modeldeck.inference.Predictions;
import io.modeldeck.inference.RowProblem;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.Tensor;
import io.modeldeck.inference.TensorModel;
import io.modeldeck.registry.ModelVersion;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A model in a process of its own. When that is lost, the call that it was busy with fails and the next one starts another. */
final class WorkerModel implements TensorModel {

    /** What a worker is started with; the class path is asked for at each start and may refuse. */
    record Setting(String main, Supplier<List<Path>> classPath, WorkerBudget.Source budget, WorkerListener listener) {}

    private interface Answer<T> {
        T read(DataInputStream in) throws IOException;
    }

    private final Setting setting;
    private final byte[] artifact;
    private final ModelVersion version;
    private final ReentrantLock turn = new ReentrantLock(true);
    // Written by whoever has the turn; looked at by whoever asks for its memory.
    private volatile WorkerProcess process;
    private Backoff backoff = Backoff.NONE;

    WorkerModel(Setting setting, byte[] artifact, ModelVersion version) {
        this.setting = setting;
        this.artifact = artifact;
        this.version = version;
    }

    /** Starts the worker, so that what cannot be loaded is refused at once. */
    WorkerModel started() {
        call(() -> null);
        return this;
    }

    @Override
    public Predictions predict(Table rows) {
        byte[] message = Message.of(Message.PREDICT, out -> Codec.table(out, rows));
        return call(
                () -> ask(message, CallTime.limit(setting.budget().of(version).callTime()), Codec::predictions));
    }

    @Override
    public Map<String, ModelOutput> run(Map<String, Tensor> inputs) {
        byte[] message = Message.of(Message.RUN, out -> Codec.tensors(out, inputs));
        return call(
                () -> ask(message, CallTime.limit(setting.budget().of(version).callTime()), Codec::outputs));
    }

    private interface Work<T> {
        T run() throws WorkerProcess.Lost;
    }

    private <T> T call(Work<T> work) {
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RuntimeFailure("The call to " + version.label() + " was cancelled.", e);
        }
        try {
            ensureStarted();
            T answer = work.run();
            backoff = Backoff.NONE;
            process.requireMemory();
            return answer;
        } catch (WorkerProcess.Lost e) {
            throw lost(e);
        } finally {
            turn.unlock();
        }
    }

    private void ensureStarted() throws WorkerProcess.Lost {
        if (process != null && process.isAlive()) {
            return;
        }
        if (process != null && backoff == Backoff.NONE) {
            // It went between two calls: nobody's call failed, but somebody should know.
            backoff = backoff.failed(
                    System.nanoTime(), setting.budget().of(version).longestPause());
            setting.listener().failed(version, "The process of " + version.label() + " ended while it was idle.");
        }
        Duration left = backoff.left(System.nanoTime());
        if (!left.isZero()) {
            throw new RuntimeFailure("The process of " + version.label() + " failed " + backoff.failures()
                    + " times in a row; it is started again in " + (left.toSeconds() + 1) + " s.");
        }
        long start = System.nanoTime();
        WorkerBudget budget = setting.budget().of(version);
        process = WorkerProcess.start(setting.main(), setting.classPath().get(), budget);
        byte[] load = Message.of(Message.LOAD, out -> {
            Codec.text(out, version.framework());
            Codec.text(out, Json.write(version));
            Codec.text(out, Json.write(budget.onnx()));
            Codec.bytes(out, artifact);
        });
        try {
            ask(load, budget.startTime(), in -> null);
        } catch (RuntimeFailure e) {
            process.close();
            throw e;
        }
        setting.listener().started(version, Duration.ofNanos(System.nanoTime() - start), process.resident());
    }

    private <T> T ask(byte[] message, Duration limit, Answer<T> answer) throws WorkerProcess.Lost {
        try (DataInputStream in = Message.open(process.ask(message, limit))) {
            return switch (in.readByte()) {
                case Message.DONE -> answer.read(in);
                case Message.ROW_PROBLEM -> throw new RowProblem(in.readInt(), Codec.text(in));
                default -> throw new RuntimeFailure(Codec.text(in));
            };
        } catch (IOException e) {
            throw new UncheckedIOException("An answer of a worker that its own code cannot read", e);
        }
    }

    private RuntimeFailure lost(WorkerProcess.Lost e) {
        process.close();
        backoff = backoff.failed(System.nanoTime(), setting.budget().of(version).longestPause());
        String sentence = "The process of " + version.label() + " " + e.getMessage()
                + "; this call failed, and the next one starts it anew.";
        setting.listener().failed(version, sentence);
        return new RuntimeFailure(sentence, e);
    }

    @Override
    public OptionalLong residentBytes() {
        WorkerProcess now = process;
        return now == null ? OptionalLong.empty() : now.resident();
    }

    /** The process of this moment; for tests that do harm to it. */
    WorkerProcess process() {
        return process;
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
