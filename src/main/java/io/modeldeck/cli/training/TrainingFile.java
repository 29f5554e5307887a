package io.modeldeck.cli.training;

import io.modeldeck.cli.kit.FileOptions;
import io.modeldeck.cli.kit.FileRows;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.telemetry.file.ReadOptions;
import io.modeldeck.telemetry.file.RowRange;
import io.modeldeck.training.TrainingSet;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.recipe.RowChoice;
import io.modeldeck.training.recipe.RowUse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The file that a training learns from, and what its columns mean. */
final class TrainingFile {

    /**
     * Rows ready to be queued, oldest first.
     *
     * @param table features and label
     * @param positive for two classes
     * @param lastAt time of the last row, where rows have a time
     * @param source where the rows come from, in words
     */
    record Prepared(
            Table table,
            String label,
            List<String> features,
            TaskType task,
            Optional<String> positive,
            Optional<Instant> lastAt,
            String source,
            RowUse use) {}

    @Parameters(paramLabel = "DATA", description = "CSV, CSV.gz or JSON Lines with labelled rows, oldest first.")
    private String data;

    @Option(names = "--label", paramLabel = "COL", order = 2, description = "What is to be predicted.")
    private Optional<String> label;

    @Option(
            names = "--time",
            paramLabel = "COL",
            order = 3,
            description = "Column of times, or row:30m@1996-05-07 where rows have none. Rows are sorted by it, and run,"
                    + " baseline and promotion are dated at the last one.")
    private Optional<String> time;

    @Option(
            names = "--features",
            paramLabel = "COL",
            split = ",",
            order = 4,
            description = "Columns to learn from (default: all that are not named otherwise).")
    private List<String> features = List.of();

    @Option(names = "--rows", paramLabel = "FROM:TO", order = 5, description = "Data rows from 0, end exclusive.")
    private Optional<String> rows;

    @Option(
            names = "--weight",
            paramLabel = "COL",
            order = 11,
            description = "Column that says how much each row counts, at least 0; not learnt from.")
    private Optional<String> weight;

    @Option(
            names = "--balanced",
            order = 12,
            description = "Lets every class count as much as any other, however rare it is.")
    private boolean balanced;

    @Option(
            names = "--group",
            paramLabel = "COL",
            order = 13,
            description = "Column whose rows stay together: the groups that came up last are held out, each as a"
                    + " whole; not learnt from.")
    private Optional<String> group;

    @Option(names = "--categorical", paramLabel = "COL", split = ",", order = 6, description = "Columns of texts.")
    private List<String> categorical = List.of();

    /** @param recipe what the options leave open */
    Prepared read(
            Session session,
            FileOptions form,
            Times times,
            Optional<Recipe> recipe,
            Optional<ModelInfo> model,
            Optional<String> wishedTask,
            Optional<String> positive) {
        ReadOptions options = form.read()
                .withRows(rows.map(text -> WrongUsage.of(() -> RowRange.parse(text)))
                        .orElse(RowRange.ALL))
                .withCategorical(categorical);
        FileRows file = newest(
                time.isPresent()
                        ? FileRows.read(session.path(data), options, time.get(), form, times)
                        : FileRows.read(session.path(data), options),
                recipe);
        String label = label(recipe);
        file.requireComplete(label, "--label");
        Column labels = recipe.map(Recipe::choice)
                .orElseGet(RowChoice::all)
                .labelled(file.timed().table(), label)
                .require(label);
        RowUse use = use(recipe);
        List<String> learnt = features(file, use, label, recipe);
        TaskType task = wishedTask
                .map(TaskType::of)
                .or(() -> model.map(ModelInfo::task))
                .orElseGet(() -> TrainingSet.of(with(file.timed().table(), labels), label, learnt)
                        .task());
        requireSame(model, task);
        int[] order = order(file);
        // All columns: the version in production may need more than what is learnt from.
        List<Column> columns = new ArrayList<>(file.timed().table().pick(order).columns());
        columns.removeIf(column -> column.name().equals(label));
        columns.add(task == TaskType.CLASSIFICATION ? texts(labels.pick(order)) : labels.pick(order));
        Table table = Table.of(columns);
        Optional<String> of = task == TaskType.CLASSIFICATION
                ? positive.or(() -> model.isPresent() ? Optional.empty() : lastOfTwo(table, label, learnt))
                : Optional.empty();
        return new Prepared(
                table,
                label,
                learnt,
                task,
                of,
                time.map(t -> file.at(order[order.length - 1])),
                file.file().getFileName() + rows.map(r -> "[" + r + "]").orElse(""),
                use);
    }

    private String label(Optional<Recipe> recipe) {
        return label.or(() -> recipe.map(Recipe::label))
                .orElseThrow(() -> new Problem("It must be said which column is to be predicted: add --label COL."));
    }

    private RowUse use(Optional<Recipe> recipe) {
        RowUse base = recipe.map(Recipe::use).orElseGet(RowUse::plain);
        return new RowUse(weight.or(base::weightColumn), balanced || base.balanced(), group.or(base::groupColumn));
    }

    /** Without the rows that are too old for the recipe. */
    private FileRows newest(FileRows file, Optional<Recipe> recipe) {
        Optional<Duration> window = recipe.flatMap(it -> it.choice().window());
        if (window.isEmpty()) {
            return file;
        }
        if (time.isEmpty()) {
            throw new Problem("The recipe takes the rows of its windowDays alone, and nobody said when each row was;"
                    + " add --time COL.");
        }
        return file.newest(window.get());
    }

    private static Table with(Table rows, Column label) {
        List<Column> columns = new ArrayList<>(rows.columns());
        columns.replaceAll(column -> column.name().equals(label.name()) ? label : column);
        return Table.of(columns);
    }

    private List<String> features(FileRows file, RowUse use, String label, Optional<Recipe> recipe) {
        use.weightColumn().ifPresent(name -> file.require(name, "--weight"));
        use.groupColumn().ifPresent(name -> file.require(name, "--group"));
        List<String> wished = features.isEmpty() ? recipe.map(Recipe::features).orElse(List.of()) : features;
        if (!wished.isEmpty()) {
            wished.forEach(name -> file.require(name, "--features"));
            return wished.stream().filter(name -> !use.columns().contains(name)).toList();
        }
        return file.timed().table().names().stream()
                .filter(name -> !name.equals(label)
                        && !Optional.of(name).equals(time)
                        && !use.columns().contains(name))
                .toList();
    }

    private static void requireSame(Optional<ModelInfo> model, TaskType task) {
        if (model.isPresent() && model.get().task() != task) {
            throw new Problem("The model '" + model.get().name() + "' does "
                    + model.get().task().word() + "; leave --task out, or train under another name.");
        }
    }

    /** Oldest first; rows of one moment stay in the order of the file. */
    private int[] order(FileRows file) {
        IntStream all = IntStream.range(0, file.rows());
        return time.isEmpty()
                ? all.toArray()
                : all.boxed()
                        .sorted(Comparator.comparingLong(row -> file.timed().at()[row]))
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

    private static Optional<String> lastOfTwo(Table table, String label, List<String> learnt) {
        List<String> classes =
                TrainingSet.of(table, label, learnt, TaskType.CLASSIFICATION).classes();
        return classes.size() == 2 ? Optional.of(classes.getLast()) : Optional.empty();
    }
}
