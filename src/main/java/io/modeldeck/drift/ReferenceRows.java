package io.modeldeck.drift;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.telemetry.EventFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of a reference: the features, and what was predicted and came out.
 *
 * @param prediction predicted classes or numbers; all missing where none are known
 * @param score probability of the positive class, NaN where unknown
 * @param outcome all missing where none are known
 */
record ReferenceRows(Table features, Column prediction, double[] score, Column outcome) {

    /** Column names of a table of reference rows that are no features. No file can hold them by accident. */
    static final String PREDICTION = "@prediction";

    static final String SCORE = "@score";
    static final String OUTCOME = "@outcome";

    static ReferenceRows of(Table table) {
        List<Column> features = table.columns().stream()
                .filter(c -> !List.of(PREDICTION, SCORE, OUTCOME).contains(c.name()))
                .toList();
        int rows = table.rows();
        double[] unknown = new double[rows];
        Arrays.fill(unknown, Double.NaN);
        return new ReferenceRows(
                new Table(features, rows),
                table.column(PREDICTION).orElse(Columns.missing(PREDICTION, rows)),
                table.column(SCORE).map(Columns::numbers).orElse(unknown),
                table.column(OUTCOME).orElse(Columns.missing(OUTCOME, rows)));
    }

    static ReferenceRows of(EventFrame frame) {
        return new ReferenceRows(frame.features(), frame.prediction(), frame.score(), frame.outcome());
    }

    /** The rows of events as they were known at a moment: an outcome that became known later is missing. */
    static ReferenceRows of(EventFrame frame, Instant now) {
        String[] outcomes = frame.outcome().values().clone();
        for (int row = 0; row < outcomes.length; row++) {
            if (frame.feedbackAt()[row] > now.toEpochMilli()) {
                outcomes[row] = null;
            }
        }
        return new ReferenceRows(
                frame.features(),
                frame.prediction(),
                frame.score(),
                new Column.Categorical(frame.outcome().name(), outcomes));
    }

    /** The given rows in the given order. */
    ReferenceRows pick(int[] rows) {
        double[] scores = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            scores[i] = score[rows[i]];
        }
        return new ReferenceRows(features.pick(rows), prediction.pick(rows), scores, outcome.pick(rows));
    }

    /** The rows from one on. */
    ReferenceRows from(int row) {
        return pick(IntStream.range(row, features.rows()).toArray());
    }

    /** The rows as one table, as they are frozen; columns without any value are left out. */
    Table table() {
        List<Column> columns = new ArrayList<>(features.columns());
        addKnown(columns, PREDICTION, prediction);
        addKnown(columns, SCORE, new Column.Numeric(SCORE, score));
        addKnown(columns, OUTCOME, outcome);
        return new Table(columns, features.rows());
    }

    private static void addKnown(List<Column> columns, String name, Column column) {
        for (int row = 0; row < column.rows(); row++) {
            if (!column.isMissing(row)) {
                columns.add(named(name, column));
                return;
            }
        }
    }

    private static Column named(String name, Column column) {
        return switch (column) {
            case Column.Numeric numeric -> new Column.Numeric(name, numeric.values());
            case Column.Categorical categorical -> new Column.Categorical(name, categorical.values());
        };
    }
}
