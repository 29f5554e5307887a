package io.modeldeck.training.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TaskType;
import io.modeldeck.training.Evaluation;
import io.modeldeck.validation.Comparison.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChampionComparisonTest {

    @ParameterizedTest
    @CsvSource({"0.80,0.79,true", "0.80,0.80,true", "0.80,0.8000001,false", "0.79,0.80,false"})
    void moreAccuracyIsNoWorse(double candidate, double champion, boolean passed) {
        assertEquals(
                passed, compare(classifier(candidate), classifier(champion)).passed());
    }

    @ParameterizedTest
    @CsvSource({"1.5,1.6,true", "1.5,1.5,true", "1.6,1.5,false"})
    void lessErrorIsNoWorse(double candidate, double champion, boolean passed) {
        assertEquals(
                passed, compare(regression(candidate), regression(champion)).passed());
    }

    @Test
    void aPassSaysWhy() {
        Map<String, Object> limits = new LinkedHashMap<>();
        limits.put("minAccuracy", 0.7);
        limits.put("minF1Score", 0.5);
        limits.put("maxLogLoss", 0.69);
        Verdict verdict = ChampionComparison.compare(
                classifier(0.8125), Optional.of(classifier(0.795)), SuccessCriteria.read(limits));
        assertTrue(verdict.passed());
        assertEquals(
                "Passed on 800 held-out rows: accuracy 0.8125 is no worse than the champion's 0.7950;"
                        + " accuracy 0.8125 meets minAccuracy 0.7000; f1 0.6000 meets minF1Score 0.5000;"
                        + " logLoss 0.4000 meets maxLogLoss 0.6900.",
                verdict.sentence());
        assertEquals(
                List.of("champion", "minAccuracy", "minF1Score", "maxLogLoss"),
                verdict.criteria().stream().map(Verdict.Criterion::name).toList());
        assertEquals(
                new Verdict.Criterion("minF1Score", "f1", true, 0.5, OptionalDouble.of(0.6), true),
                verdict.criteria().get(2));
    }

    @Test
    void aNegativeNumberHasThePrintedMinus() {
        Evaluation poor =
                new Evaluation(TaskType.REGRESSION, 800, Map.of("rmse", 2.0, "r2", -0.25), List.of(), List.of());
        assertEquals(
                "Failed on 800 held-out rows: r2 −0.2500 is below the required 0.1000 (minR2).",
                ChampionComparison.compare(poor, Optional.empty(), SuccessCriteria.read(Map.of("minR2", 0.1)))
                        .sentence());
    }

    @Test
    void aFailureNamesOnlyWhatFailed() {
        Verdict verdict = ChampionComparison.compare(
                classifier(0.70),
                Optional.of(classifier(0.79)),
                new SuccessCriteria(Map.of("minF1", 0.8, "maxLogLoss", 0.5)));
        assertFalse(verdict.passed());
        assertTrue(
                verdict.sentence()
                        .startsWith("Failed on 800 held-out rows: accuracy 0.7000 is below the champion's 0.7900;"),
                verdict::sentence);
        assertTrue(verdict.sentence().contains("f1 0.6000 is below the required 0.8000 (minF1)"), verdict::sentence);
        assertFalse(verdict.sentence().contains("logLoss"), verdict::sentence);
    }

    @Test
    void withoutChampionTheCriteriaDecide() {
        Verdict alone = ChampionComparison.compare(classifier(0.3), Optional.empty(), SuccessCriteria.none());
        assertTrue(alone.passed());
        assertEquals(
                "Passed on 800 held-out rows: there is no champion to compare with, accuracy is 0.3000.",
                alone.sentence());
        Verdict failed = ChampionComparison.compare(
                regression(2), Optional.empty(), new SuccessCriteria(Map.of("maxRmse", 1.5)));
        assertEquals(
                "Failed on 800 held-out rows: rmse 2.0000 is above the allowed 1.5000 (maxRmse).", failed.sentence());
    }

    @Test
    void anUndefinedMetricDoesNotPass() {
        Verdict verdict = ChampionComparison.compare(
                classifier(0.9), Optional.empty(), new SuccessCriteria(Map.of("minAuc", 0.6)));
        assertFalse(verdict.passed());
        assertEquals(
                "Failed on 800 held-out rows: rocAuc is not defined here, and minAuc asks for 0.6000.",
                verdict.sentence());
    }

    @Test
    void criteriaAreRead() {
        assertEquals(
                Map.of("minAccuracy", 0.85, "minF1Score", 0.8),
                SuccessCriteria.read(Map.of("minAccuracy", 0.85, "minF1Score", 0.80))
                        .limits());
        assertEquals("rocAuc", SuccessCriteria.metric("minRocAuc"));
        assertEquals("logLoss", SuccessCriteria.metric("maxLoss"));
        for (String bad : List.of("accuracy", "minHappiness", "min")) {
            Problem problem = assertThrows(Problem.class, () -> SuccessCriteria.read(Map.of(bad, 1)));
            assertTrue(
                    problem.getMessage().startsWith("There is no success criterion '" + bad + "'; write min or max"));
        }
        Problem text = assertThrows(Problem.class, () -> SuccessCriteria.read(Map.of("minAccuracy", "high")));
        assertEquals("The success criterion 'minAccuracy' is 'high'; it must be a number.", text.getMessage());
    }

    @Test
    void differentRowsCannotBeCompared() {
        Evaluation few = new Evaluation(TaskType.CLASSIFICATION, 10, Map.of("accuracy", 1.0), List.of(), List.of());
        assertThrows(IllegalArgumentException.class, () -> compare(classifier(0.5), few));
        assertThrows(IllegalArgumentException.class, () -> compare(classifier(0.5), regression(0.5)));
    }

    private static Verdict compare(Evaluation candidate, Evaluation champion) {
        return ChampionComparison.compare(candidate, Optional.of(champion), SuccessCriteria.none());
    }

    private static Evaluation classifier(double accuracy) {
        Map<String, Double> metrics = Map.of("accuracy", accuracy, "f1", 0.6, "logLoss", 0.4);
        return new Evaluation(TaskType.CLASSIFICATION, 800, metrics, List.of("0", "1"), List.of());
    }

    private static Evaluation regression(double rmse) {
        return new Evaluation(TaskType.REGRESSION, 800, Map.of("rmse", rmse), List.of(), List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "noWorse,0.79,BETTER,false",
        "withinChance,0.79,UNDECIDED,true",
        "withinChance,0.79,WORSE,false",
        "better,0.81,UNDECIDED,false",
        "better,0.81,BETTER,true",
        "inform,0.70,WORSE,true"
    })
    void whatIsAskedBesideTheChampion(String rule, double candidate, Change change, boolean passed) {
        Verdict verdict = ChampionComparison.compare(
                classifier(candidate),
                Optional.of(classifier(0.80)),
                Optional.of(change),
                "",
                SuccessCriteria.read(Map.of("againstChampion", rule)));
        assertEquals(passed, verdict.passed(), verdict.sentence());
    }

    @Test
    void criteriaAreKeptAsTheyWereRead() {
        Map<String, Object> document = Map.of(
                "minAccuracy",
                0.8,
                "againstChampion",
                "better",
                "failOn",
                List.of("duplicates"),
                "ignore",
                List.of("calibration"));
        assertEquals(document, SuccessCriteria.read(document).document());
        assertThrows(Problem.class, () -> SuccessCriteria.read(Map.of("againstChampion", "luckier")));
        assertThrows(Problem.class, () -> SuccessCriteria.read(Map.of("failOn", List.of("luck"))));
    }
}
