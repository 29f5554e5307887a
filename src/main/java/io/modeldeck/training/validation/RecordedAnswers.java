package io.modeldeck.training.validation;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.telemetry.EventFrame;
import io.modeldeck.training.Predictions;
import java.util.List;
import java.util.Optional;

/** What a model that runs elsewhere said to rows at their time, out of its events and as it is kept with a run. */
public final class RecordedAnswers {

    private static final String SAID = "said";

    private RecordedAnswers() {}

    /** @param frame events that all have a prediction */
    public static Predictions of(EventFrame frame, TaskType task) {
        return task == TaskType.REGRESSION
                ? new Predictions.Values(frame.predictedNumbers())
                : labels(frame.prediction().values());
    }

    public static Table table(Predictions answers) {
        return Table.of(List.of(
                switch (answers) {
                    case Predictions.Values values -> new Column.Numeric(SAID, values.values());
                    case Predictions.Classes classes -> new Column.Categorical(SAID, classes.labels());
                }));
    }

    /** @param table as {@link #table} made it */
    public static Predictions of(Table table, TaskType task) {
        return switch (table.require(SAID)) {
            case Column.Numeric numbers when task == TaskType.REGRESSION -> new Predictions.Values(numbers.values());
            case Column said -> {
                String[] labels = new String[said.rows()];
                for (int row = 0; row < labels.length; row++) {
                    labels[row] = said.text(row);
                }
                yield labels(labels);
            }
        };
    }

    private static Predictions labels(String[] labels) {
        return new Predictions.Classes(List.of(), labels, Optional.empty());
    }
}
