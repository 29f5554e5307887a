package io.modeldeck.inference;

import io.modeldeck.domain.Table;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Answers small calls that come at the same time together: what arrives while the model is busy is its next batch. Each caller is either one who
 * waits or, for one batch, the one who calls the model; no thread of its own is needed. A call alone is not delayed unless the config says so.
 */
final class BatchedModel implements TensorModel {

    private final TensorModel model;
    private final String name;
    private final int most;
    private final long delayNanos;
    private final int atOnce;
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
        this.model = model;
        this.name = name;
        this.most = most;
        this.delayNanos = delay.toNanos();
        this.atOnce = atOnce;
    }

    @Override
    public Predictions predict(Table rows) {
        // A call that is a batch already, or has less patience than others, goes on its own.
        if (rows.rows() == 0 || rows.rows() >= most || CallTime.isSet()) {
            return model.predict(rows);
        }
        Waiting mine = new Waiting(rows);
        while (true) {
            List<Waiting> batch = next(mine);
            if (batch.isEmpty()) {
                return mine.answer();
            }
            try {
                answer(batch);
            } finally {
                ended(batch);
            }
        }
    }

    /** Waits for the answer, or for a turn to call the model with that batch. */
    private synchronized List<Waiting> next(Waiting mine) {
        if (!mine.isQueued()) {
            queue.add(mine);
            mine.queue();
            notifyAll();
        }
        try {
            while (!mine.isOver()) {
                if (busy < atOnce && queue.contains(mine)) {
                    long left = delayNanos - (System.nanoTime() - queue.peek().since());
                    if (left <= 0 || waitingRows() >= most) {
                        busy++;
                        return batch();
                    }
                    wait(left / 1_000_000, (int) (left % 1_000_000));
                } else {
                    wait();
                }
            }
            return List.of();
        } catch (InterruptedException e) {
            queue.remove(mine);
            Thread.currentThread().interrupt();
            throw new RuntimeFailure("The call to " + name + " was cancelled.", e);
        }
    }

    private int waitingRows() {
        return queue.stream().mapToInt(call -> call.rows().rows()).sum();
    }

    private List<Waiting> batch() {
        List<Waiting> batch = new ArrayList<>(List.of(queue.poll()));
        int rows = batch.getFirst().rows().rows();
        while (!queue.isEmpty()
                && rows + queue.peek().rows().rows() <= most
                && queue.peek().fits(batch.getFirst())) {
            rows += queue.peek().rows().rows();
            batch.add(queue.poll());
        }
        return batch;
    }

    private void answer(List<Waiting> batch) {
        if (batch.size() == 1) {
            alone(batch.getFirst());
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
            batch.forEach(this::alone);
        } catch (RuntimeException e) {
            batch.forEach(call -> call.failed(e));
        }
    }

    private void alone(Waiting call) {
        try {
            call.answered(model.predict(call.rows()));
        } catch (RuntimeException e) {
            call.failed(e);
        }
    }

    private synchronized void ended(List<Waiting> batch) {
        busy--;
        batches++;
        batched += batch.size();
        for (Waiting call : batch) {
            if (!call.isOver()) {
                // an Error is on its way through the one who called
                call.failed(new RuntimeFailure("The call to " + name + " broke off."));
            }
        }
        notifyAll();
    }

    /** Calls for each time that the model was asked; 1 while nobody shares. */
    synchronized double callsPerBatch() {
        return batches == 0 ? 1 : (double) batched / batches;
    }

    @Override
    public Map<String, ModelOutput> run(Map<String, Tensor> inputs) {
        return model.run(inputs);
    }

    @Override
    public OptionalLong residentBytes() {
        return model.residentBytes();
    }

    @Override
    public void close() {
        model.close();
    }
}
