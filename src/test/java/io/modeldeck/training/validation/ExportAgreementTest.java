package io.modeldeck.training.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.training.Predictions;
import io.modeldeck.training.TrainedModel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExportAgreementTest {

    private static final Table ROWS = Table.of(List.of(new Column.Numeric("x", new double[] {1, 2})));

    @Test
    void anotherClassIsAMismatch() {
        ExportAgreement agreement =
                classes(new double[][] {{0.9, 0.1}, {0.2, 0.8}}, new double[][] {{0.9, 0.1}, {0.6, 0.4}});
        assertFalse(agreement.agrees());
        assertEquals(1, agreement.labelMismatches());
        assertEquals(0.4, agreement.largestDifference(), 1e-12);
        assertEquals(
                "The exported model differs from the trained one: 1 of 2 labels, numbers by up to 4.0e−01 (tolerance 1.0e−05).",
                agreement.sentence());
    }

    @Test
    void aTieMayFallEitherWay() {
        assertTrue(classes(new double[][] {{0.5, 0.5}, {0, 1}}, new double[][] {{0.4999999, 0.5000001}, {0, 1}})
                .agrees());
    }

    @Test
    void numbersAreComparedRelatively() {
        assertTrue(values(new double[] {1e9, 0}, new double[] {1e9 + 64, 1e-6}).agrees());
        assertFalse(values(new double[] {1, 0}, new double[] {1, 1e-4}).agrees());
        assertFalse(values(new double[] {1, 0}, new double[] {1, Double.NaN}).agrees());
    }

    @Test
    void missingAnswersAreAFault() {
        assertThrows(IllegalArgumentException.class, () -> values(new double[] {1, 2}, new double[] {1}));
    }

    private static ExportAgreement classes(double[][] mine, double[][] theirs) {
        List<String> classes = List.of("a", "b");
        return check(Predictions.Classes.of(classes, mine), Predictions.Classes.of(classes, theirs));
    }

    private static ExportAgreement values(double[] mine, double[] theirs) {
        return check(new Predictions.Values(mine), new Predictions.Values(theirs));
    }

    private static ExportAgreement check(Predictions mine, Predictions theirs) {
        TrainedModel model = new TrainedModel(
                "test",
                new byte[0],
                List.of("x"),
                List.of("x"),
                List.of(),
                TaskType.REGRESSION,
                List.of(),
                Map.of(),
                List.of(),
                rows -> mine);
        return ExportAgreement.check(model, ROWS, rows -> theirs);
    }
}
