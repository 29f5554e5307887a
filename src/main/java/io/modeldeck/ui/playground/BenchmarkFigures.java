package io.modeldeck.ui.playground;

import io.modeldeck.benchmark.Benchmark;
import io.modeldeck.benchmark.Figures;
import io.modeldeck.chart.BoxChart;
import io.modeldeck.stats.Interval;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The figures of a benchmark as they are shown. */
final class BenchmarkFigures {

    private BenchmarkFigures() {}

    /** Models that answered nothing have no box. */
    static BoxChart chart(Benchmark benchmark) {
        List<BoxChart.Group> groups = new ArrayList<>();
        for (Benchmark.Result result : benchmark.results()) {
            result.figures()
                    .flatMap(figures -> group(benchmark, result, figures))
                    .ifPresent(groups::add);
        }
        return new BoxChart(
                Messages.text("benchmarks.chart"),
                "ms",
                groups,
                Messages.text(
                        "benchmarks.chart.footer",
                        Formats.count((long) benchmark.rows() * benchmark.iterations()),
                        Said.of(benchmark.source())));
    }

    private static Optional<BoxChart.Group> group(Benchmark benchmark, Benchmark.Result result, Figures figures) {
        Optional<Interval> mean = figures.interval("average");
        if (mean.isEmpty() || !(figures.value("min") > 0) || !(mean.get().low() > 0)) {
            return Optional.empty();
        }
        return Optional.of(new BoxChart.Group(
                shortened(result),
                figures.value("min"),
                figures.value("p25"),
                figures.value("p50"),
                figures.value("p75"),
                figures.value("p99"),
                figures.value("average"),
                Math.min(mean.get().low(), figures.value("average")),
                Math.max(mean.get().high(), figures.value("average")),
                benchmark.winner().isPresent() && result.versionId().equals(benchmark.winner())));
    }

    /** How each was served, where the way there and back is part of the difference. */
    static Optional<String> servedUnlike(Benchmark benchmark) {
        return benchmark.isServedAlike()
                ? Optional.empty()
                : Optional.of(Messages.text(
                        "benchmarks.served.unlike",
                        benchmark.results().stream()
                                .map(result ->
                                        Messages.text("benchmarks.served." + result.memoryKind(), shortened(result)))
                                .collect(Collectors.joining(", "))));
    }

    /** One figure of every model. */
    record Row(String name, List<String> values) {}

    static List<Row> rows(Benchmark benchmark) {
        List<Row> rows = new ArrayList<>();
        for (String name : List.of("average", "p50", "p95", "p99", "min", "max")) {
            rows.add(row(benchmark, "benchmarks." + name, result -> figure(result, name)));
        }
        rows.add(row(
                benchmark,
                "benchmarks.errors",
                result -> Messages.text(
                        "benchmarks.errors.of", Formats.count(result.failures()), Formats.count(result.calls()))));
        rows.add(row(
                benchmark,
                "benchmarks.first",
                result -> Double.isNaN(result.firstMillis()) ? Formats.NONE : Formats.millis(result.firstMillis())));
        rows.add(row(
                benchmark,
                "benchmarks.memory",
                result -> result.memory().isPresent()
                        ? Formats.bytes(result.memory().getAsLong())
                        : Formats.NONE));
        return rows;
    }

    private static Row row(Benchmark benchmark, String key, Function<Benchmark.Result, String> value) {
        return new Row(
                Messages.text(key), benchmark.results().stream().map(value).toList());
    }

    private static String figure(Benchmark.Result result, String name) {
        return result.figures()
                .map(figures -> figures.interval(name)
                        .map(interval -> Messages.text(
                                "benchmarks.between",
                                Formats.millis(figures.value(name)),
                                Formats.millis(interval.low()),
                                Formats.millis(interval.high())))
                        .orElseGet(() -> Formats.millis(figures.value(name))))
                .orElse(Formats.NONE);
    }

    /** The label without the name that its maker gave it. */
    static String shortened(Benchmark.Result result) {
        return result.label().replaceFirst(" \\(.*", "");
    }
}
