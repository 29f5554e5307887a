package io.modeldeck.ui.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.config.FreezeWindow;
import io.modeldeck.domain.Problem;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.ui.kit.text.Formats;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the page of a model says and takes in, without a window. */
class ModelWordsTest {

    private static final Instant NOW = Instant.parse("2026-03-14T08:15:00Z");
    private static final ZoneId UTC = ZoneId.of("UTC");

    private static String weekly(Set<DayOfWeek> days, String from, String until) {
        FreezeWords words = new FreezeWords(new Formats(UTC, Clock.fixed(NOW, ZoneOffset.UTC)));
        return words.of(new FreezeWindow.Weekly(days, LocalTime.parse(from), LocalTime.parse(until), UTC, "why"));
    }

    @Test
    @DisplayName("Freeze windows are said as people say them, over the end of a day and of a week")
    void freezes() {
        Set<DayOfWeek> weekend = EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(weekly(weekend, "00:00", "00:00")).isEqualTo("Fri to Sun, all day (UTC)");
        assertThat(weekly(EnumSet.of(DayOfWeek.FRIDAY), "18:00", "00:00")).isEqualTo("Fri, 18:00 to 24:00 (UTC)");
        assertThat(weekly(EnumSet.of(DayOfWeek.FRIDAY), "18:00", "06:00"))
                .isEqualTo("Fri, 18:00 until 06:00 on the next day (UTC)");
        assertThat(FreezeWords.days(
                        EnumSet.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.THURSDAY)))
                .isEqualTo("Thu, Sun to Tue");
        assertThat(FreezeWords.days(EnumSet.allOf(DayOfWeek.class))).isEqualTo("Every day");
    }

    @Test
    @DisplayName("A recipe keeps what its fields do not show, and takes numbers as numbers")
    void recipes() {
        Recipe before = Recipe.read(
                Map.of("trainer", "boosting", "windowDays", 30, "successCriteria", Map.of("minAccuracy", 0.8)),
                Recipe.standard());
        RecipeDraft shown = RecipeDraft.of(before);
        assertThat(shown.recipe()).isEqualTo(before);
        Recipe after = new RecipeDraft(
                        shown.document(), "tree", "maxDepth=4 balanced=true criterion=gini", "a, b ,", "500", "25 %")
                .recipe();
        assertThat(after.trainer()).hasValue("tree");
        assertThat(after.hyperparameters()).isEqualTo(Map.of("maxDepth", 4, "balanced", true, "criterion", "gini"));
        assertThat(after.features()).isEqualTo(List.of("a", "b"));
        assertThat(after.rows()).isEqualTo(500);
        assertThat(after.holdOutShare()).isEqualTo(0.25);
        assertThat(after.choice()).isEqualTo(before.choice());
        assertThat(after.successCriteria()).isEqualTo(before.successCriteria());
    }

    @Test
    @DisplayName("What cannot be read is refused with its name")
    void refusals() {
        RecipeDraft shown = RecipeDraft.of(Recipe.standard());
        assertThatThrownBy(() -> new RecipeDraft(shown.document(), "", "", "", "many", shown.holdOut()).recipe())
                .isInstanceOf(Problem.class)
                .hasMessage("Rows must be a number, not 'many'.");
        assertThatThrownBy(() -> new RecipeDraft(shown.document(), "", "depth", "", "50", "20").recipe())
                .hasMessageContaining("'depth' is no hyperparameter");
        assertThatThrownBy(() -> new RecipeDraft(shown.document(), "", "", "", "50", "0").recipe())
                .hasMessageContaining("at least 1");
    }
}
