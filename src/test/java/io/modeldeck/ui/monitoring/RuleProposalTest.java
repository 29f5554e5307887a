package io.modeldeck.ui.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.alert.Condition;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.drift.DriftType;
import io.modeldeck.testing.DriftFound;
import io.modeldeck.ui.kit.screen.RuleRequest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The threshold that is proposed for a rule. */
class RuleProposalTest {

    private static final Instant AT = Instant.parse("2026-03-02T00:00:00Z");

    private static DriftResult result(DriftType type, String feature, DriftState state, double score) {
        DriftFound looked = new DriftFound(1, 2, AT, type, feature);
        return state == DriftState.NOT_EVALUATED ? looked.notEvaluated() : looked.scored(state, score);
    }

    private static DriftResult age(DriftState state, double score) {
        return result(DriftType.INPUT, "age", state, score);
    }

    @Test
    void itLiesJustAboveWhatWasSeen() {
        assertThat(RuleProposal.threshold(List.of(age(DriftState.NO_DRIFT, 0.29), age(DriftState.NO_DRIFT, 0.12))))
                .isEqualTo(0.3);
        assertThat(RuleProposal.threshold(List.of(age(DriftState.NO_DRIFT, 0.3))))
                .isEqualTo(0.35);
        assertThat(RuleProposal.threshold(List.of(age(DriftState.DRIFT, 0.62), age(DriftState.NO_DRIFT, 0.1))))
                .isEqualTo(0.65);
        assertThat(RuleProposal.threshold(List.of(age(DriftState.DRIFT, 1), age(DriftState.NO_DRIFT, 0.21))))
                .as("no score is above 1")
                .isEqualTo(0.25);
        assertThat(RuleProposal.threshold(List.of(age(DriftState.NO_DRIFT, 1)))).isEqualTo(0.95);
        assertThat(RuleProposal.threshold(List.of(age(DriftState.NOT_EVALUATED, 0), age(DriftState.DRIFT, 1))))
                .isEqualTo(0.3);
    }

    @Test
    void itsConditionIsOneThatRulesTake() {
        DriftResult age = age(DriftState.DRIFT, 0.5);
        RuleRequest.Draft draft = RuleProposal.of(age, List.of(age));
        assertThat(draft)
                .extracting(RuleRequest.Draft::modelId, RuleRequest.Draft::name)
                .containsExactly(1L, "drift of age");
        assertThat(Condition.of(draft.condition()).feature()).contains("age");
        assertThat(Condition.of(draft.condition()).words()).contains("0.55");
        DriftResult score = result(DriftType.PREDICTION, DriftResult.SCORE, DriftState.DRIFT, 0.5);
        assertThat(Condition.of(RuleProposal.of(score, List.of()).condition()).feature())
                .isEmpty();
        DriftResult all = result(DriftType.INPUT, DriftResult.TOGETHER, DriftState.DRIFT, 0.5);
        assertThat(RuleProposal.of(all, List.of()).condition()).doesNotContainKey("feature");
    }
}
