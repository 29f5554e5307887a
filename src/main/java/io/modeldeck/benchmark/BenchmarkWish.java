package io.modeldeck.benchmark;

import io.modeldeck.domain.Problem;
import io.modeldeck.registry.ModelVersion;
import java.util.List;

/**
 * A benchmark that somebody wants.
 *
 * @param iterations how often each row is asked
 * @param warmUp calls of each model beforehand, which do not count
 * @param seed of the order of the calls and of the intervals
 */
public record BenchmarkWish(
        List<ModelVersion> versions, TestData data, int iterations, int warmUp, long seed, String notes) {

    public static final int ITERATIONS = 10;
    public static final int WARM_UP = 20;
    public static final int ROWS = 20;
    static final int MOST_CALLS = 100_000;
    private static final int MOST_VERSIONS = 12;

    public BenchmarkWish {
        versions = List.copyOf(versions);
        if (versions.size() > MOST_VERSIONS) {
            throw new Problem("A benchmark compares " + MOST_VERSIONS + " versions at most, not " + versions.size()
                    + "; name fewer.");
        }
        if (iterations < 1 || warmUp < 0 || warmUp > MOST_CALLS) {
            throw new Problem("Each row is asked once at least, and between 0 and " + MOST_CALLS
                    + " calls warm a model up; give other numbers.");
        }
    }
}
