package io.modeldeck.training;

import io.modeldeck.domain.Json;
import io.modeldeck.testing.PythonProgram;
import io.modeldeck.testing.SharedData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures trainers on 208 000 census rows beside scikit-learn in the same run, one after the other: time, memory, quality. No test: it prints the table of docs/training.md.
 */
public final class CensusBenchmark {

    private static final String PROGRAM = "src/test/python/sklearn_benchmark.py";
    private static final List<String> USUAL = List.of("logistic", "tree", "boosting", "forest");

    private CensusBenchmark() {}

    /** @param arguments the Python that has scikit-learn, else {@code none}; then trainers by name, else those of the table */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String python = arguments.length > 0 ? arguments[0] : "none";
        List<String> trainers = arguments.length > 1 ? Arrays.asList(arguments).subList(1, arguments.length) : USUAL;
        BenchmarkData data = BenchmarkData.census();
        System.out.printf(
                "%,d rows to learn from, %,d to be measured on%n",
                data.training().rows(), data.test().rows());
        System.out.println("| trainer | by | rows/s | s | s of processor | MB more at the peak | accuracy | ROC AUC |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (String trainer : trainers) {
            print(trainer, "ModelDeck", data, TrainerBenchmark.figures(data, Trainers.named(trainer)));
            if (!python.equals("none")) {
                print("", "scikit-learn", data, theirs(python, trainer));
            }
        }
    }

    private static Map<String, Double> theirs(String python, String trainer) throws IOException, InterruptedException {
        List<String> lines =
                PythonProgram.run(python, PROGRAM, SharedData.folder().toString(), "census", "json", trainer);
        Map<String, Double> figures = new LinkedHashMap<>();
        Json.readObject(lines.getLast()).forEach((name, value) -> figures.put(name, ((Number) value).doubleValue()));
        return figures;
    }

    private static void print(String trainer, String by, BenchmarkData data, Map<String, Double> figures) {
        List<String> cells = new ArrayList<>(List.of(trainer.isEmpty() ? "" : "`" + trainer + "`", by));
        cells.add(String.format(Locale.ROOT, "%,.0f", data.training().rows() / figures.get("seconds")));
        for (String name : List.of("seconds", "processorSeconds", "megabytes")) {
            cells.add(String.format(Locale.ROOT, name.equals("megabytes") ? "%.0f" : "%.1f", figures.get(name)));
        }
        for (String name : List.of("accuracy", "rocAuc")) {
            cells.add(String.format(Locale.ROOT, "%.3f", figures.get(name)));
        }
        System.out.println("| " + String.join(" | ", cells) + " |");
    }
}
