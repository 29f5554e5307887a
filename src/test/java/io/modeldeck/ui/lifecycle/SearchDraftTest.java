package io.modeldeck.ui.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Problem;
import io.modeldeck.search.Search;
import io.modeldeck.search.Space;
import io.modeldeck.training.Trainers;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A search as it is typed. */
class SearchDraftTest {

    private static SearchDraft draft(String space, String fixed, String trials) {
        return new SearchDraft(7, "boosting", space, fixed, "tpe", "median", trials, "2", "1", true);
    }

    @Test
    @DisplayName("What is usually worth trying reads back as it stands in the field, for every trainer")
    void usual() {
        for (String trainer : Trainers.names()) {
            String typed = SearchDraft.usual(trainer);
            assertThat(typed).as(trainer).isNotBlank().doesNotContain("E-");
            Search.Wish wish = draft(typed, "", "20").wish();
            assertThat(wish.plan().space()).as(trainer).isEqualTo(Space.usual(trainer));
        }
    }

    @Test
    @DisplayName("Lines and pairs become a plan; what cannot be read, or is tried and fixed at once, is refused")
    void wishes() {
        Search.Wish wish = draft("learningRate = 0.01:0.3:log\n\nhidden=16,32", "rounds=50", "12")
                .wish();
        assertThat(wish.basedOn()).isEqualTo(7);
        assertThat(wish.fixed()).isEqualTo(Map.of("rounds", "50"));
        assertThat(wish.plan().trials()).isEqualTo(12);
        assertThat(SearchDraft.text(wish.plan().space())).isEqualTo("learningRate=0.01:0.3:log\nhidden=16,32");
        assertThatThrownBy(() -> draft("learningRate", "", "12").wish())
                .isInstanceOf(Problem.class)
                .hasMessageContaining("'learningRate' names no hyperparameter");
        assertThatThrownBy(() -> draft("rounds=5:50:whole", "rounds=50", "12").wish())
                .hasMessageContaining("leave one out");
        assertThatThrownBy(() -> draft("rounds=5:50:whole", "", "a few").wish())
                .hasMessage("The number of trials must be a whole number, not 'a few'.");
        assertThatThrownBy(() -> draft("", "", "12").wish()).hasMessageContaining("Nothing is searched");
    }
}
