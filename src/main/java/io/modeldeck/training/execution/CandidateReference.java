package io.modeldeck.training.execution;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Table;
import io.modeldeck.drift.BaselineService;
import io.modeldeck.training.Predictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a candidate is compared with once it serves: the features of all its rows, and predictions and outcomes on the rows held out alone, since
 * on the rows that it learnt from it would look better than it is.
 */
final class CandidateReference {

    private CandidateReference() {}

    static Table of(TrainedRun trained, Predictions answers) {
        Table rows = trained.source().rows();
        int split = trained.split();
        List<Column> columns = new ArrayList<>();
        trained.model().inputColumns().forEach(name -> columns.add(rows.require(name)));
        String[] predictions = new String[rows.rows()];
        String[] outcomes = new String[rows.rows()];
        double[] scores = new double[rows.rows()];
        Arrays.fill(scores, Double.NaN);
        Column label = rows.require(trained.recipe().label());
        for (int row = split; row < rows.rows(); row++) {
            predictions[row] = prediction(answers, row - split);
            outcomes[row] = label.isMissing(row) ? null : label.text(row);
            scores[row] = score(answers, row - split, trained.info().positiveClass());
        }
        columns.add(new Column.Categorical(BaselineService.PREDICTION_COLUMN, predictions));
        columns.add(new Column.Numeric(BaselineService.SCORE_COLUMN, scores));
        columns.add(new Column.Categorical(BaselineService.OUTCOME_COLUMN, outcomes));
        return Table.of(columns);
    }

    private static String prediction(Predictions answers, int row) {
        return switch (answers) {
            case Predictions.Classes classes -> classes.labels()[row];
            case Predictions.Values values -> Labels.text(values.values()[row]);
        };
    }

    private static double score(Predictions answers, int row, Optional<String> positiveClass) {
        if (positiveClass.isEmpty()
                || !(answers instanceof Predictions.Classes classes)
                || classes.probabilities().isEmpty()) {
            return Double.NaN;
        }
        for (int k = 0; k < classes.classes().size(); k++) {
            if (Labels.equal(classes.classes().get(k), positiveClass.get())) {
                return classes.probabilities().get()[row][k];
            }
        }
        return Double.NaN;
    }
}
