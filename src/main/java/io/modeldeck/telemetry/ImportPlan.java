package io.modeldeck.telemetry;

import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TaskType;
import io.modeldeck.telemetry.file.ColumnScan;
import io.modeldeck.telemetry.file.FileScan;
import io.modeldeck.telemetry.file.JsonRows;
import io.modeldeck.telemetry.file.RowClock;
import io.modeldeck.telemetry.file.RowProblem;
import io.modeldeck.telemetry.file.RowSource;
import io.modeldeck.telemetry.file.TimeColumn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What an import does with each column of one file, settled before the first row. Positions are those of the file's columns, −1 where a part is not in
 * the file.
 */
record ImportPlan(
        Path file,
        EventImportOptions options,
        FileScan scan,
        RowClock clock,
        Optional<RowClock> labelClock,
        int id,
        int prediction,
        int confidence,
        int score,
        List<ClassColumn> probabilities,
        int label,
        int labelTime,
        int latency,
        int error,
        int requestId,
        int user,
        int session,
        int sourceModel,
        int sourceVersion,
        Optional<String> positive,
        List<Feature> features) {

    /**
     * A feature.
     *
     * @param column position in the file
     * @param name as it is stored
     * @param numeric whether its values must be numbers
     */
    record Feature(int column, String name, boolean numeric) {}

    /** The column that holds the probability of a class. */
    record ClassColumn(String name, int column) {}

    /**
     * Settles it.
     *
     * @param positive the model's positive class, where it is known
     */
    static ImportPlan of(Path file, EventImportOptions given, FileScan scan, Optional<String> positive) {
        List<String> names = scan.names();
        boolean origin = OriginFields.isOrigin(names, given);
        EventImportOptions options = origin ? OriginFields.complete(names, given) : given;
        String time = options.time()
                .orElseThrow(() -> new Problem(file + ": name the column of the time with --time; the columns are "
                        + String.join(
                                ", ",
                                names.stream().limit(40).map(RowProblem::shown).toList()) + "."));
        Columns columns = new Columns(file, names);
        if (!time.startsWith("row:")) {
            columns.require(Optional.of(time), "--time");
        }
        RowClock clock = RowClock.of(file, TimeColumn.parse(time, options.timeFormat(), options.zone()), scan);
        int id = columns.require(options.id(), "--id");
        int prediction = columns.require(options.prediction(), "--prediction");
        int confidence = columns.require(options.confidence(), "--confidence");
        int score = columns.require(options.score(), "--score");
        List<ClassColumn> probabilities = new ArrayList<>();
        options.probabilities()
                .forEach((name, column) -> probabilities.add(new ClassColumn(
                        Labels.canonical(name), columns.require(Optional.of(column), "--probabilities"))));
        int label = columns.require(options.label(), "--label");
        int labelTime = columns.require(options.labelTime(), "--label-time");
        int latency = columns.require(options.latency().map(LatencyColumn::column), "--latency");
        int error = columns.require(options.error(), "--error");
        int requestId = columns.require(options.requestId(), "--request-id");
        int user = columns.require(options.user(), "--user");
        int session = columns.require(options.session(), "--session");
        Optional<RowClock> labelClock = labelTime < 0 || scan.column(labelTime).present() == 0
                ? Optional.empty()
                : Optional.of(RowClock.of(
                        file,
                        new TimeColumn.Named(options.labelTime().orElseThrow(), options.timeFormat(), options.zone()),
                        scan,
                        "--label-time"));
        Optional<String> positiveClass = options.positive().or(() -> positive);
        if (score >= 0 && positiveClass.isEmpty()) {
            throw new Problem("The score is the probability of one class; name that class with --positive VALUE, as in"
                    + " --positive 1.");
        }
        return new ImportPlan(
                file,
                options,
                scan,
                clock,
                labelClock,
                id,
                prediction,
                confidence,
                score,
                List.copyOf(probabilities),
                label,
                labelTime,
                latency,
                error,
                requestId,
                user,
                session,
                origin ? names.indexOf(OriginFields.MODEL) : -1,
                origin ? names.indexOf(OriginFields.VERSION) : -1,
                positiveClass,
                columns.features(options, scan, origin));
    }

    /** What the model must do, by the look of its predictions and labels. */
    TaskType task() {
        if (score >= 0 || confidence >= 0 || positive.isPresent() || !probabilities.isEmpty()) {
            return TaskType.CLASSIFICATION;
        }
        List<ColumnScan> seen = new ArrayList<>();
        for (int column : new int[] {prediction, label}) {
            if (column >= 0 && scan.column(column).present() > 0) {
                seen.add(scan.column(column));
            }
        }
        boolean classes = seen.isEmpty()
                || seen.stream().anyMatch(c -> !c.isNumeric())
                || seen.stream().allMatch(c -> c.isWhole() && c.hasFewValues());
        return classes ? TaskType.CLASSIFICATION : TaskType.REGRESSION;
    }

    ColumnRole role(int column) {
        if (clock instanceof RowClock.Read read && read.column() == column) {
            return ColumnRole.TIME;
        }
        int[] positions = {id, prediction, confidence, score, label, latency, error, requestId, user, session};
        ColumnRole[] roles = {
            ColumnRole.ID,
            ColumnRole.PREDICTION,
            ColumnRole.CONFIDENCE,
            ColumnRole.SCORE,
            ColumnRole.LABEL,
            ColumnRole.LATENCY,
            ColumnRole.ERROR,
            ColumnRole.REQUEST_ID,
            ColumnRole.USER,
            ColumnRole.SESSION
        };
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] == column) {
                return roles[i];
            }
        }
        if (probabilities.stream().anyMatch(p -> p.column() == column)) {
            return ColumnRole.PROBABILITY;
        }
        return features.stream().anyMatch(f -> f.column() == column) ? ColumnRole.FEATURE : ColumnRole.OTHER;
    }

    /** Finds columns by name and remembers which ones are spoken for. */
    private static final class Columns {

        private final Path file;
        private final List<String> names;
        private final Set<String> taken = new LinkedHashSet<>();

        private Columns(Path file, List<String> names) {
            this.file = file;
            this.names = names;
        }

        int require(Optional<String> name, String option) {
            if (name.isEmpty()) {
                return -1;
            }
            OptionalInt position = position(name.get());
            if (position.isEmpty()) {
                throw RowSource.missingColumn(file, name.get(), names, option);
            }
            taken.add(name.get());
            return position.getAsInt();
        }

        List<Feature> features(EventImportOptions options, FileScan scan, boolean origin) {
            List<String> wanted = options.features();
            if (wanted.isEmpty()) {
                wanted = names.stream()
                        .filter(n -> !taken.contains(n) && !(origin && OriginFields.OTHER.contains(n)))
                        .toList();
            }
            List<Feature> features = new ArrayList<>();
            for (String name : wanted) {
                int column = position(name).orElseThrow(() -> RowSource.missingColumn(file, name, names, "--features"));
                boolean numeric = options.read().numeric().contains(name)
                        || scan.column(column).isNumericButForSlips()
                                && !options.read().categorical().contains(name);
                features.add(new Feature(column, stored(name, origin), numeric));
            }
            return List.copyOf(features);
        }

        private OptionalInt position(String name) {
            int index = names.indexOf(name);
            return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
        }

        private static String stored(String name, boolean origin) {
            return origin && name.startsWith(JsonRows.FEATURE_PREFIX)
                    ? name.substring(JsonRows.FEATURE_PREFIX.length())
                    : name;
        }
    }
}
