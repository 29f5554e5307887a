package io.modeldeck.telemetry.file;

import java.util.ArrayList;
import java.util.List;

/** The rows that were kept out: all counted, the first of them listed. */
public record Rejections(long count, List<Rejection> listed) {

    /** So many are listed at most. */
    public static final int LIMIT = 1_000;

    public Rejections {
        listed = List.copyOf(listed);
    }

    /** Gathers them. Not for several threads. */
    public static final class Gathered {

        private final List<Rejection> listed = new ArrayList<>();
        private long count;

        public void add(Rejection rejection) {
            count++;
            if (listed.size() < LIMIT) {
                listed.add(rejection);
            }
        }

        public long count() {
            return count;
        }

        public Rejections all() {
            return new Rejections(count, listed);
        }
    }
}
