package io.modeldeck.benchmark;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A benchmark that was made; never changed afterwards.
 *
 * @param rows how many different ones there were
 * @param source of the rows, for a person
 * @param iterations how often each row was asked
 * @param winner the version that is faster than all others beyond noise; empty where none is
 * @param verdict the same in a sentence, with its intervals
 * @param machine on which it was made: {@code cores}, {@code os}, {@code arch}, {@code java}
 * @param results in the order in which the models were named
 */
public record Benchmark(
        long id,
        String task,
        String group,
        List<Long> dimensions,
        int rows,
        String source,
        int iterations,
        int warmUp,
        long seed,
        OptionalLong winner,
        String verdict,
        Map<String, Object> machine,
        String notes,
        String by,
        Instant at,
        List<Result> results) {

    /**
     * How one model did.
     *
     * @param versionId empty where the version was deleted since
     * @param label as it was called then
     * @param calls that counted
     * @param failures of them
     * @param error of the first failed call; empty where none failed
     * @param firstMillis of the very first call, which also loads the model; NaN where it failed
     * @param memory bytes that loading and warming it up added to the memory of the console, or that its own process held; empty where the system does not say
     * @param memoryKind {@code console}, {@code process}, or {@code none} where a server has the model
     * @param figures empty where no call was answered
     */
    public record Result(
            OptionalLong versionId,
            String label,
            String framework,
            int calls,
            int failures,
            String error,
            double firstMillis,
            OptionalLong memory,
            String memoryKind,
            Optional<Figures> figures) {

        private String served() {
            return label
                    + switch (memoryKind) {
                        case "process" -> " in a process of its own";
                        case "none" -> " by a server";
                        default -> " in the console's process";
                    };
        }

        public double errorRate() {
            return calls == 0 ? 1 : (double) failures / calls;
        }
    }

    public Benchmark {
        results = List.copyOf(results);
        dimensions = List.copyOf(dimensions);
    }

    Benchmark with(List<Result> found) {
        return new Benchmark(
                id,
                task,
                group,
                dimensions,
                rows,
                source,
                iterations,
                warmUp,
                seed,
                winner,
                verdict,
                machine,
                notes,
                by,
                at,
                found);
    }

    /**
     * How each was served, where they were not served alike: the way to a process or server and back is part of a call's time then, and of the
     * difference.
     */
    public Optional<String> servedUnlike() {
        return isServedAlike()
                ? Optional.empty()
                : Optional.of("Not served alike, which is part of the difference: "
                        + results.stream().map(Result::served).collect(Collectors.joining(", ")) + ".");
    }

    /** Whether all were served from the same kind of place. */
    public boolean isServedAlike() {
        return results.stream().map(Result::memoryKind).distinct().count() <= 1;
    }

    /** The label of the winner. */
    public Optional<String> winnerLabel() {
        return results.stream()
                .filter(result -> winner.isPresent() && result.versionId().equals(winner))
                .map(Result::label)
                .findFirst();
    }
}
