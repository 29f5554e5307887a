package io.modeldeck.cli.benchmark;

import io.modeldeck.benchmark.Benchmark;
import io.modeldeck.benchmark.Figures;
import io.modeldeck.cli.intake.OllamaForm;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.stats.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Benchmarks as documents, rows and sentences. Times are milliseconds. */
final class BenchmarkForm {

    private BenchmarkForm() {}

    static Map<String, Object> document(Benchmark benchmark) {
        return Answer.document(
                "id",
                benchmark.id(),
                "taskType",
                benchmark.task(),
                "equivalenceGroup",
                benchmark.group(),
                "outputDimensions",
                benchmark.dimensions(),
                "rows",
                benchmark.rows(),
                "data",
                benchmark.source(),
                "iterations",
                benchmark.iterations(),
                "warmUp",
                benchmark.warmUp(),
                "seed",
                benchmark.seed(),
                "winner",
                benchmark.winnerLabel(),
                "verdict",
                benchmark.verdict(),
                "servedUnlike",
                benchmark.servedUnlike(),
                "machine",
                benchmark.machine(),
                "notes",
                benchmark.notes(),
                "runBy",
                benchmark.by(),
                "at",
                benchmark.at(),
                "results",
                benchmark.results().stream().map(BenchmarkForm::result).toList());
    }

    private static Map<String, Object> result(Benchmark.Result result) {
        Map<String, Object> document = Answer.document(
                "model",
                result.label(),
                "framework",
                result.framework(),
                "successCount",
                result.calls() - result.failures(),
                "errorCount",
                result.failures(),
                "errorRate",
                result.errorRate(),
                "error",
                result.error());
        for (String name : Figures.NAMES) {
            document.put(key(name), result.figures().map(figures -> figures.value(name)));
        }
        Map<String, Object> intervals = new LinkedHashMap<>();
        result.figures()
                .ifPresent(figures -> figures.intervals()
                        .forEach((name, interval) ->
                                intervals.put(key(name), List.of(interval.low(), interval.high()))));
        document.put("intervals", intervals);
        document.put("firstLatency", result.firstMillis());
        document.put("memoryBytes", result.memory());
        document.put("memoryOf", result.memoryKind());
        return document;
    }

    /** The names of the origin design: {@code average} is {@code avgLatency}. */
    private static String key(String name) {
        return ("average".equals(name) ? "avg" : name) + "Latency";
    }

    static Report report(Benchmark benchmark) {
        Report report = Report.of("Benchmark " + benchmark.id() + ": " + benchmark.verdict());
        benchmark.servedUnlike().ifPresent(report::line);
        report.line(benchmark.task() + ", group " + benchmark.group() + "; "
                + Numbers.count(benchmark.rows(), "row", "rows") + " (" + benchmark.source() + "), each asked "
                + Numbers.count(benchmark.iterations(), "time", "times") + " after " + benchmark.warmUp()
                + " calls of warm-up.");
        TextTable table = new TextTable(
                "model",
                "ms on average>",
                "95 % interval>",
                "p50>",
                "p95>",
                "p99>",
                "min>",
                "max>",
                "errors>",
                "first>",
                "memory>");
        benchmark.results().forEach(result -> row(table, result));
        report.blank().table(table, "");
        benchmark.results().stream()
                .filter(result -> !result.error().isEmpty())
                .forEach(result -> report.line(result.label() + " failed: " + result.error()));
        return report;
    }

    private static void row(TextTable table, Benchmark.Result result) {
        Optional<Figures> figures = result.figures();
        table.row(
                result.label(),
                figure(figures, "average"),
                figures.flatMap(f -> f.interval("average"))
                        .map(BenchmarkForm::words)
                        .orElse(""),
                figure(figures, "p50"),
                figure(figures, "p95"),
                figure(figures, "p99"),
                figure(figures, "min"),
                figure(figures, "max"),
                result.failures() + " of " + result.calls(),
                Numbers.text(result.firstMillis()),
                result.memory().isPresent() ? OllamaForm.size(result.memory().getAsLong()) : "");
    }

    private static String figure(Optional<Figures> figures, String name) {
        return figures.map(f -> Numbers.text(f.value(name))).orElse("");
    }

    private static String words(Interval interval) {
        return Numbers.text(interval.low()) + " – " + Numbers.text(interval.high());
    }

    static TextTable table(List<Benchmark> benchmarks, Times times) {
        TextTable table =
                new TextTable("id>", times.head("at"), "task", "group", "models>", "calls each>", "winner", "by");
        benchmarks.forEach(benchmark -> table.row(
                benchmark.id(),
                times.text(benchmark.at()),
                benchmark.task(),
                benchmark.group(),
                benchmark.results().size(),
                benchmark.rows() * benchmark.iterations(),
                benchmark.winnerLabel().orElse("none") + (benchmark.isServedAlike() ? "" : ", not served alike"),
                benchmark.by()));
        return table;
    }
}
