package io.modeldeck.drift;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.DetectorTrial.Change;
import io.modeldeck.telemetry.ErrorStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The labelled errors of one version in the order in which they became known: the newest of them, and the detectors that have read them all. Fed
 * incrementally; reading the stream from its start again gives the same state. One thread at a time.
 */
final class ErrorWatch {

    /** The newest errors that are remembered; a window never holds more. */
    static final int REMEMBERED = 100_000;

    /** The newest errors that a signal is held against. */
    static final int RECENT = 32;

    private final double largeError;
    private final List<DetectorWatch> watchers;
    private final BiConsumer<ErrorDetector, Change> heard;

    private long[] feedbackAt = new long[1024];
    private long[] at = new long[1024];
    private double[] error = new double[1024];
    private int size;
    private long lastFeedbackAt = Long.MIN_VALUE;
    private long lastId;

    /**
     * @param largeError the detectors read 1 for an error above it, else 0: one half for classes, where errors are 0 or 1; for numbers an error that
     *     is rarely exceeded in the reference
     */
    ErrorWatch(double largeError, List<ErrorDetector> detectors) {
        this(largeError, detectors, (detector, change) -> {});
    }

    /** @param heard is told each signal of each detector */
    ErrorWatch(double largeError, List<ErrorDetector> detectors, BiConsumer<ErrorDetector, Change> heard) {
        this.largeError = largeError;
        this.watchers = detectors.stream().map(DetectorWatch::new).toList();
        this.heard = heard;
    }

    long lastFeedbackAt() {
        return lastFeedbackAt;
    }

    long lastId() {
        return lastId;
    }

    /** Reads on. */
    void add(ErrorStream stream) {
        for (int i = 0; i < stream.size(); i++) {
            remember(stream.feedbackAt()[i], stream.at()[i], stream.error()[i]);
            watch(stream.feedbackAt()[i], stream.error()[i] > largeError ? 1 : 0);
        }
        if (stream.size() > 0) {
            lastFeedbackAt = stream.lastFeedbackAt();
            lastId = stream.lastId();
        }
    }

    private void remember(long knownAt, long madeAt, double wrong) {
        if (size == 2 * REMEMBERED) {
            size = REMEMBERED;
            System.arraycopy(feedbackAt, REMEMBERED, feedbackAt, 0, REMEMBERED);
            System.arraycopy(at, REMEMBERED, at, 0, REMEMBERED);
            System.arraycopy(error, REMEMBERED, error, 0, REMEMBERED);
        } else if (size == error.length) {
            int longer = Math.min(2 * size, 2 * REMEMBERED);
            feedbackAt = Arrays.copyOf(feedbackAt, longer);
            at = Arrays.copyOf(at, longer);
            error = Arrays.copyOf(error, longer);
        }
        feedbackAt[size] = knownAt;
        at[size] = madeAt;
        error[size] = wrong;
        size++;
    }

    private void watch(long knownAt, int large) {
        watchers.forEach(watcher -> watcher.read(knownAt, large, this::recentLarge)
                .ifPresent(change -> heard.accept(watcher.kind(), change)));
    }

    private double recentLarge() {
        int from = Math.max(0, size - RECENT);
        int large = 0;
        for (int i = from; i < size; i++) {
            large += error[i] > largeError ? 1 : 0;
        }
        return large / (double) (size - from);
    }

    /**
     * The errors that became known in (from, …], and as many before as it takes for {@code minimum}, none known at {@code earliest} or before.
     */
    Window window(long from, long earliest, long minimum) {
        int start = size;
        while (start > 0
                && feedbackAt[start - 1] > earliest
                && (feedbackAt[start - 1] > from || size - start < minimum)
                && size - start < REMEMBERED) {
            start--;
        }
        long knownFrom = start < size ? feedbackAt[start] : from;
        return new Window(
                Arrays.copyOfRange(error, start, size),
                Arrays.stream(at, start, size).min().orElse(from),
                new StreamSignals(watchers.stream()
                        .filter(watcher -> watcher.roseSince(knownFrom))
                        .map(watcher -> watcher.kind().word())
                        .toList()));
    }

    /** How fast labels come in at present. */
    Pace pace(long now) {
        return Pace.of(feedbackAt, size, now);
    }

    /**
     * Errors of a window.
     *
     * @param madeFrom event time of the oldest, epoch milliseconds
     * @param signals the detectors that saw a rise within
     */
    record Window(double[] errors, long madeFrom, StreamSignals signals) {

        ConceptRule.Rate rate() {
            long right = Arrays.stream(errors).filter(e -> e == 0).count();
            return new ConceptRule.Rate(right, errors.length);
        }

        TimeRange range(long now) {
            return TimeRange.ofMillis(Math.min(madeFrom, now), now);
        }
    }
}
