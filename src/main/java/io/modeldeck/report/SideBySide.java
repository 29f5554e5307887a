package io.modeldeck.report;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.export.Table;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.training.run.TrainingRun;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Versions and runs of a model beside one another, the first of them what the others are held against.
 *
 * @param items at most {@value #MOST}
 */
public record SideBySide(List<Item> items, List<Row> rows) {

    public static final int MOST = 4;

    private static final int NEWEST_RUNS = 2_500;

    /** They differ whenever a model is trained anew. */
    private static final Set<String> UNTELLING = Set.of("datasetSha256", "datasetId");

    /** What lies in a column. */
    public sealed interface Item {

        /** {@code v3}, {@code run 7}: as links name it. */
        String word();

        /** {@code churn v3}, {@code churn run 7}. */
        String label();

        /** The run that trained it; empty where none did. */
        Optional<TrainingRun> run();

        /** A version. */
        record Version(ModelVersion version, Optional<TrainingRun> run) implements Item {

            @Override
            public String word() {
                return "v" + version.deploymentVersion();
            }

            @Override
            public String label() {
                return version.shortLabel();
            }
        }

        /** A training, whether a version came of it or not. */
        record Training(TrainingRun training) implements Item {

            @Override
            public String word() {
                return "run " + training.id();
            }

            @Override
            public String label() {
                return training.modelName() + " " + word();
            }

            @Override
            public Optional<TrainingRun> run() {
                return Optional.of(training);
            }
        }
    }

    /** What a row is about. */
    public enum Section {
        IDENTITY,
        PARAMETERS,
        DATA,
        SCHEMA,
        VALIDATION,
        IN_USE;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Whether a difference is good. */
    public enum Verdict {
        NONE,
        BETTER,
        WORSE
    }

    /**
     * A value, and how it differs from the first column's.
     *
     * @param difference in words: {@code 5 more}, {@code 1.2 points better}; empty in the first column and where nothing can be said
     */
    public record Cell(String value, String difference, Verdict verdict) {

        /** Both in a line. */
        public String text() {
            return difference.isEmpty() ? value : value + " (" + difference + ")";
        }
    }

    /**
     * One property.
     *
     * @param key by which it is stored: {@code hyperparameters.maxDepth}
     * @param name in words
     * @param cells one for each item; a dash where it has none
     * @param differs whether not all values are equal
     */
    public record Row(Section section, String key, String name, List<Cell> cells, boolean differs) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    public SideBySide {
        items = List.copyOf(items);
        rows = List.copyOf(rows);
    }

    /** Those that one looks at first: the one in production, then the newest. */
    public static List<ModelVersion> usual(List<ModelVersion> all) {
        return all.stream()
                .sorted(Comparator.comparing((ModelVersion version) -> version.stage() != Stage.PRODUCTION)
                        .thenComparing(version -> -version.deploymentVersion()))
                .limit(MOST)
                .toList();
    }

    /** The usual versions. Off the FX thread only. */
    public static SideBySide read(Engine engine, long modelId, TimeRange range, ZoneId zone) {
        List<Item> items = usual(engine.registry().versions(modelId)).stream()
                .map(version -> item(engine, version))
                .toList();
        return read(engine, items, range, zone);
    }

    /** More items than {@value #MOST} are left out. Off the FX thread only. */
    public static SideBySide read(Engine engine, List<Item> wanted, TimeRange range, ZoneId zone) {
        List<Item> items = wanted.stream().limit(MOST).toList();
        SideFacts facts = new SideFacts(engine, range, new ReportText(zone));
        return of(items, items.stream().map(facts::of).toList());
    }

    /** A version with the run that trained it. */
    public static Item item(Engine engine, ModelVersion version) {
        return new Item.Version(
                version,
                version.trainingRunId().isPresent()
                        ? Optional.of(
                                engine.training().run(version.trainingRunId().getAsLong()))
                        : Optional.empty());
    }

    /** What a word means, as {@link Item#word} gives it; empty where the model has none such. */
    public static Optional<Item> item(Engine engine, long modelId, String word) {
        if (word.matches("v\\d{1,9}")) {
            return engine.registry()
                    .version(modelId, Integer.parseInt(word.substring(1)))
                    .map(version -> item(engine, version));
        }
        return engine.training().runs(OptionalLong.of(modelId), NEWEST_RUNS).stream()
                .map(Item.Training::new)
                .filter(run -> run.word().equals(word))
                .findFirst()
                .map(run -> run);
    }

    /**
     * The differences in how they were made, for somebody who has to decide: inputs and outputs, parameters, data. What each reached is left out, since
     * each was measured on rows of its own, and so are names, times, files and figures in use.
     */
    public List<Row> telling(int most) {
        List<Section> order = List.of(Section.SCHEMA, Section.PARAMETERS, Section.DATA);
        return rows.stream()
                .filter(row -> row.differs() && order.contains(row.section()))
                .filter(row -> !UNTELLING.contains(row.key()))
                .sorted(Comparator.comparing(
                                (Row row) -> row.cells().stream().allMatch(cell -> cell.verdict() == Verdict.NONE))
                        .thenComparing(row -> order.indexOf(row.section())))
                .limit(most)
                .toList();
    }

    static SideBySide of(List<Item> items, List<Map<Section, Map<String, Object>>> facts) {
        List<Row> rows = new ArrayList<>();
        for (Section section : Section.values()) {
            Map<String, Boolean> names = new LinkedHashMap<>();
            facts.forEach(one -> one.getOrDefault(section, Map.of()).keySet().forEach(name -> names.put(name, true)));
            names.keySet()
                    .forEach(name -> rows.add(row(
                            section,
                            name,
                            facts.stream()
                                    .map(one -> Optional.ofNullable(
                                            one.getOrDefault(section, Map.of()).get(name)))
                                    .toList())));
        }
        return new SideBySide(items, rows);
    }

    private static Row row(Section section, String name, List<Optional<Object>> values) {
        List<Cell> cells = new ArrayList<>();
        for (Optional<Object> value : values) {
            cells.add(
                    cells.isEmpty()
                            ? new Cell(SideWords.value(name, value), "", Verdict.NONE)
                            : SideWords.cell(name, values.getFirst(), value));
        }
        return new Row(section, name, SideWords.name(name), cells, new HashSet<>(values).size() > 1);
    }

    /** As a table to be written out. */
    public Table table(boolean onlyDifferences) {
        List<String> columns = new ArrayList<>(List.of("section", "property"));
        items.forEach(item -> columns.add(item.label()));
        return Table.grid(
                "comparison",
                columns,
                rows.stream()
                        .filter(row -> row.differs() || !onlyDifferences)
                        .map(row -> {
                            List<Object> cells =
                                    new ArrayList<>(List.of(row.section().word(), row.name()));
                            row.cells().forEach(cell -> cells.add(cell.text()));
                            return cells;
                        })
                        .toList());
    }
}
