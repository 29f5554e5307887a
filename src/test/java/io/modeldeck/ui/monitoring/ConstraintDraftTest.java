package io.modeldeck.ui.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Severity;
import io.modeldeck.quality.Constraint;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintDraftTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "range; min; 0.5; must be 0.5 or more",
                "set; values; 1 | two|3; must be one of 1, two, 3",
                "not_null; min; 7; must not be missing",
                "regex; pattern; [A-Z]{3}; must match [A-Z]{3}",
                "unique; values; x; must not repeat a value"
            })
    void whatIsTypedIsTheDemandAndStandsInTheFieldsAgain(String kind, String key, String text, String words) {
        Constraint made = draft(kind, Map.of(key, text));
        assertThat(made.words()).isEqualTo("`age` " + words);
        assertThat(made.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(made.note()).isEqualTo("since May");
        assertThat(draft(kind, ConstraintDraft.typed(made))).isEqualTo(made);
        assertThat(ConstraintDraft.typed(made).containsKey(key)).isEqualTo(ConstraintDraft.goesWith(key, kind));
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThatThrownBy(() -> draft("range", Map.of("min", " ", "pattern", "x")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("a smallest or a largest value");
        assertThatThrownBy(() -> draft("set", Map.of())).hasMessageContaining("1 to 1000 values");
    }

    private static Constraint draft(String kind, Map<String, String> typed) {
        return ConstraintDraft.of(4, " age ", kind, typed, Severity.CRITICAL, " since May ");
    }
}
