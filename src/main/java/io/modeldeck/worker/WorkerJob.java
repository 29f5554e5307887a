package io.modeldeck.worker;

import io.modeldeck.training.recipe.WorkerAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A training that a worker does. All times are wall times.
 *
 * @param nonce what its tokens are signed over besides its id
 * @param order what the worker is told, without addresses and tokens
 * @param datasetId the frozen rows to learn from
 * @param heardAt when the worker was last heard of, or could first be
 * @param attempts to send it that failed
 * @param retryAt when it is sent again
 * @param calledAt the address that the worker was told to call back; empty before that
 * @param epoch the last that the worker told
 * @param delivery what it said when it was done
 */
record WorkerJob(
        String id,
        long runId,
        String url,
        JobState state,
        String nonce,
        Map<String, Object> order,
        long datasetId,
        Instant sentAt,
        Instant deadlineAt,
        Duration silence,
        Instant heardAt,
        int attempts,
        Instant retryAt,
        Optional<String> calledAt,
        int epoch,
        Map<String, Object> delivery) {

    private static final int MOST_ATTEMPTS = 4;

    WorkerJob {
        order = Collections.unmodifiableMap(new LinkedHashMap<>(order));
        delivery = Collections.unmodifiableMap(new LinkedHashMap<>(delivery));
    }

    WorkerAddress worker() {
        return WorkerAddress.of(url);
    }

    /** What is to be done about a job now. */
    sealed interface Step {

        record Nothing() implements Step {}

        record Send() implements Step {}

        record TakeIn() implements Step {}

        record Cancel() implements Step {}

        record Fail(String sentence) implements Step {}
    }

    /**
     * @param cancel whether a person wants the run to end
     * @param callBack the address at which this console is called back now
     */
    Step step(Instant now, boolean cancel, String callBack) {
        if (state == JobState.ENDED) {
            return new Step.Nothing();
        }
        if (cancel) {
            return new Step.Cancel();
        }
        if (state == JobState.DELIVERED) {
            return new Step.TakeIn();
        }
        if (now.isAfter(deadlineAt)) {
            return new Step.Fail("The worker " + worker().origin() + " did not finish within "
                    + Duration.between(sentAt, deadlineAt).toSeconds()
                    + " s; raise deadlineSeconds in the recipe, or look after the worker, and retry the run.");
        }
        if (state == JobState.SENDING) {
            if (attempts >= MOST_ATTEMPTS) {
                return new Step.Fail("The worker " + worker().origin() + " did not take the job in " + attempts
                        + " attempts; start it, and retry the run.");
            }
            return now.isBefore(retryAt) ? new Step.Nothing() : new Step.Send();
        }
        if (now.isAfter(heardAt.plus(silence))) {
            return new Step.Fail("The worker " + worker().origin() + " said nothing for " + silence.toSeconds()
                    + " s; look after it, and retry the run.");
        }
        // Where the console has another address than before it was closed, the worker is told.
        return calledAt.equals(Optional.of(callBack)) || now.isBefore(retryAt) ? new Step.Nothing() : new Step.Send();
    }

    /** How long is waited before it is sent again: 2, 4, 8 seconds and so on. */
    Duration pause() {
        return Duration.ofSeconds(1L << Math.min(attempts + 1, 6));
    }
}
