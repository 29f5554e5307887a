package io.modeldeck.ui.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.drift.DriftResult;
import io.modeldeck.testing.DriftFound;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftBesideTest {

    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    private static DriftResult found(int hour, String feature, double score) {
        return DriftFound.input(NOON.plus(Duration.ofHours(hour)), feature).scored(score);
    }

    @Test
    void theMostDriftedOfTheNewestCheckComeFirstAndTheRestIsCounted() {
        assertThat(DriftBeside.words(List.of(
                        found(0, "age", 0.9),
                        found(0, "price", 0.4),
                        found(0, DriftResult.TOGETHER, 1),
                        found(0, "", 1),
                        found(1, "age", 0.1),
                        found(1, "price", 0.62),
                        found(1, "country", 0.7))))
                .as("age has recovered; what is no column counts for nothing")
                .hasValue("country (0.70), price (0.62)");
        assertThat(DriftBeside.words(List.of(
                        found(0, "a", 0.5),
                        found(0, "b", 0.6),
                        found(0, "c", 0.7),
                        found(0, "d", 0.8),
                        found(0, "e", 0.9))))
                .hasValue("e (0.90), d (0.80), c (0.70), +2");
        assertThat(DriftBeside.words(List.of(found(0, "age", 0.2)))).isEmpty();
    }
}
