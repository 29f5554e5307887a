package io.modeldeck.telemetry;

import java.util.OptionalLong;

/** Takes values of a numeric series; durable when it returns, or with the running transaction of the thread. */
public interface SeriesSink {

    /**
     * Keeps values of one series, which is added when it is not there. A value for a time that has one already replaces it.
     *
     * @param modelId the model it belongs to; empty: the workspace
     * @param name printable, {@link #LONGEST_NAME} characters at most
     * @param unit as shown behind the values; empty leaves a known one as it is
     * @param atMillis epoch milliseconds, in any order
     * @param values finite, one for each time
     * @throws io.modeldeck.domain.Problem for a name that no series may have
     */
    SeriesCounts record(OptionalLong modelId, String name, String unit, long[] atMillis, double[] values);

    /** Refuses a name that no series may have, in a sentence. */
    void requireName(String name);

    int LONGEST_NAME = 200;

    /**
     * What became of values.
     *
     * @param added at times that had none
     * @param replaced at times that had another one
     * @param unchanged that were there already
     */
    record SeriesCounts(long added, long replaced, long unchanged) {

        public static final SeriesCounts NONE = new SeriesCounts(0, 0, 0);

        public SeriesCounts plus(SeriesCounts other) {
            return new SeriesCounts(added + other.added, replaced + other.replaced, unchanged + other.unchanged);
        }

        public boolean changedAny() {
            return added + replaced > 0;
        }
    }
}
