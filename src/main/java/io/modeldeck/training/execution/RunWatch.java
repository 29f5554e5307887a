package io.modeldeck.training.execution;

import io.modeldeck.training.EpochMetrics;
import io.modeldeck.training.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Watches the training of a run: what was measured is written down while it goes on, at most once a second however fast the epochs are, and whether somebody wants it to end
 * is asked at most ten times a second.
 */
final class RunWatch implements Progress {

    private static final long WRITE_EVERY = 1_000_000_000L;
    private static final long ASK_EVERY = 100_000_000L;

    private final BooleanSupplier cancelled;
    private final Consumer<List<EpochMetrics>> write;
    private final Consumer<String> log;
    private final LongSupplier nanos;
    private final List<EpochMetrics> epochs = new ArrayList<>();
    private long written;
    private long asked;

    /**
     * @param log told what the run says
     * @param nanos a clock that only goes forward, for lengths
     */
    RunWatch(BooleanSupplier cancelled, Consumer<List<EpochMetrics>> write, Consumer<String> log, LongSupplier nanos) {
        this.cancelled = cancelled;
        this.write = write;
        this.log = log;
        this.nanos = nanos;
        this.written = nanos.getAsLong();
        this.asked = written - ASK_EVERY;
    }

    /** Watches nothing: for what is trained beside the record. */
    static RunWatch silent() {
        return new RunWatch(() -> false, epochs -> {}, line -> {}, System::nanoTime);
    }

    @Override
    public void epoch(int epoch, Map<String, Double> metrics) {
        epochs.add(new EpochMetrics(epoch, metrics));
        long now = nanos.getAsLong();
        if (now - written >= WRITE_EVERY) {
            written = now;
            write.accept(List.copyOf(epochs));
        }
    }

    @Override
    public void checkCancelled() {
        long now = nanos.getAsLong();
        if (now - asked >= ASK_EVERY) {
            asked = now;
            ask();
        }
    }

    @Override
    public void log(String line) {
        log.accept(line);
    }

    /** Adds a line to the log of the run. */
    void say(String line) {
        log.accept(line);
    }

    /** The training is over: the last moment to be cancelled. */
    void ended() {
        ask();
    }

    private void ask() {
        if (cancelled.getAsBoolean()) {
            throw new RunCancelled();
        }
    }
}
