package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftType;
import io.modeldeck.testing.DriftFound;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a check that is only thought of would do to the alerts, beside what a real one does. */
class DriftOutlookTest extends AlertDesk {

    private static DriftResult found(DriftType type, String feature, double score) {
        return new DriftFound(MODEL, 11, at("12:00"), type, feature).scored(score);
    }

    private DriftOutlook outlook(List<DriftResult> after) {
        return alerts.outlook(
                MODEL,
                List.of(found(DriftType.INPUT, "age", 0.62), found(DriftType.PREDICTION, "prediction", 0.1)),
                after);
    }

    @Test
    void alertsThatWouldRecoverAndRulesThatWouldFireAreNamed() {
        drift("12:00", "input", "age", 0.62, "DRIFT");
        drift("12:00", "prediction", "prediction", 0.1, "NO_DRIFT");
        alerts.evaluate(MODEL, at("12:00"));
        assertThat(alerts.open(OF_MODEL)).extracting(Alert::ruleName).containsExactly("input drift");
        DriftOutlook other =
                outlook(List.of(found(DriftType.INPUT, "age", 0.1), found(DriftType.PREDICTION, "prediction", 0.5)));
        assertThat(other.recover()).extracting(Alert::ruleName).containsExactly("input drift");
        assertThat(other.begin()).extracting(AlertRule::name).containsExactly("prediction drift");
        assertThat(other.isSame()).isFalse();
        DriftOutlook same =
                outlook(List.of(found(DriftType.INPUT, "age", 0.7), found(DriftType.PREDICTION, "prediction", 0.2)));
        assertThat(same.isSame()).isTrue();
        assertThat(outlook(List.of(found(DriftType.PREDICTION, "prediction", 0.5))))
                .as("what was not looked at stays as it is")
                .extracting(one -> one.recover().size(), one -> one.begin().size(), DriftOutlook::isSame)
                .containsExactly(0, 1, false);
        assertThat(outlook(List.of()).isSame()).isTrue();
        List<DriftResult> over = List.of(found(DriftType.PREDICTION, "prediction", 0.5));
        assertThat(alerts.outlook(MODEL, over, over).isSame())
                .as("met already, though no alert is open yet")
                .isTrue();
    }

    @Test
    void anAlertThatHasRecoveredAndWaitsToBeSeenMayFireAgain() {
        drift("12:00", "input", "age", 0.62, "DRIFT");
        alerts.evaluate(MODEL, at("12:00"));
        drift("18:00", "input", "age", 0.1, "NO_DRIFT");
        alerts.evaluate(MODEL, at("18:00"));
        assertThat(alerts.open(OF_MODEL)).extracting(Alert::isUnrecovered).containsExactly(false);
        List<DriftResult> calm = List.of(found(DriftType.INPUT, "age", 0.1));
        assertThat(alerts.outlook(MODEL, calm, List.of(found(DriftType.INPUT, "age", 0.5)))
                        .begin())
                .extracting(AlertRule::name)
                .containsExactly("input drift");
        assertThat(alerts.outlook(MODEL, calm, calm).isSame()).isTrue();
    }

    @Test
    void aRuleThatTakesSeveralChecksOrIsNotPastItsRecoveryYetSaysNothing() {
        deck.rule(
                "twice",
                "{\"metric\":\"driftScore\",\"driftType\":\"prediction\",\"operator\":\">\",\"threshold\":0.1,"
                        + "\"breaches\":2,\"ofReadings\":3}",
                io.modeldeck.domain.Severity.WARNING);
        AlertRule slow = deck.rule(
                "slow",
                "{\"metric\":\"driftScore\",\"driftType\":\"input\",\"operator\":\">\",\"threshold\":0.5,"
                        + "\"recoveryThreshold\":0.2}",
                io.modeldeck.domain.Severity.WARNING);
        drift("12:00", "input", "age", 0.62, "DRIFT");
        alerts.evaluate(MODEL, at("12:00"));
        DriftOutlook between =
                outlook(List.of(found(DriftType.INPUT, "age", 0.29), found(DriftType.PREDICTION, "prediction", 0.2)));
        assertThat(between.recover()).extracting(Alert::ruleId).doesNotContain(slow.id());
        assertThat(between.begin()).isEmpty();
    }
}
