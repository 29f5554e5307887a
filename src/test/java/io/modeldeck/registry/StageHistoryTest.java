package io.modeldeck.registry;

import static io.modeldeck.registry.RegistryBench.REVIEWER;
import static io.modeldeck.registry.RegistryBench.T0;
import static io.modeldeck.registry.RegistryBench.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Stage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which version was where, and when, is known for every moment. */
class StageHistoryTest extends PromotionDesk {

    @Test
    void whatWasInProductionAtATimeIsKnown() {
        bench.served(churn, "a", 1);
        bench.served(churn, "b", 5);
        promotion.rollback(REVIEWER, hour(9), churn.id(), "worse");
        List<String> found = new ArrayList<>();
        for (int h : new int[] {0, 1, 4, 5, 8, 9, 100}) {
            found.add(promotion
                    .inProductionAt(churn.id(), hour(h))
                    .map(ModelVersion::sourceVersion)
                    .orElse("-"));
        }
        assertThat(found).containsExactly("-", "a", "a", "b", "b", "a", "a");
    }

    @Test
    void historyCannotRunBackwards() {
        bench.served(churn, "a", 5);
        ModelVersion b = bench.staged(churn, "b");
        assertThatThrownBy(() -> promotion.promote(REVIEWER, hour(4), b.id(), Stage.PRODUCTION, "early"))
                .hasMessageContaining("cannot be dated before");
        assertThat(production()).isEqualTo("a");
        assertThat(stage(b)).isEqualTo(Stage.STAGING);
    }

    @Test
    void whereEachVersionWasAtATimeIsAnswered() {
        ModelVersion a = bench.served(churn, "a", 1);
        bench.served(churn, "b", 5);
        assertThat(promotion.stagesAt(churn.id(), T0.minusSeconds(1))).isEmpty();
        assertThat(promotion.stagesAt(churn.id(), hour(4)))
                .extracting(StageChange::versionId, StageChange::to, StageChange::by, StageChange::comment)
                .startsWith(org.assertj.core.groups.Tuple.tuple(a.id(), Stage.PRODUCTION, "Sample reviewer", "better"))
                .hasSize(2);
        assertThat(promotion.stagesAt(churn.id(), hour(5)))
                .extracting(StageChange::to)
                .containsExactly(Stage.ARCHIVED, Stage.PRODUCTION);
    }
}
