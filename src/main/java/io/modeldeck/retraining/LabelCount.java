package io.modeldeck.retraining;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** How many labels of a model are known at a moment, by when they became known. For one look at the model: no label is counted twice for it. */
final class LabelCount {

    /** Counts those that became known after the one time and no later than the other. */
    @FunctionalInterface
    interface Stretch {
        long count(Instant after, Instant until);
    }

    private final Instant now;
    private final Stretch stretch;
    /** By the time after which they became known. */
    private final TreeMap<Instant, Long> known = new TreeMap<>();

    LabelCount(Instant now, Stretch stretch) {
        this.now = now;
        this.stretch = stretch;
    }

    Instant now() {
        return now;
    }

    /** Those that became known after that time; none after the moment itself, which may be a turn that is judged later. */
    long since(Instant after) {
        if (!after.isBefore(now)) {
            return 0;
        }
        Long counted = known.get(after);
        if (counted != null) {
            return counted;
        }
        Map.Entry<Instant, Long> later = known.higherEntry(after);
        long count =
                later == null ? stretch.count(after, now) : stretch.count(after, later.getKey()) + later.getValue();
        known.put(after, count);
        return count;
    }

    long all() {
        return since(Instant.EPOCH);
    }
}
