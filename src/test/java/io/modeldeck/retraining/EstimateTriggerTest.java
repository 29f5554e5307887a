package io.modeldeck.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.config.TriggerCondition.EstimatedQuality;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.Distribution;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.drift.DriftType;
import io.modeldeck.drift.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTriggerTest {

    private static final OptionalDouble NONE = OptionalDouble.empty();

    /** An estimate ± 0.02, with a baseline at 0.9 (reaching from 0.85 to 0.95). */
    private static DriftResult estimate(String method, DriftState state, double value, Map<String, Object> more) {
        Map<String, Object> figures = new LinkedHashMap<>(Map.of(
                "assumes",
                "calm",
                "bandFrom",
                value - .02,
                "bandTo",
                value + .02,
                "referenceMean",
                .9,
                "referenceFrom",
                .85,
                "referenceTo",
                .95,
                "outcomesIn",
                3L));
        figures.putAll(more);
        Verdict verdict = new Verdict(
                state, method, figures, OptionalDouble.of(value), NONE, NONE, NONE, NONE, "", OptionalDouble.of(.1));
        return new DriftResult(
                1,
                2,
                Instant.EPOCH,
                DriftType.CONCEPT,
                Optional.of(DriftResult.ESTIMATE),
                OptionalLong.of(1),
                verdict,
                "",
                1_000,
                400,
                TimeRange.ofMillis(0, 1),
                Optional.empty(),
                Distribution.none(),
                Distribution.none());
    }

    private static EstimatedQuality condition(Double threshold, Double drop) {
        return new EstimatedQuality(
                threshold == null ? NONE : OptionalDouble.of(threshold), drop == null ? NONE : OptionalDouble.of(drop));
    }

    @ParameterizedTest
    @CsvSource({
        "cbpe, .77, .8, , true",
        "cbpe, .79, .8, , false",
        "cbpe, .77, , .1, true",
        "cbpe, .79, , .1, false",
        "cbpe, .82, , , true",
        "cbpe, .84, , , false",
        "dle, 1.23, 1.2, , true",
        "dle, 1.21, 1.2, , false",
        "dle, 1.03, , .1, true",
        "dle, 1.01, , .1, false",
        "dle, .98, , , true",
        "dle, .96, , , false"
    })
    void theWholeBandHasToLieBeyondTheLimit(
            String method, double value, Double threshold, Double drop, boolean pulled) {
        assertThat(EstimateTrigger.found(
                                condition(threshold, drop), estimate(method, DriftState.NO_DRIFT, value, Map.of()))
                        .isPresent())
                .isEqualTo(pulled);
    }

    @Test
    void whatWasNotEvaluatedOrIsRealisedAlreadyAsksForNothing() {
        EstimatedQuality condition = condition(.8, null);
        assertThat(EstimateTrigger.found(condition, estimate("cbpe", DriftState.NOT_EVALUATED, .1, Map.of())))
                .isEmpty();
        assertThat(EstimateTrigger.found(
                        condition, estimate("cbpe", DriftState.POSSIBLE, .1, Map.of("decides", "realised"))))
                .isEmpty();
    }

    @Test
    void theSentenceHasTheNumbers() {
        assertThat(EstimateTrigger.found(condition(.8, null), estimate("cbpe", DriftState.DRIFT, .77, Map.of()))
                        .orElseThrow())
                .containsEntry(
                        "summary",
                        "Estimated accuracy 0.7700 (0.7500 to 0.7900) of 400 predictions with 3 outcomes in is below 0.8000")
                .containsEntry("outcomesIn", 3L);
        assertThat(EstimateTrigger.found(condition(null, null), estimate("dle", DriftState.DRIFT, .98, Map.of()))
                        .orElseThrow()
                        .get("summary"))
                .isEqualTo(
                        "Estimated MAE 0.9800 (0.9600 to 1.0000) of 400 predictions with 3 outcomes in is above 0.9500"
                                + " (0.9000 in the baseline)");
    }
}
