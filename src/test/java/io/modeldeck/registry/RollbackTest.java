package io.modeldeck.registry;

import static io.modeldeck.registry.RegistryBench.ENGINEER;
import static io.modeldeck.registry.RegistryBench.REVIEWER;
import static io.modeldeck.registry.RegistryBench.T0;
import static io.modeldeck.registry.RegistryBench.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A rollback brings the predecessor back, for a reason and however long ago it left. */
class RollbackTest extends PromotionDesk {

    @Test
    void repeatedRollbacksWalkBackAndEndWithASentence() {
        ModelVersion a = bench.served(churn, "a", 1);
        bench.served(churn, "b", 2);
        ModelVersion c = bench.served(churn, "c", 3);
        StageMove move = promotion.rollback(REVIEWER, hour(4), churn.id(), "c is slow");
        assertThat(move.sentence()).isEqualTo("churn v2 is back in production; churn v3 is archived.");
        assertThat(production()).isEqualTo("b");
        promotion.rollback(REVIEWER, hour(5), churn.id(), "so is b");
        assertThat(production()).isEqualTo("a");
        assertThatThrownBy(() -> promotion.rollback(REVIEWER, hour(6), churn.id(), "and a"))
                .isInstanceOf(Problem.class)
                .hasMessage(
                        "churn v1 was the first in production; there is no version before it to roll" + " back to.");
        assertThat(stage(a)).isEqualTo(Stage.PRODUCTION);
        assertThat(stage(c)).isEqualTo(Stage.ARCHIVED);
    }

    @Test
    void theParentIsThatOfTheFirstTimeAndNeverRewritten() {
        ModelVersion a = bench.served(churn, "a", 1);
        ModelVersion b = bench.served(churn, "b", 2);
        bench.served(churn, "c", 3);
        // Both old ones come back the long way; neither gets a new parent, so there can be no circle.
        for (ModelVersion old : List.of(a, b)) {
            promotion.promote(ENGINEER, hour(4), old.id(), Stage.STAGING, "");
            promotion.promote(REVIEWER, hour(5), old.id(), Stage.PRODUCTION, "again");
        }
        assertThat(bench.registry.requireVersion(a.id()).parentId()).isEmpty();
        assertThat(bench.registry.requireVersion(b.id()).parentId()).hasValue(a.id());
        promotion.rollback(REVIEWER, hour(6), churn.id(), "back");
        assertThat(production()).isEqualTo("a");
        assertThatThrownBy(() -> promotion.rollback(REVIEWER, hour(7), churn.id(), "back"))
                .hasMessageContaining("first in production");
    }

    @Test
    void aStagedParentStillComesBack() {
        ModelVersion a = bench.served(churn, "a", 1);
        bench.served(churn, "b", 2);
        promotion.promote(ENGINEER, hour(3), a.id(), Stage.STAGING, "");
        promotion.rollback(REVIEWER, hour(4), churn.id(), "back");
        assertThat(production()).isEqualTo("a");
        assertThat(history()).endsWith("v2 production>archived rollback h4", "v1 archived>production rollback h4");
    }

    @Test
    void aRollbackTakesAReasonAndSomethingToRollBack() {
        assertThatThrownBy(() -> promotion.rollback(REVIEWER, T0, churn.id(), "x"))
                .hasMessageContaining("nothing to roll back");
        assertThatThrownBy(() -> promotion.rollback(REVIEWER, T0, churn.id(), " "))
                .hasMessageContaining("says why");
    }

    @Test
    void whatLeftProductionLongAgoIsLookedAtAnewBeforeItComesBack() {
        Promotion strict = bench.promotion(new Policy(hour(11)));
        ModelVersion a = bench.served(churn, "a", 1);
        bench.served(churn, "b", 2);
        assertThat(strict.checkRollback(hour(26), churn.id()).orElseThrow()).isInstanceOf(Decision.Accepted.class);
        assertThatThrownBy(() -> strict.rollback(REVIEWER, hour(27), churn.id(), "odd"))
                .hasMessageStartingWith("churn v1 does not come back to production. It left production at " + hour(2))
                .hasMessageContaining("modeldeck validate");
        assertThat(production()).isEqualTo("b");
        bench.registry.setValidation(ENGINEER, hour(27), a.id(), Validation.FAILED, Map.of(), "");
        assertThatThrownBy(() -> strict.rollback(REVIEWER, hour(27), churn.id(), "odd", true, Optional.empty()))
                .hasMessageContaining("and failed");
        bench.registry.setValidation(ENGINEER, hour(28), a.id(), Validation.PASSED, Map.of(), "");
        strict.rollback(REVIEWER, hour(29), churn.id(), "odd");
        assertThat(production()).isEqualTo("a");
    }

    @Test
    void longAgoWithoutLabelsItComesBackForAReason() {
        Promotion strict = bench.promotion(new Policy(hour(11)));
        bench.served(churn, "a", 1);
        bench.served(churn, "b", 2);
        strict.rollback(REVIEWER, hour(99), churn.id(), "b is down, no labels yet", true, Optional.empty());
        assertThat(production()).isEqualTo("a");
    }
}
