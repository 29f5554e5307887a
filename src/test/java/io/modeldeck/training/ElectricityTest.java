package io.modeldeck.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.modeldeck.domain.Table;
import io.modeldeck.training.validation.ExportAgreement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 45 312 half-hours of a market that changes: what retraining is worth. The figures to compare with are those of scikit-learn. */
class ElectricityTest {

    private static final int WINDOW = 4000;
    private static final int EVERY = 500;

    @Test
    void staticAndRetrained() {
        Table table = Csv.read("tabular/electricity/elec.csv", true);
        TrainingSet first = training(table, 0, WINDOW);
        assertEquals(List.of("0", "1"), first.classes());
        int rightStatic = right(train(first), table, WINDOW, table.rows());
        int rightRetrained = 0;
        List<Double> millis = new ArrayList<>();
        for (int from = WINDOW; from < table.rows(); from += EVERY) {
            TrainingSet data = training(table, from - WINDOW, from);
            long start = System.nanoTime();
            TrainedModel model = train(data);
            millis.add((System.nanoTime() - start) / 1e6);
            rightRetrained += right(model, table, from, Math.min(from + EVERY, table.rows()));
        }
        double rows = table.rows() - WINDOW;
        List<Double> warm = millis.subList(20, millis.size()).stream().sorted().toList();
        System.out.printf(
                "ELEC2, %.0f rows after the first %d: static %.4f, retrained every %d rows on the last %d: %.4f."
                        + " %d trainings, warm median %.1f ms, slowest %.1f ms%n",
                rows,
                WINDOW,
                rightStatic / rows,
                EVERY,
                WINDOW,
                rightRetrained / rows,
                millis.size(),
                warm.get(warm.size() / 2),
                warm.getLast());
        assertEquals(0.712, rightStatic / rows, 0.002);
        assertEquals(0.771, rightRetrained / rows, 0.01);
    }

    @Test
    void exportAnswersAlikeOnAllRows() {
        Table table = Csv.read("tabular/electricity/elec.csv", true);
        TrainedModel model = train(training(table, 0, WINDOW));
        ExportAgreement agreement = ExportAgreement.check(model, table, Exported.of(model));
        assertTrue(agreement.agrees(), agreement::sentence);
    }

    private static TrainingSet training(Table table, int from, int to) {
        List<String> features = new ArrayList<>(table.names());
        features.remove("class");
        return TrainingSet.of(table.slice(from, to), "class", features);
    }

    private static TrainedModel train(TrainingSet data) {
        return new LogisticTrainer().train(data, Map.of(), Progress.none());
    }

    private static int right(TrainedModel model, Table table, int from, int to) {
        Table rows = table.slice(from, to);
        Predictions.Classes answers = (Predictions.Classes) model.predictor().predict(rows);
        int right = 0;
        for (int row = 0; row < rows.rows(); row++) {
            right += answers.labels()[row].equals(rows.require("class").text(row)) ? 1 : 0;
        }
        return right;
    }
}
