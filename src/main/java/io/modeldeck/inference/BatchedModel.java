package io.modeldeck.inference;

import io.modeldeck.domain.Table;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Answers small calls that come at the same time together: what arrives while the model is busy is its next batch. Each caller is either one who
 * waits or, for one batch, the one who calls the model; no thread of its own is needed. A call alone is not delayed unless the config says so. A model
 * that takes several calls at a time and answers them quickly is asked by each caller alone.
 */
final class BatchedModel implements WrappedModel {

    /** What is answered sooner is answered alone: to wake a caller who waits costs up to about as much. */
    static final long QUICK_NANOS = 150_000;

    private static final int STEPS = 16;

    private final TensorModel model;
    private final String name;
    private final int most;
    private final long delayNanos;
    private final int atOnce;
    private final LongSupplier nanos;
    /** The median of the calls alone, roughly; 0 before the first. Of two that write at once one is lost, which harms nobody. */
    private volatile long usualNanos;
    // All guarded by this monitor.
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private int busy;
    private long batches;
    private long batched;

    /**
     * @param most rows of one batch
     * @param delay how long the first call of a batch may wait for more
     * @param atOnce how many batches the model may answer at the same time
     */
    BatchedModel(TensorModel model, String name, int most, Duration delay, int atOnce) {
        this(model, name, most, delay, atOnce, System::nanoTime);
    }

    /** @param nanos time that passes while the model is called */
    BatchedModel(TensorModel model, String name, int most, Duration delay, int atOnce, LongSupplier nanos) {
        this.model = model;
        this.name = name;
        this.most = most;
        this.delayNanos = delay.toNanos();
        this.atOnce = atOnce;
        this.nanos = nanos;
    }

    @Override
    public Predictions predict(Table rows) {
        // A call that is a batch already, or has less patience than others, goes on its own.
        if (rows.rows() == 0 || rows.rows() >= most || CallTime.isSet()) {
            return model.predict(rows);
        }
        if (isQuick()) {
            return timed(rows);
        }
        if (isFree()) {
            try {
                return timed(rows);
            } finally {
                ended(1);
            }
        }
        Waiting mine = new Waiting(rows);
        enqueue(mine);
        List<Waiting> batch = next(mine);
        if (!batch.isEmpty()) {
            try {
                answer(batch, mine);
            } catch (Error e) {
                batch.forEach(call -> call.brokeOff(name));
                throw e;
            } finally {
                requeue(batch);
                ended(batch.size());
            }
        }
        return mine.answer();
    }

    /** Whether nobody gains by waiting: only where calls need not queue anyway, and nobody asked for a delay. */
    private boolean isQuick() {
        long usual = usualNanos;
        return atOnce > 1 && delayNanos == 0 && usual > 0 && usual < QUICK_NANOS;
    }

    /** A call alone, and what it took: a step towards it, so that one that was held up counts as one. */
    private Predictions timed(Table rows) {
        long begun = nanos.getAsLong();
        Predictions predictions = model.predict(rows);
        long took = Math.max(1, nanos.getAsLong() - begun);
        long usual = usualNanos;
        usualNanos = usual == 0 ? took : took > usual ? usual + usual / STEPS + 1 : usual - usual / STEPS;
        return predictions;
    }

    /** Whether the model may be called at once; if so, it is busy from now on. */
    private synchronized boolean isFree() {
        if (delayNanos > 0 || busy >= atOnce || !queue.isEmpty()) {
            return false;
        }
        busy++;
        return true;
    }

    private synchronized void enqueue(Waiting mine) {
        queue.add(mine);
        handOver();
    }

    /** Has the callers who wait longest call the model, as many as it takes and as have waited long enough for company. */
    private void handOver() {
        while (busy < atOnce && !queue.isEmpty()) {
            Waiting first = queue.peek();
            if (patience(first) > 0 && waitingRows() < most) {
                // it looks again itself when its time is over
                return;
            }
            busy++;
            first.lead(batch());
        }
    }

