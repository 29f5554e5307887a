package io.modeldeck.ui.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Stage;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Validation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LiftTest {

    private static Card card(Stage stage, Map<Stage, Decision> targets, boolean wayBack) {
        ModelVersion version = new ModelVersion(
                5,
                1,
                "churn",
                "trained",
                2,
                ModelVersion.ONNX,
                stage,
                Optional.empty(),
                0,
                List.of(),
                List.of(),
                InputMapping.NONE,
                List.of(),
                Map.of(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Validation.PASSED,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH);
        return new Card(
                version,
                Optional.empty(),
                targets,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                wayBack,
                List.of(),
                Optional.empty());
    }

    private static final Card CANDIDATE = card(
            Stage.CANDIDATE,
            Map.of(
                    Stage.STAGING, new Decision.Accepted("Its validation passed."),
                    Stage.PRODUCTION, new Decision.Refused("A candidate goes to staging first."),
                    Stage.ARCHIVED, new Decision.Accepted("It may be archived.")),
            false);

    @Test
    @DisplayName("A lifted card moves column by column, stays at the edges and says why it may not be dropped")
    void moves() {
        Lift lift = Lift.of(CANDIDATE);
        assertThat(lift.isHome()).isTrue();
        assertThat(lift.isAllowed()).isFalse();
        assertThat(lift.refusal()).isEmpty();
        assertThat(lift.moved(-1).target()).isEqualTo(Stage.CANDIDATE);

        Lift staging = lift.moved(1);
        assertThat(staging.target()).isEqualTo(Stage.STAGING);
        assertThat(staging.isAllowed()).isTrue();

        Lift production = staging.moved(1);
        assertThat(production.isAllowed()).isFalse();
        assertThat(production.refusal()).isEqualTo("A candidate goes to staging first.");
        assertThat(production.moved(1).moved(1).target()).isEqualTo(Stage.ARCHIVED);
    }

    @Test
    @DisplayName("What a move would be")
    void kinds() {
        assertThat(CANDIDATE.move(Stage.CANDIDATE)).isEqualTo(Card.Move.NONE);
        assertThat(CANDIDATE.move(Stage.STAGING)).isEqualTo(Card.Move.PROMOTION);
        assertThat(CANDIDATE.move(Stage.ARCHIVED)).isEqualTo(Card.Move.ARCHIVING);
        assertThat(CANDIDATE.next()).contains(Stage.STAGING);
        Card predecessor = card(Stage.ARCHIVED, Map.of(), true);
        assertThat(predecessor.move(Stage.PRODUCTION)).isEqualTo(Card.Move.ROLLBACK);
        assertThat(predecessor.next()).isEmpty();
    }
}
