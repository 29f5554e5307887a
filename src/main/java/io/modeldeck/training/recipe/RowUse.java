package io.modeldeck.training.recipe;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.training.RowWeights;
import io.modeldeck.training.TrainingSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a training uses its rows, besides learning from them. In a recipe: {@code weightColumn}, {@code classWeight} ({@code balanced} or {@code none}) and
 * {@code groupColumn}.
 *
 * @param weightColumn how much each row counts, at least 0; empty: all alike
 * @param balanced whether every class counts as much as any other
 * @param groupColumn rows with the same value stay together, on one side of the split; empty: the newest rows are held out
 */
public record RowUse(Optional<String> weightColumn, boolean balanced, Optional<String> groupColumn) {

    private static final String WEIGHT = "weightColumn";
    private static final String CLASS_WEIGHT = "classWeight";
    private static final String BALANCED = "balanced";
    private static final String NONE = "none";
    private static final String GROUP = "groupColumn";

    public static RowUse plain() {
        return new RowUse(Optional.empty(), false, Optional.empty());
    }

    static RowUse read(Map<String, Object> document, RowUse defaults) {
        Object classWeight = document.getOrDefault(CLASS_WEIGHT, defaults.balanced ? BALANCED : NONE);
        if (!classWeight.equals(BALANCED) && !classWeight.equals(NONE)) {
            throw new Problem(
                    "The recipe's classWeight is '" + classWeight + "'; it must be " + BALANCED + " or " + NONE + ".");
        }
        return new RowUse(
                text(document, WEIGHT).or(defaults::weightColumn),
                classWeight.equals(BALANCED),
                text(document, GROUP).or(defaults::groupColumn));
    }

    /** The form in which it is kept; only what is not plain. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        weightColumn.ifPresent(name -> document.put(WEIGHT, name));
        if (balanced) {
            document.put(CLASS_WEIGHT, BALANCED);
        }
        groupColumn.ifPresent(name -> document.put(GROUP, name));
        return document;
    }

    /** Columns that are needed but not learnt from. */
    public List<String> columns() {
        return Stream.of(weightColumn, groupColumn)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** The training set of some rows, with its rows counting as they should. */
    public TrainingSet trainingSet(Table rows, String label, List<String> features, TaskType task) {
        TrainingSet set = TrainingSet.of(rows, label, features, task);
        if (weightColumn.isPresent()) {
            Column labels = rows.require(label);
            int[] labelled = IntStream.range(0, rows.rows())
                    .filter(row -> !labels.isMissing(row))
                    .toArray();
            set = set.withWeights(RowWeights.of(rows.require(weightColumn.get()).pick(labelled)));
        }
        if (balanced && task == TaskType.REGRESSION) {
            throw new Problem("The recipe asks for balanced classes, and '" + label
                    + "' is a number; leave classWeight out for a regression.");
        }
        return balanced ? set.balanced() : set;
    }

    private static Optional<String> text(Map<String, Object> document, String key) {
        return document.get(key) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }
}
