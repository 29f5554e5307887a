package io.modeldeck.metrics;

/**
 * Values of a series, oldest first.
 *
 * @param atMillis epoch milliseconds, each once
 * @param values finite, one for each time
 */
public record SeriesPoints(long[] atMillis, double[] values) {

    public int size() {
        return values.length;
    }
}
