package io.modeldeck.ui.lifecycle;

import io.modeldeck.chart.Chart;
import io.modeldeck.report.TrainingCurves;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run's documents say, for a page.
 *
 * @param verdict one sentence, empty before the validation
 * @param candidate measures on the held-out rows by name
 * @param champion the same of the version in production then; empty without one
 */
record RunReport(
        String verdict,
        List<Criterion> criteria,
        Map<String, Double> candidate,
        Map<String, Double> champion,
        String championName,
        Confusion confusion) {

    /** One demand of the validation. */
    record Criterion(
            String name, String metric, boolean minimum, double threshold, Optional<Double> actual, boolean passed) {

        boolean isChampion() {
            return "champion".equals(name);
        }
    }

    /** Rows are what was true, columns what was predicted. */
    record Confusion(List<String> classes, long[][] counts) {

        boolean isEmpty() {
            return counts.length == 0;
        }

        /** The share of a true class that was predicted so; 0 where there was none. */
        double share(int row, int column) {
            long sum = 0;
            for (long count : counts[row]) {
                sum += count;
            }
            return sum == 0 ? 0 : (double) counts[row][column] / sum;
        }
    }

    /** A step of the rail. */
    record Step(RunStatus status, Progress progress) {}

    enum Progress {
        DONE,
        NOW,
        BROKEN,
        TO_COME
    }

    /** The champion of then without the name of its model: {@code v4}. */
    String championVersion() {
        return championName.replaceFirst(".* ", "");
    }

    static RunReport of(TrainingRun run) {
        return of(run.validationMetrics());
    }

    /** Reads the document of a validation, of a run or of a version. */
    static RunReport of(Map<String, Object> document) {
        return new RunReport(
                document.get("sentence") instanceof String sentence ? Said.of(VerdictWords.plain(sentence)) : "",
                criteria(document.get("criteria")),
                numbers(document.get("candidate")),
                numbers(document.get("champion")),
                document.get("championVersion") instanceof String name ? name : "",
                confusion(document));
    }

    /** The run's way: each step with whether it is done. A run that broke off shows where. */
    static List<Step> steps(TrainingRun run) {
        List<RunStatus> way = List.of(RunStatus.QUEUED, RunStatus.RUNNING, RunStatus.VALIDATING, RunStatus.COMPLETED);
        int reached = reached(run);
        boolean broken = run.status() == RunStatus.FAILED || run.status() == RunStatus.CANCELLED;
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < way.size(); i++) {
            Progress progress;
            if (i < reached || run.status() == RunStatus.COMPLETED) {
                progress = Progress.DONE;
            } else if (i == reached) {
                progress = broken ? Progress.BROKEN : Progress.NOW;
            } else {
                progress = Progress.TO_COME;
            }
            steps.add(new Step(way.get(i), progress));
        }
        return steps;
    }

    private static int reached(TrainingRun run) {
        return switch (run.status()) {
            case QUEUED -> 0;
            case RUNNING -> 1;
            case VALIDATING -> 2;
            case COMPLETED -> 3;
            case FAILED, CANCELLED ->
                run.startedAt().isEmpty() ? 0 : run.versionId().isPresent() ? 2 : 1;
        };
    }

    /** What was measured after each epoch; empty where fewer than two were. */
    static Optional<Chart> curves(TrainingRun run) {
        return TrainingCurves.of(
                        run,
                        new TrainingCurves.Words(
                                "",
                                Messages.text("runs.epoch"),
                                RunMetrics::label,
                                epochs -> Messages.text("runs.epochs", epochs)))
                .map(Chart.class::cast);
    }

    /** The main measure of the candidate as words; empty before the validation. */
    Optional<String> best() {
        return RunMetrics.main(candidate)
                .map(main -> RunMetrics.label(main.getKey()) + " " + RunMetrics.value(main.getKey(), main.getValue()));
    }

    private static List<Criterion> criteria(Object value) {
        List<Criterion> rows = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> row && row.get("threshold") instanceof Number threshold) {
                    rows.add(new Criterion(
                            String.valueOf(row.get("name")),
                            String.valueOf(row.get("metric")),
                            Boolean.TRUE.equals(row.get("minimum")),
                            threshold.doubleValue(),
                            row.get("actual") instanceof Number actual
                                    ? Optional.of(actual.doubleValue())
                                    : Optional.empty(),
                            Boolean.TRUE.equals(row.get("passed"))));
                }
            }
        }
        return rows;
    }

    private static Map<String, Double> numbers(Object value) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, number) -> {
                if (number instanceof Number n) {
                    numbers.put(String.valueOf(name), n.doubleValue());
                }
            });
        }
        return numbers;
    }

    private static Confusion confusion(Map<String, Object> document) {
        if (!(document.get("classes") instanceof List<?> classes)
                || !(document.get("confusion") instanceof List<?> rows)
                || rows.size() != classes.size()) {
            return new Confusion(List.of(), new long[0][]);
        }
        long[][] counts = rows.stream()
                .map(row -> row instanceof List<?> cells
                        ? cells.stream()
                                .mapToLong(cell -> cell instanceof Number n ? n.longValue() : 0)
                                .toArray()
                        : new long[0])
                .toArray(long[][]::new);
        return new Confusion(classes.stream().map(String::valueOf).toList(), counts);
    }
}
