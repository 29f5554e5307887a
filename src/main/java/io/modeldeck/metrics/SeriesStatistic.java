package io.modeldeck.metrics;

import io.modeldeck.domain.Problem;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What is read from the values of a series in a window. */
public enum SeriesStatistic {
    COUNT("count", SeriesFigures::count),
    MIN("min", SeriesFigures::min),
    MEAN("mean", SeriesFigures::mean),
    MAX("max", SeriesFigures::max),
    P50("p50", f -> f.quantile(.50)),
    P95("p95", f -> f.quantile(.95)),
    P99("p99", f -> f.quantile(.99)),
    LAST("last", SeriesFigures::last),
    /** Of the sample (n − 1). */
    STANDARD_DEVIATION(SeriesFigures::standardDeviation, "stddev");

    private final String word;
    private final Function<SeriesFigures, OptionalDouble> value;

    SeriesStatistic(String word, ToDoubleFunction<SeriesFigures> value) {
        this(figures -> OptionalDouble.of(value.applyAsDouble(figures)), word);
    }

    SeriesStatistic(Function<SeriesFigures, OptionalDouble> value, String word) {
        this.word = word;
        this.value = value;
    }

    public String word() {
        return word;
    }

    /** The statistic of values, of which there is at least one; empty for the deviation of a single value, and where it was not kept. */
    public OptionalDouble of(SeriesFigures figures) {
        return value.apply(figures);
    }

    public static SeriesStatistic of(String word) {
        return Arrays.stream(values())
                .filter(s -> s.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new Problem("There is no statistic '" + word + "' of a series; choose one of "
                        + Arrays.stream(values()).map(SeriesStatistic::word).collect(Collectors.joining(", ")) + "."));
    }
}
