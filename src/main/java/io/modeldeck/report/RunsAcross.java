package io.modeldeck.report;

import io.modeldeck.chart.ParallelChart;
import io.modeldeck.training.run.TrainingRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/** Many trainings at once as parallel coordinates: what they were trained with, then what they reached. Pure. */
public final class RunsAcross {

    /** From so many on columns beside one another are too many to read. */
    public static final int FROM = SideBySide.MOST + 1;

    public static final int MOST = 50;
    /** Axes of parameters; those that are met first. */
    static final int MOST_PARAMETERS = 12;
    /** More different texts than these are no axis that anybody reads. */
    static final int MOST_TEXTS = 12;

    private static final String HYPER = "hyperparameters";

    /**
     * How it is said.
     *
     * @param run the name of a run by its number
     * @param parameter a hyperparameter in words
     * @param metric a measure in words
     * @param footer what is left out, by how many axes
     */
    public record Words(
            String title,
            LongFunction<String> run,
            UnaryOperator<String> parameter,
            UnaryOperator<String> metric,
            String trainer,
            String rows,
            String seconds,
            IntFunction<String> footer) {}

    private RunsAcross() {}

    /** Parameters in which none of them differ are left out, and those that only one has; measures stay. */
    public static ParallelChart of(List<TrainingRun> runs, Words words) {
        List<TrainingRun> shown = runs.stream().limit(MOST).toList();
        Map<String, List<Optional<Object>>> parameters = new LinkedHashMap<>();
        Map<String, List<Optional<Object>>> measures = new LinkedHashMap<>();
        for (int i = 0; i < shown.size(); i++) {
            TrainingRun run = shown.get(i);
            put(parameters, words.trainer(), i, run.config().get("trainer"));
            put(parameters, words.rows(), i, run.datasetStats().get("rows"));
            int at = i;
            object(run.config().get(HYPER))
                    .forEach((name, value) -> put(parameters, words.parameter().apply(name), at, value));
            object(run.validationMetrics().get("candidate"))
                    .forEach((name, value) -> put(measures, words.metric().apply(name), at, value));
            put(
                    measures,
                    words.seconds(),
                    i,
                    run.duration().map(took -> took.toMillis() / 1e3).orElse(null));
        }
        List<Coordinate> coordinates = new ArrayList<>();
        parameters.forEach((name, values) -> coordinate(name, filled(values, shown.size()))
                .filter(found -> found.differs() && coordinates.size() < MOST_PARAMETERS)
                .ifPresent(coordinates::add));
        int left = parameters.size() - coordinates.size();
        measures.forEach((name, values) -> coordinate(name, filled(values, shown.size()))
                .filter(found -> found.axis().words().isEmpty())
                .ifPresent(coordinates::add));
        return chart(shown, coordinates, words, left);
    }

    private static ParallelChart chart(List<TrainingRun> shown, List<Coordinate> coordinates, Words words, int left) {
        List<ParallelChart.Line> lines = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            int at = i;
            lines.add(new ParallelChart.Line(
                    words.run().apply(shown.get(i).id()),
                    coordinates.stream()
                            .mapToDouble(coordinate -> coordinate.values()[at])
                            .toArray()));
        }
        return new ParallelChart(
                words.title(),
                coordinates.stream().map(Coordinate::axis).toList(),
                lines,
                words.footer().apply(left));
    }

    /** One axis, and where each run lies on it. */
    private record Coordinate(ParallelChart.Axis axis, double[] values) {

        /** Whether two of the runs have it and differ in it. */
        boolean differs() {
            return Arrays.stream(values).filter(Double::isFinite).distinct().count() > 1;
        }
    }

    private static Optional<Coordinate> coordinate(String name, List<Optional<Object>> values) {
        if (values.stream().flatMap(Optional::stream).allMatch(Number.class::isInstance)) {
            return Optional.of(new Coordinate(
                    new ParallelChart.Axis(name, List.of()),
                    values.stream()
                            .mapToDouble(value -> value.map(number -> ((Number) number).doubleValue())
                                    .orElse(Double.NaN))
                            .toArray()));
        }
        List<String> texts = values.stream()
                .flatMap(Optional::stream)
                .map(String::valueOf)
                .distinct()
                .toList();
        return texts.size() > MOST_TEXTS
                ? Optional.empty()
                : Optional.of(new Coordinate(
                        new ParallelChart.Axis(name, texts),
                        values.stream()
                                .mapToDouble(value -> value.map(text -> (double) texts.indexOf(String.valueOf(text)))
                                        .orElse(Double.NaN))
                                .toArray()));
    }

    private static void put(Map<String, List<Optional<Object>>> all, String name, int run, Object value) {
        if (Objects.nonNull(value)) {
            List<Optional<Object>> values = all.computeIfAbsent(name, fresh -> new ArrayList<>());
            pad(values, run);
            values.add(Optional.of(value));
        }
    }

    private static List<Optional<Object>> filled(List<Optional<Object>> values, int size) {
        pad(values, size);
        return values;
    }

    private static void pad(List<Optional<Object>> values, int size) {
        while (values.size() < size) {
            values.add(Optional.empty());
        }
    }

    private static Map<String, Object> object(Object document) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (document instanceof Map<?, ?> map) {
            map.forEach((name, value) -> object.put(String.valueOf(name), value));
        }
        return object;
    }
}