    /** How much longer a call may wait for others, in nanoseconds. */
    private long patience(Waiting call) {
        return delayNanos == 0 ? 0 : delayNanos - (System.nanoTime() - call.since());
    }

    /** Waits for the answer, which then is no batch, or for the batch with which this caller is to call the model. */
    private List<Waiting> next(Waiting mine) {
        while (!mine.isOver()) {
            if (Thread.interrupted()) {
                giveUp(mine);
                Thread.currentThread().interrupt();
            } else if (mine.leads()) {
                return mine.batch();
            } else if (patience(mine) > 0) {
                LockSupport.parkNanos(mine, patience(mine));
            } else if (!isHandedOver(mine)) {
                LockSupport.park(mine);
            }
        }
        return List.of();
    }

    /**
     * Whether a call that waits no longer for others is to call the model. It has to look itself: nobody else does at the end of its time. What
     * hinders it then, a model that is busy or a call before it, hands over when it is done.
     */
    private boolean isHandedOver(Waiting mine) {
        if (delayNanos > 0) {
            synchronized (this) {
                handOver();
            }
        }
        return mine.leads();
    }

    /** Nobody else loses anything: whoever was to be answered with it, and still waits, is answered by the next. */
    private synchronized void giveUp(Waiting mine) {
        mine.failed(new RuntimeFailure(
                "The call to " + name + " was cancelled.", new InterruptedException("while it waited")));
        queue.remove(mine);
        List<Waiting> others =
                mine.batch().stream().filter(call -> !call.isOver()).toList();
        if (!others.isEmpty()) {
            others.getFirst().lead(others);
            return;
        }
        if (mine.leads()) {
            busy--;
        }
        handOver();
    }

    private int waitingRows() {
        int rows = 0;
        for (Waiting call : queue) {
            rows += call.rows().rows();
        }
        return rows;
    }

    private List<Waiting> batch() {
        Waiting first = queue.poll();
        List<Waiting> batch = new ArrayList<>(queue.size() + 1);
        batch.add(first);
        int rows = first.rows().rows();
        while (!queue.isEmpty()
                && rows + queue.peek().rows().rows() <= most
                && queue.peek().fits(first)) {
            rows += queue.peek().rows().rows();
            batch.add(queue.poll());
        }
        return batch;
    }

    /** @param mine of this thread, which calls the model for all */
    private void answer(List<Waiting> batch, Waiting mine) {
        if (batch.size() == 1) {
            alone(mine, mine);
            return;
        }
        try {
            Predictions all = model.predict(Waiting.join(batch));
            int from = 0;
            for (Waiting call : batch) {
                call.answered(all.slice(from, from + call.rows().rows()));
                from += call.rows().rows();
            }
        } catch (RowProblem oneDoesNotFit) {
            // Which one, each finds out for itself.
            batch.forEach(call -> alone(call, mine));
        } catch (RuntimeException e) {
            batch.forEach(call -> failed(call, mine, e));
        }
    }

    private void alone(Waiting call, Waiting mine) {
        try {
            call.answered(model.predict(call.rows()));
        } catch (RuntimeException e) {
            failed(call, mine, e);
        }
    }

    /** Whoever gives up while it calls the model for others fails alone; they are left for the next. */
    private static void failed(Waiting call, Waiting mine, RuntimeException e) {
        if (call == mine || !Thread.currentThread().isInterrupted()) {
            call.failed(e);
        }
    }

    /** Those that were left wait on, before whoever came later. */
    private synchronized void requeue(List<Waiting> batch) {
        for (Waiting call : batch.reversed()) {
            if (!call.isOver()) {
                queue.addFirst(call);
            }
        }
    }

    private synchronized void ended(int calls) {
        busy--;
        batches++;
        batched += calls;
        handOver();
    }

    /** Calls for each time that the model was asked; 1 while nobody shares. */
    synchronized double callsPerBatch() {
        return batches == 0 ? 1 : (double) batched / batches;
    }

    @Override
    public TensorModel model() {
        return model;
    }
}
