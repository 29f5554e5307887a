package io.modeldeck.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Why a request exists, read from what it was raised with. */
class RequestReasonTest {

    private static RetrainingRequest request(
            TriggerReason reason, Map<String, Object> details, Map<String, Object> evidence) {
        return new RetrainingRequest(
                5,
                1,
                "churn",
                1,
                OptionalLong.empty(),
                Instant.EPOCH,
                "system",
                reason,
                details,
                RequestStatus.PENDING_APPROVAL,
                List.of(),
                evidence,
                Optional.empty(),
                Optional.empty(),
                "",
                false,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Map<String, Object> drift(String feature, String state, double score) {
        return Map.of("feature", feature, "verdict", Map.of("state", state, "driftScore", score));
    }

    private static List<String> words(RetrainingRequest request) {
        return RequestReason.of(request).stream().map(RequestReason::words).toList();
    }

    @Test
    void whatRaisedItComesFirstAndThenTheOtherFeaturesThatDriftedByTheirScore() {
        Map<String, Object> evidence = Map.of(
                "drift",
                List.of(
                        drift("country", "DRIFT", 0.61),
                        drift("age", "DRIFT", 0.34),
                        drift("category", "NO_DRIFT", 0.2),
                        drift("amount", "DRIFT", 0.93),
                        drift("(numbers together)", "DRIFT", 1),
                        Map.of(
                                "type",
                                "PREDICTION",
                                "feature",
                                "score",
                                "verdict",
                                Map.of("state", "DRIFT", "driftScore", 0.5)),
                        Map.of("type", "INPUT", "verdict", Map.of("state", "DRIFT", "driftScore", 1))));
        RetrainingRequest request = request(
                TriggerReason.DRIFT_DETECTED,
                Map.of("driftType", "input", "feature", "age", "driftScore", 0.34),
                evidence);
        assertThat(words(request))
                .containsExactly("drift age 0.34", "drift amount 0.93", "drift country 0.61", "drift prediction 0.50");
        assertThat(words(request(TriggerReason.MANUAL, Map.of("summary", "why not"), evidence)))
                .containsExactly(
                        "by hand",
                        "drift amount 0.93",
                        "drift country 0.61",
                        "drift prediction 0.50",
                        "drift age 0.34");
    }

    @Test
    void eachKindHasItsFigureAndOneWithoutItSaysLess() {
        assertThat(words(request(TriggerReason.ERROR_RATE_THRESHOLD, Map.of("errorRate", 0.0623), Map.of())))
                .containsExactly("error rate 6.2 %");
        assertThat(words(request(
                        TriggerReason.QUALITY_THRESHOLD,
                        Map.of("value", 0.781, "rule", Map.of("metric", "accuracy")),
                        Map.of())))
                .containsExactly("quality accuracy 0.78");
        assertThat(words(request(
                        TriggerReason.QUALITY_THRESHOLD,
                        Map.of("value", -0.42, "rule", Map.of("metric", "r2")),
                        Map.of())))
                .containsExactly("quality r2 −0.42");
        assertThat(words(request(TriggerReason.NEW_LABELS, Map.of(), Map.of("newLabels", 1321))))
                .containsExactly("new labels 1,321");
        assertThat(words(request(TriggerReason.SCHEDULED, Map.of(), Map.of()))).containsExactly("schedule");
        assertThat(words(request(TriggerReason.DRIFT_DETECTED, Map.of("driftType", "concept"), Map.of("drift", "?"))))
                .containsExactly("drift concept");
        assertThat(words(request(TriggerReason.QUALITY_THRESHOLD, Map.of("estimated", true), Map.of())))
                .containsExactly("quality");
    }
}
