package io.modeldeck.training.execution;

import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.inference.Predictions;
import java.util.function.Function;

/** Whether a model that was made elsewhere is one that can serve: it takes the columns that there are and answers with the classes or numbers that were asked for. */
final class ForeignModel {

    private ForeignModel() {}

    /** @param model answers rows by the runtime that will serve it */
    static void requireServing(PreparedRun prepared, Function<Table, Predictions> model) {
        Predictions answers = model.apply(
                prepared.check().select(prepared.training().features().names()));
        for (String value : answers.values()) {
            if (prepared.training().classes().isEmpty()
                    ? !isNumber(value)
                    : prepared.training().classes().stream().noneMatch(c -> Labels.equal(c, value))) {
                throw refusal("answers '" + value + "', which is no "
                        + (prepared.training().classes().isEmpty() ? "number" : "class of the training rows"));
            }
        }
        if (answers.hasScores()) {
            for (double[] row : answers.scores()) {
                for (double score : row) {
                    if (!Double.isFinite(score)) {
                        throw refusal("answers a probability that is no number");
                    }
                }
            }
        }
    }

    private static Problem refusal(String what) {
        return new Problem("The model that was made for this run " + what
                + "; it was not kept. Mend the training and retry the run.");
    }

    private static boolean isNumber(String value) {
        try {
            return Double.isFinite(Double.parseDouble(value));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
