package io.modeldeck.drift;

import io.modeldeck.drift.DetectorTrial.Change;
import io.modeldeck.stats.ChangeDetector;
import io.modeldeck.stats.Signal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** A detector, the mean of what it has read since its last signal, and when it last saw a rise. */
final class DetectorWatch {

    private final ErrorDetector kind;
    private final ChangeDetector detector;
    private long read;
    private long large;
    private long roseAt = Long.MIN_VALUE;

    DetectorWatch(ErrorDetector kind) {
        this.kind = kind;
        this.detector = kind.fresh();
    }

    ErrorDetector kind() {
        return kind;
    }

    /**
     * Reads on.
     *
     * @param isLarge 1 for a large error, else 0
     * @param lately the share of large ones among the newest
     * @return its signal, where it gives one
     */
    Optional<Change> read(long knownAt, int isLarge, DoubleSupplier lately) {
        double before = read == 0 ? 0 : (double) large / read;
        read++;
        large += isLarge;
        if (detector.add(isLarge) != Signal.DRIFT) {
            return Optional.empty();
        }
        double newest = lately.getAsDouble();
        boolean worse = !kind.bothDirections() || newest > before;
        if (worse) {
            roseAt = knownAt;
        }
        read = 0;
        large = 0;
        return Optional.of(new Change(Instant.ofEpochMilli(knownAt), before, newest, worse));
    }

    boolean roseSince(long knownFrom) {
        return roseAt != Long.MIN_VALUE && roseAt >= knownFrom;
    }
}
