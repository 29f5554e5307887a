package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Severity;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertSortTest {

    @Test
    void theWordsOfAConditionMayHoldTheSignBetweenTwo() {
        assertThat(AlertSort.of("data_quality|firing|condition|critical|a|b | c"))
                .isEqualTo(new AlertSort(
                        AlertType.DATA_QUALITY,
                        AlertState.FIRING,
                        Optional.of(Cause.CONDITION),
                        Severity.CRITICAL,
                        "a|b | c"));
    }

    @Test
    void whatIsNotThereIsNotThere() {
        assertThat(AlertSort.of("latency|pending||info|"))
                .isEqualTo(new AlertSort(AlertType.LATENCY, AlertState.PENDING, Optional.empty(), Severity.INFO, ""));
    }
}
