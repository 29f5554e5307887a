package io.modeldeck.training.validation;

import io.modeldeck.domain.Table;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** How long a version takes for a row by itself, as a request brings it. */
final class ServingTime {

    private static final int WARM_UP = 20;
    private static final int CALLS = 200;

    private ServingTime() {}

    /**
     * The 95th percentile of 200 calls of one row each, in milliseconds, after 20 that do not count.
     *
     * @param rows at least one; taken in turn
     * @param nanos a clock that only goes forward
     */
    static double p95Millis(Table rows, Consumer<Table> predict, LongSupplier nanos) {
        long[] took = new long[CALLS];
        for (int call = -WARM_UP; call < CALLS; call++) {
            int row = Math.floorMod(call, rows.rows());
            Table one = rows.slice(row, row + 1);
            long before = nanos.getAsLong();
            predict.accept(one);
            took[Math.max(0, call)] = nanos.getAsLong() - before;
        }
        Arrays.sort(took);
        return took[CALLS * 95 / 100 - 1] / 1e6;
    }
}
