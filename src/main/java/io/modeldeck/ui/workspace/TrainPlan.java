package io.modeldeck.ui.workspace;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.training.Recipe;
import io.modeldeck.training.SuccessCriteria;
import io.modeldeck.training.Trainer;
import io.modeldeck.training.Trainers;
import io.modeldeck.training.TrainingSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is to be learnt from a file of rows.
 *
 * @param features columns to learn from
 * @param trainer by name; empty: the first choice for the kind of label
 */
record TrainPlan(String label, List<String> features, Optional<String> trainer) {

    private static final List<String> LABELS = List.of("label", "target", "class", "outcome", "y", "truth");

    TrainPlan {
        features = List.copyOf(features);
    }

    /** Rows in the form in which a training takes them. */
    record Prepared(Table table, TaskType task, Optional<String> positive, Recipe recipe) {}

    static List<String> trainers() {
        return Trainers.all().stream().map(Trainer::name).toList();
    }

    /** The column whose name says that it is the label; empty where none does, for a wrong guess would train on the answer. */
    static Optional<String> guessLabel(List<String> columns) {
        return LABELS.stream()
                .flatMap(word -> columns.stream()
                        .filter(column -> column.toLowerCase(Locale.ROOT).equals(word)))
                .findFirst();
    }

    /**
     * Puts the rows in their order and form.
     *
     * @param at times of the rows, oldest first afterwards; empty: the file is in order already
     */
    Prepared prepare(Table rows, Optional<long[]> at, Optional<ModelInfo> model) {
        if (features.isEmpty()) {
            throw new Problem("No column is left to learn from; choose at least one feature.");
        }
        Column labels = rows.require(label);
        for (int row = 0; row < labels.rows(); row++) {
            if (labels.isMissing(row)) {
                throw new Problem("Data row " + (row + 1) + " has no value in the column '" + label
                        + "'; a training needs the label of every row.");
            }
        }
        TaskType found = model.map(ModelInfo::task)
                .orElseGet(() -> TrainingSet.of(rows, label, features).task());
        Table ordered = at.map(times -> rows.pick(order(times))).orElse(rows);
        // All columns: the version in production may need more than what is learnt from.
        List<Column> columns = new ArrayList<>(ordered.select(features).columns());
        ordered.columns().stream()
                .filter(column ->
                        !features.contains(column.name()) && !column.name().equals(label))
                .forEach(columns::add);
        Column its = ordered.require(label);
        columns.add(found == TaskType.CLASSIFICATION ? texts(its) : its);
        Table table = Table.of(columns);
        TrainingSet set = TrainingSet.of(table, label, features, found);
        trainer.map(Trainers::named).ifPresent(named -> named.requireSupport(set));
        Optional<String> positive = model.isEmpty() && set.classes().size() == 2
                ? Optional.of(set.classes().getLast())
                : Optional.empty();
        Recipe recipe = new Recipe(
                trainer,
                Map.of(),
                features,
                label,
                Recipe.DEFAULT_ROWS,
                Recipe.DEFAULT_HOLD_OUT_SHARE,
                SuccessCriteria.none());
        return new Prepared(table, found, positive, recipe);
    }

    private static int[] order(long[] at) {
        return IntStream.range(0, at.length)
                .boxed()
                .sorted(Comparator.comparingLong(row -> at[row]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static Column texts(Column labels) {
        String[] texts = new String[labels.rows()];
        for (int row = 0; row < texts.length; row++) {
            texts[row] = labels.text(row);
        }
        return new Column.Categorical(labels.name(), texts);
    }
}
