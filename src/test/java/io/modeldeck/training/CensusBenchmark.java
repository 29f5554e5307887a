package io.modeldeck.training;

import java.util.List;

/** Measures trainers on 208 000 census rows: time, memory, quality. No test: it prints what docs/performance.md shows. */
public final class CensusBenchmark {

    private CensusBenchmark() {}

    /** @param trainers by name; none: all that learn classes */
    public static void main(String[] trainers) {
        TrainerBenchmark.measure(List.of(BenchmarkData.census()), List.of(trainers));
    }
}
