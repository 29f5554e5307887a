package io.modeldeck.ui.workspace;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.training.Trainer;
import io.modeldeck.training.Trainers;
import io.modeldeck.training.TrainingSet;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.recipe.Site;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
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
 * @param base what the rest of the recipe is; its own trainer or place counts where no trainer is named
 */
record TrainPlan(String label, List<String> features, Optional<String> trainer, Recipe base) {

    private static final List<String> LABELS = List.of("label", "target", "class", "outcome", "y", "truth");

    TrainPlan {
        features = List.copyOf(features);
    }

    TrainPlan(String label, List<String> features, Optional<String> trainer) {
        this(label, features, trainer, Recipe.standard());
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
            throw new Problem(Messages.text("train.no-feature"));
        }
        Column labels = rows.require(label);
        for (int row = 0; row < labels.rows(); row++) {
            if (labels.isMissing(row)) {
                throw new Problem(Messages.text("train.no-label", String.valueOf(row + 1), label));
            }
        }
        Table ruled = base.choice().labelled(rows, label);
        TaskType found = model.map(ModelInfo::task)
                .orElseGet(() -> TrainingSet.of(ruled, label, features).task());
        Table ordered = at.map(times -> newest(ruled, times)).orElse(ruled);
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
        return new Prepared(table, found, positive, recipe());
    }

    /** Another trainer than the recipe's means another place and other hyperparameters. */
    private Recipe recipe() {
        boolean other = trainer.isPresent() && !trainer.equals(base.trainer());
        return new Recipe(
                trainer.or(base::trainer),
                other ? Map.of() : base.hyperparameters(),
                features,
                label,
                base.rows(),
                base.holdOutShare(),
                base.successCriteria(),
                base.use(),
                base.choice(),
                other ? new Site.Here() : base.site());
    }

    /** The rows in their order, without those that are too old for the recipe. */
    private Table newest(Table rows, long[] times) {
        int[] order = order(times);
        long[] sorted = IntStream.of(order).mapToLong(row -> times[row]).toArray();
        return rows.pick(Arrays.copyOfRange(order, base.choice().firstRow(sorted), order.length));
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
