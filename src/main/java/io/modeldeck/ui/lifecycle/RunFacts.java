package io.modeldeck.ui.lifecycle;

import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.control.FactList;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Node;

/** On what a run was trained: rows, recipe, machine. */
final class RunFacts {

    private RunFacts() {}

    /** The rows that it took and how they were divided. */
    static Node data(TrainingRun run, Formats formats) {
        Map<String, Object> stats = run.datasetStats();
        if (stats.isEmpty()) {
            return new Paragraph(Messages.text("runs.data.none"), "muted");
        }
        FactList list = new FactList()
                .fact(Messages.text("runs.data.source"), Said.of(text(stats.get("source"))))
                .fact(
                        Messages.text("runs.data.rows"),
                        Messages.text(
                                "runs.data.rows.value",
                                number(stats.get("rows")),
                                number(stats.get("trainingRows")),
                                number(stats.get("holdOutRows"))));
        if (stats.get("from") instanceof String from && stats.get("to") instanceof String to) {
            list.fact(
                    Messages.text("runs.data.range"),
                    formats.time(Instant.parse(from)) + " – " + formats.time(Instant.parse(to)));
        }
        list.fact(Messages.text("runs.data.features"), text(stats.get("features")));
        if (stats.get("classes") instanceof List<?> classes && !classes.isEmpty()) {
            list.fact(Messages.text("runs.data.classes"), text(classes));
        }
        if (stats.get("label") instanceof Map<?, ?> label) {
            list.fact(Messages.text("runs.data.learnt"), spread(label.get("training")));
            list.fact(Messages.text("runs.data.held"), spread(label.get("holdOut")));
        }
        return list;
    }

    /** How the label is spread over one side of the split: rows of each class, or the range of the numbers. */
    private static String spread(Object side) {
        if (!(side instanceof Map<?, ?> figures)) {
            return Formats.NONE;
        }
        if (figures.get("counts") instanceof Map<?, ?> counts) {
            return counts.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + number(entry.getValue()))
                    .collect(Collectors.joining(" · "));
        }
        return figures.containsKey("mean")
                ? Messages.text(
                        "runs.data.numbers",
                        text(figures.get("mean")),
                        text(figures.get("min")),
                        text(figures.get("max")))
                : Formats.NONE;
    }

    /** By what it was trained. */
    static Node recipe(TrainingRun run) {
        FactList list = new FactList();
        Object trainer = run.config().getOrDefault("trainer", run.config().get("trainedBy"));
        if (trainer != null) {
            list.fact(Messages.text("runs.recipe.trainer"), text(trainer));
        }
        if (run.config().get("script") instanceof String script) {
            list.fact(Messages.text("runs.recipe.code"), script)
                    .fact(Messages.text("runs.recipe.sha"), text(run.config().get("scriptSha256")));
        }
        if (run.config().get("worker") instanceof String worker) {
            list.fact(Messages.text("runs.recipe.worker"), worker);
        }
        if (run.config().get("hyperparameters") instanceof Map<?, ?> hyper && !hyper.isEmpty()) {
            hyper.forEach((name, value) -> list.fact(HyperWords.name(String.valueOf(name)), text(value)));
        }
        if (run.config().get("seed") instanceof Number seed) {
            list.fact(Messages.text("runs.recipe.seed"), String.valueOf(seed));
        }
        return list;
    }

    /** On what it ran. */
    static Node environment(Map<String, Object> document) {
        FactList list = new FactList();
        document.forEach((name, value) -> list.fact(environment(name), text(value)));
        return list;
    }

    private static String environment(String name) {
        return switch (name) {
            case "java" -> Messages.text("runs.environment.java");
            case "os" -> Messages.text("runs.environment.os");
            case "processors" -> Messages.text("runs.environment.processors");
            case "onnxRuntime" -> Messages.text("runs.environment.onnxRuntime");
            default -> name;
        };
    }

    private static String number(Object value) {
        return value instanceof Number number ? Formats.count(number.longValue()) : Formats.NONE;
    }

    static String text(Object value) {
        return switch (value) {
            case null -> Formats.NONE;
            case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(", "));
            case Double number -> Formats.number(number);
            default -> String.valueOf(value);
        };
    }
}
