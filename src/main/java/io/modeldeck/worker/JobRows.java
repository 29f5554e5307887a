package io.modeldeck.worker;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.training.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows that a worker learns from, as one table: features, label, and the weights where rows count differently.
 *
 * @param weight the column of the weights
 */
record JobRows(Table table, Optional<String> weight) {

    static JobRows of(TrainingSet data) {
        Optional<String> weight = weightName(data);
        List<Column> columns = new ArrayList<>(data.features().columns());
        columns.add(
                data.task() == TaskType.REGRESSION
                        ? new Column.Numeric(data.label().name(), data.targets())
                        : new Column.Categorical(data.label().name(), data.labels()));
        weight.ifPresent(name -> columns.add(new Column.Numeric(name, data.weights())));
        return new JobRows(Table.of(columns), weight);
    }

    private static Optional<String> weightName(TrainingSet data) {
        double first = data.weights()[0];
        for (double weight : data.weights()) {
            if (weight != first) {
                String name = "row_weight";
                while (data.features().column(name).isPresent()
                        || data.label().name().equals(name)) {
                    name += "_";
                }
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
