package io.modeldeck.ui.kit.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RangeStepsTest {

    private static final Instant NOW = Instant.parse("2026-03-14T08:00:00Z");

    private final Selection selection = new Selection(Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void aModel() {
        selection.setModels(List.of(new ModelInfo(
                1,
                "churn",
                TaskType.CLASSIFICATION,
                Optional.empty(),
                Optional.of(NOW.minus(Duration.ofDays(90))),
                Optional.of(NOW),
                NOW)));
    }

    private void look(RangeChoice choice) {
        selection.choice().set(choice);
    }

    @Test
    void aStepIsHalfOfTheRangeAndKeepsItsLength() {
        selection.setRange(new TimeRange(NOW.minus(Duration.ofHours(4)), NOW));
        selection.steps().shift(-1);
        assertThat(selection.choice().get())
                .isEqualTo(new RangeChoice.Between(
                        new TimeRange(NOW.minus(Duration.ofHours(6)), NOW.minus(Duration.ofHours(2)))));
        selection.steps().shift(2);
        assertThat(selection.range().from()).isEqualTo(NOW.minus(Duration.ofHours(2)));
    }

    @Test
    void whatWasLookedAtBeforeComesBackAsItWasChosen() {
        RangeChoice.Last hour = new RangeChoice.Last(Duration.ofHours(1));
        assertThat(selection.steps().back()).isFalse();
        look(hour);
        selection.steps().shift(-1);
        selection.steps().shift(-1);
        assertThat(selection.steps().back()).isTrue();
        assertThat(selection.steps().back()).isTrue();
        assertThat(selection.choice().get()).as("relative as before").isEqualTo(hour);
        assertThat(selection.steps().back()).isTrue();
        assertThat(selection.choice().get()).isEqualTo(RangeChoice.USUAL);
        assertThat(selection.steps().back())
                .as("going back is no step of its own")
                .isFalse();
    }

    @Test
    void fiftyStepsGoBackAndForthUntilAnotherRangeIsChosen() {
        for (int days = 1; days <= 60; days++) {
            look(new RangeChoice.Last(Duration.ofDays(100 + days)));
        }
        RangeSteps steps = selection.steps();
        int back = 0;
        while (steps.back()) {
            back++;
        }
        assertThat(back).isEqualTo(50);
        assertThat(selection.choice().get()).isEqualTo(new RangeChoice.Last(Duration.ofDays(110)));
        int forth = 0;
        while (steps.forth()) {
            forth++;
        }
        assertThat(forth).isEqualTo(50);
        assertThat(selection.choice().get()).isEqualTo(new RangeChoice.Last(Duration.ofDays(160)));
        steps.back();
        steps.shift(-1);
        assertThat(steps.forth()).as("another range was chosen").isFalse();
        steps.back();
        assertThat(selection.choice().get()).isEqualTo(new RangeChoice.Last(Duration.ofDays(159)));
    }

    @Test
    void onlyWhatIsNoPresetIsOfferedAgainOnceAndTheNewestFirst() {
        for (int days : new int[] {3, 7, 5, 3, 2, 11, 12, 13}) {
            look(new RangeChoice.Last(Duration.ofDays(days)));
        }
        assertThat(selection.steps().recent())
                .extracting(choice -> ((RangeChoice.Last) choice).length().toDays())
                .containsExactly(12L, 11L, 2L, 3L);
    }
}
