package io.modeldeck.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeldeck.testing.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No golden case is passed over in silence: each file has the cases that it is known to have, and each edge case has a test that takes it. */
class GoldenCoverageTest {

    @ParameterizedTest
    @CsvSource({"drift_numeric,26", "drift_categorical,15", "edge_cases,35", "proportions,12", "stream_detectors,18"})
    void everyCaseIsThere(String file, int cases) {
        assertThat(Golden.cases(file)).hasSize(cases);
    }

    /** Pairs of numbers, pairs of categories, single columns: as the three tests choose them. */
    @Test
    void everyEdgeCaseBelongsToOneTest() {
        List<JsonNode> cases = Golden.cases("edge_cases");
        long categories = cases.stream()
                .filter(c -> c.get("id").asText().startsWith("edge-cat"))
                .count();
        long pairs =
                cases.stream().filter(c -> c.get("inputs").has("reference")).count();
        long columns = cases.stream()
                .filter(c -> c.get("id").asText().startsWith("edge-describe"))
                .count();
        assertThat(categories).isEqualTo(10);
        assertThat(pairs).isEqualTo(30);
        assertThat(columns).isEqualTo(5);
        assertThat(pairs + columns).isEqualTo(cases.size());
    }
}
