package io.modeldeck.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.config.TriggerCondition.Quality;
import io.modeldeck.domain.TaskType;
import io.modeldeck.metrics.MetricsService.QualityReading;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityTriggerTest {

    private static final Map<String, Object> VALIDATION =
            Map.of("candidate", Map.of("accuracy", .9, "rocAuc", .8, "rmse", 10.0));
    private static final OptionalDouble NONE = OptionalDouble.empty();

    private static Quality below(String metric, double threshold) {
        return new Quality(metric, OptionalDouble.of(threshold), NONE, Duration.ofHours(48));
    }

    private static Quality drop(String metric, double margin) {
        return new Quality(metric, NONE, OptionalDouble.of(margin), Duration.ofHours(24));
    }

    private static QualityReading reading(long labelled, String metric, double value) {
        return new QualityReading(labelled, TaskType.CLASSIFICATION, Map.of(metric, value), Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "accuracy, .8, .7999, 100, true",
        "accuracy, .8, .8, 100, false",
        "accuracy, .8, .5, 99, false",
        "rmse, 12, 12.01, 100, true",
        "rmse, 12, 12, 100, false",
        "logLoss, .5, .4, 100, false",
    })
    void aValueIsALimit(String metric, double limit, double value, long labelled, boolean pulled) {
        assertThat(QualityTrigger.found(below(metric, limit), reading(labelled, metric, value), Map.of())
                        .isPresent())
                .isEqualTo(pulled);
    }

    @ParameterizedTest
    @CsvSource({
        "accuracy, .0625, .83, true",
        "accuracy, .0625, .84, false",
        "auc, .25, .54, true",
        "auc, .25, .56, false",
        "rmse, 2, 12.5, true",
        "rmse, 2, 12, false",
    })
    void aMarginIsCountedFromTheValidationOfTheVersion(String metric, double margin, double value, boolean pulled) {
        assertThat(QualityTrigger.found(drop(metric, margin), reading(500, metric, value), VALIDATION)
                        .isPresent())
                .isEqualTo(pulled);
    }

    @Test
    void withoutAReferenceNoMarginCanBeTold() {
        assertThat(QualityTrigger.found(drop("accuracy", .1), reading(500, "accuracy", 0), Map.of()))
                .isEmpty();
        assertThat(QualityTrigger.found(drop("f1", .1), reading(500, "f1", 0), VALIDATION))
                .isEmpty();
        assertThat(QualityTrigger.found(below("auc", .7), reading(500, "accuracy", 0), VALIDATION))
                .as("the metric is not defined here")
                .isEmpty();
    }

    @Test
    void theSentenceHasTheNumbers() {
        assertThat(QualityTrigger.found(below("rmse", 12), reading(100, "rmse", 15), Map.of())
                        .orElseThrow()
                        .sentence())
                .isEqualTo("RMSE 15.0000 of 100 labelled events of the last 48 h is above 12.0000");
        assertThat(QualityTrigger.found(drop("auc", .25), reading(500, "auc", .5), VALIDATION)
                        .orElseThrow()
                        .sentence())
                .isEqualTo("ROC AUC 0.5000 of 500 labelled events of the last 24 h is below 0.5500"
                        + " (0.8000 in its validation)");
    }
}
