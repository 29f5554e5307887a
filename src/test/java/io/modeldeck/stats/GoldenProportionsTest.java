package io.modeldeck.stats;

import static io.modeldeck.testing.Golden.assertP;
import static io.modeldeck.testing.Golden.assertStatistic;
import static io.modeldeck.testing.Golden.isDefined;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeldeck.testing.Golden;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Two-proportion tests against SciPy. */
class GoldenProportionsTest {

    @TestFactory
    Stream<DynamicTest> proportions() {
        return Golden.cases("proportions").stream()
                .map(golden -> DynamicTest.dynamicTest(golden.get("id").asText(), () -> check(golden)));
    }

    private void check(JsonNode golden) {
        JsonNode in = golden.get("inputs");
        long x1 = in.get("ref_successes").asLong();
        long n1 = in.get("ref_n").asLong();
        long x2 = in.get("cur_successes").asLong();
        long n2 = in.get("cur_n").asLong();
        JsonNode expected = golden.get("expected");
        Optional<ZTest> pooled = Proportions.pooledZ(x1, n1, x2, n2);
        if (!isDefined(expected)) {
            assertThat(pooled).isEmpty();
            assertThat(Proportions.unpooledZ(x1, n1, x2, n2)).isEmpty();
            assertThat(Proportions.fisherExact(x1, n1, x2, n2)).isEmpty();
            return;
        }
        if (isDefined(expected.get("pooled"))) {
            assertZ(expected.get("pooled"), pooled.orElseThrow());
        } else {
            assertThat(pooled).contains(new ZTest(0, 1));
        }
        if (expected.has("unpooled")) {
            assertZ(
                    expected.get("unpooled"),
                    Proportions.unpooledZ(x1, n1, x2, n2).orElseThrow());
        }
        if (expected.has("fisher_exact_p")) {
            assertP(
                    "fisher",
                    expected.get("fisher_exact_p"),
                    Proportions.fisherExact(x1, n1, x2, n2).orElseThrow());
        }
    }

    private static void assertZ(JsonNode expected, ZTest actual) {
        assertStatistic("z", expected.get("z"), actual.z());
        assertP("p", expected.get("p_two_sided"), actual.pValue());
    }
}
