package io.modeldeck.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintDocumentTest {

    private static Constraint read(String json) {
        return ConstraintDocument.read(7, Json.readObject(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"feature\":\"age\",\"kind\":\"range\",\"min\":0.0,\"max\":120.0,\"severity\":\"critical\",\"note\":\"people\"}",
                "{\"feature\":\"age\",\"kind\":\"range\",\"min\":0.0,\"severity\":\"warning\",\"note\":\"\"}",
                "{\"feature\":\"age\",\"kind\":\"range\",\"max\":1.5,\"severity\":\"warning\",\"note\":\"\"}",
                "{\"feature\":\"c\",\"kind\":\"set\",\"values\":[\"a|b\",\"c\"],\"severity\":\"info\",\"note\":\"\"}",
                "{\"feature\":\"c\",\"kind\":\"not_null\",\"severity\":\"warning\",\"note\":\"\"}",
                "{\"feature\":\"c\",\"kind\":\"unique\",\"severity\":\"warning\",\"note\":\"\"}",
                "{\"feature\":\"c\",\"kind\":\"regex\",\"pattern\":\"[a-z]+\",\"severity\":\"warning\",\"note\":\"\"}"
            })
    void whatIsReadIsWrittenAgain(String json) {
        Constraint constraint = read(json);
        assertThat(Json.write(ConstraintDocument.of(constraint))).isEqualTo(json);
        assertThat(constraint.modelId()).isEqualTo(7);
        assertThat(ConstraintDocument.of(constraint.withId(3))).containsEntry("id", 3L);
    }

    @Test
    void cellsOfATableAreReadToo() {
        Constraint range = ConstraintDocument.read(
                7, Map.of("feature", "age", "kind", "range", "min", "0", "max", "1e2", "values", "", "note", ""));
        assertThat(range)
                .isEqualTo(
                        read("{\"feature\":\"age\",\"kind\":\"range\",\"min\":0,\"max\":100,\"id\":9,\"note\":null}"));
        assertThat(range.severity()).isEqualTo(Severity.WARNING);
        assertThat(ConstraintDocument.read(7, Map.of("feature", "c", "kind", "set", "values", "a | b|1"))
                        .rule())
                .isEqualTo(new ConstraintRule.OneOf(List.of("a", "b", "1")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"kind\":\"unique\"};needs the name of a feature",
                "{\"feature\":\" \",\"kind\":\"unique\"};needs the name of a feature",
                "{\"feature\":\"a\"};one of the kinds range, set, not_null, regex, unique, not ''",
                "{\"feature\":\"a\",\"kind\":\"ranges\"};Did you mean range?",
                "{\"feature\":\"a\",\"kind\":\"unique\",\"min\":3};of the kind unique has no 'min'",
                "{\"feature\":\"a\",\"kind\":\"unique\",\"colour\":3};has no 'colour'",
                "{\"feature\":\"a\",\"kind\":\"range\",\"min\":\"low\"};min of a range is a number, not 'low'",
                "{\"feature\":\"a\",\"kind\":\"range\"};smallest or a largest",
                "{\"feature\":\"a\",\"kind\":\"set\"};1 to 1000 values",
                "{\"feature\":\"a\",\"kind\":\"regex\"};1 to 500 characters",
                "{\"feature\":\"a\",\"kind\":\"unique\",\"severity\":\"loud\"};info, warning or critical, not 'loud'"
            })
    void anythingElseIsRefusedInASentence(String json, String reason) {
        assertThatThrownBy(() -> read(json.replace("''", "'")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(reason);
    }

    @Test
    void longTextsAreRefused() {
        assertThatThrownBy(() -> read("{\"feature\":\"" + "a".repeat(501) + "\",\"kind\":\"unique\"}"))
                .hasMessageContaining("The name of a feature may have at most 500 characters");
        assertThatThrownBy(() -> read("{\"feature\":\"a\",\"kind\":\"unique\",\"note\":\"" + "a".repeat(501) + "\"}"))
                .hasMessageContaining("A note may have at most 500");
    }
}
