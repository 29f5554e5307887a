package io.modeldeck.inference;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.TensorSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which outputs of a model hold its answer, and how they are read.
 *
 * @param label the predicted class; absent: the most probable class is predicted
 * @param scores probabilities, log-probabilities or logits of the classes, or the predicted number
 * @param fileClasses as the model names its classes
 * @param classes as they are shown; renamed by position
 */
record OutputPlan(
        String model,
        TaskType task,
        Optional<TensorSpec> label,
        Optional<TensorSpec> scores,
        List<String> fileClasses,
        List<String> classes) {

    static OutputPlan of(ModelFile file, List<String> classes, TaskType task) {
        return of(file.name(), file.description(), classes, task);
    }

    /** Refuses outputs that hold no answer of the task, or classes that do not fit them. */
    static OutputPlan of(String model, ModelDescription description, List<String> classes, TaskType task) {
        Map<String, Object> names = Optional.ofNullable(description.metadata().get(ModelFile.META_OUTPUTS))
                .map(Json::readObject)
                .orElse(Map.of());
        Optional<TensorSpec> label = named(description, names, "label");
        if (task == TaskType.REGRESSION) {
            TensorSpec number = named(description, names, "prediction")
                    .or(() -> onlyScores(description))
                    .or(() -> label(description))
                    .filter(spec -> width(spec) == 1 || width(spec) < 0)
                    .orElseThrow(() -> unreadable(model, description, "one number per row"));
            return new OutputPlan(model, task, Optional.empty(), Optional.of(number), List.of(), List.of());
        }
        if (label.isEmpty()) {
            label = label(description);
        }
        Optional<TensorSpec> scores = named(description, names, "probabilities").or(() -> onlyScores(description));
        if (label.isEmpty() && scores.isEmpty()) {
            throw unreadable(model, description, "a label or class probabilities per row");
        }
        List<String> own = description.classes();
        requireClasses(model, label, scores, own, classes);
        // Without names for the columns, probabilities cannot be told apart; the labels still hold.
        boolean nameless = classes.isEmpty()
                && scores.filter(s -> s.type() != ElementType.SEQUENCE).isPresent();
        return new OutputPlan(model, task, label, nameless ? Optional.empty() : scores, own, classes);
    }

    private static boolean givesLabels(ModelDescription description) {
        return description.outputs().stream().anyMatch(o -> o.type() == ElementType.SEQUENCE || isLabel(o));
    }

    /** How an answer comes about, for a person. */
    String words() {
        String scored = scores.map(s -> "'" + s.name() + "'").orElse("");
        if (task == TaskType.REGRESSION) {
            return "The number in " + scored + " is predicted.";
        }
        if (scores.isEmpty()) {
            return "The label in '" + label.orElseThrow().name() + "' is predicted, without probabilities.";
        }
        String source = label.map(
                        l -> "The label in '" + l.name() + "' is predicted, with the probabilities in " + scored)
                .orElse("The class with the highest score in " + scored + " is predicted");
        return source + "; scores of a row that are no probabilities (they do not sum to 1) become some by softmax.";
    }

    /** What the file itself, with these classes, is able to do. */
    static TaskType task(ModelDescription description, List<String> classes) {
        String word = description.metadata().get(ModelFile.META_TASK);
        if (word != null) {
            return TaskType.of(word);
        }
        boolean several = onlyScores(description).filter(o -> width(o) > 1).isPresent();
        return classes.isEmpty() && !givesLabels(description) && !several
                ? TaskType.REGRESSION
                : TaskType.CLASSIFICATION;
    }

    private static void requireClasses(
            String model,
            Optional<TensorSpec> label,
            Optional<TensorSpec> scores,
            List<String> own,
            List<String> classes) {
        if (!own.isEmpty() && own.size() != classes.size()) {
            throw new RuntimeFailure("'" + model + "' has " + own.size() + " classes (" + String.join(", ", own)
                    + "), and " + classes.size() + " were named; name each of them, in this order, with --classes.");
        }
        if (classes.stream().distinct().count() != classes.size()) {
            throw new RuntimeFailure("A class of '" + model + "' is named twice; every class needs its own name.");
        }
        long width = scores.map(OutputPlan::width).orElse(-1L);
        boolean binary = width == 1 && classes.size() == 2;
        if (label.isEmpty() && classes.isEmpty()) {
            throw new RuntimeFailure("'" + model + "' answers with '"
                    + scores.map(TensorSpec::words).orElse("")
                    + "' and does not name its classes; name them in the model's own order with --classes a,b,c, or say"
                    + " that it predicts a number with the task regression.");
        }
        if (!classes.isEmpty() && width >= 0 && width != classes.size() && !binary) {
            throw new RuntimeFailure("'" + model + "' gives " + width + " probabilities per row, and " + classes.size()
                    + " classes are named; name each of them, in the model's own order, with --classes.");
        }
    }

    private static Optional<TensorSpec> named(ModelDescription description, Map<String, Object> names, String role) {
        Object name = names.getOrDefault(role, role);
        return description.outputs().stream().filter(o -> o.name().equals(name)).findFirst();
    }

    private static Optional<TensorSpec> label(ModelDescription description) {
        return description.outputs().stream().filter(OutputPlan::isLabel).findFirst();
    }

    private static boolean isLabel(TensorSpec output) {
        boolean wholeOrText =
                output.type() == ElementType.STRING || output.type().isWhole();
        return wholeOrText
                && (output.rank() == 1
                        || output.rank() == 2 && Math.abs(output.shape().get(1)) == 1);
    }

    /** The only output that can hold probabilities or numbers; of several the one that is named after probabilities. */
    private static Optional<TensorSpec> onlyScores(ModelDescription description) {
        List<TensorSpec> all =
                description.outputs().stream().filter(OutputPlan::isScores).toList();
        List<TensorSpec> named = all.stream()
                .filter(o -> o.name().toLowerCase(Locale.ROOT).contains("prob"))
                .toList();
        List<TensorSpec> found = all.size() > 1 ? named : all;
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static boolean isScores(TensorSpec output) {
        boolean fraction = output.type().isNumber() && !output.type().isWhole();
        return output.type() == ElementType.SEQUENCE || fraction && output.rank() <= 2;
    }

    /** Numbers per row; negative when the file leaves it open. */
    private static long width(TensorSpec output) {
        if (output.type() == ElementType.SEQUENCE) {
            return -1;
        }
        return output.rank() == 2 ? output.shape().get(1) : 1;
    }

    private static RuntimeFailure unreadable(String model, ModelDescription description, String wanted) {
        return new RuntimeFailure(
                "The outputs of '" + model + "' (" + description.outputWords() + ") do not hold " + wanted
                        + "; export it with a label and probabilities, with class scores, or with one number per row.");
    }
}
