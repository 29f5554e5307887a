package io.modeldeck.stats;

import static io.modeldeck.testing.Golden.assertStatistic;
import static io.modeldeck.testing.Golden.isDefined;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeldeck.testing.Golden;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Descriptive statistics, quality counts and rollup percentiles against NumPy. */
class GoldenDescriptiveTest {

    @TestFactory
    Stream<DynamicTest> describe() {
        return Stream.of("descriptive", "edge_cases")
                .flatMap(file -> Golden.cases(file).stream())
                .filter(golden -> golden.get("id").asText().matches("(desc|edge-describe)-.*"))
                .map(golden -> DynamicTest.dynamicTest(golden.get("id").asText(), () -> check(golden)));
    }

    private void check(JsonNode golden) {
        double[] values = Golden.numbers(golden.at("/inputs/values"));
        Sample sample = Sample.of(values);
        JsonNode expected = golden.get("expected");
        assertThat(sample.n()).isEqualTo(expected.get("count").asInt());
        assertThat(sample.missing()).isEqualTo(expected.get("missing").asInt());
        assertThat(sample.isEmpty()).isEqualTo(!isDefined(expected.path("mean")));
        if (sample.isEmpty()) {
            return;
        }
        assertStatistic("mean", expected.get("mean"), sample.mean());
        assertStatistic("sum", expected.get("sum"), sample.sum());
        assertStatistic("std", expected.get("std_population"), sample.std());
        optional("sample std", expected.path("std_sample"), sample.sampleStd());
        expected.get("percentiles_linear")
                .properties()
                .forEach(p -> assertStatistic(
                        "p" + p.getKey(), p.getValue(), sample.quantile(Double.parseDouble(p.getKey()) / 100)));
        expected.get("nearest_rank")
                .properties()
                .forEach(p -> assertStatistic(
                        "nearest " + p.getKey(),
                        p.getValue(),
                        sample.nearestRank(Double.parseDouble(p.getKey()) / 100)));
        TukeyFences fences = TukeyFences.of(sample).orElseThrow();
        assertStatistic("iqr", expected.get("iqr"), fences.interquartileRange());
        assertThat(fences.countOutside(sample))
                .isEqualTo(expected.get("outliers_tukey_1.5").asInt());
        assertThat(sample.distinct()).isEqualTo(expected.get("distinct").asInt());
        if (expected.has("outliers_z3_sample_std")) {
            double reach = 3 * sample.sampleStd().orElseThrow();
            assertThat(sample.countOutside(sample.mean() - reach, sample.mean() + reach))
                    .isEqualTo(expected.get("outliers_z3_sample_std").asInt());
        }
        optional("skewness", expected.path("skewness_population"), sample.skewness());
        optional("kurtosis", expected.path("kurtosis_excess_population"), sample.kurtosis());
    }

    private static void optional(String what, JsonNode expected, OptionalDouble actual) {
        if (isDefined(expected)) {
            assertStatistic(what, expected, actual.orElseThrow());
        } else if (!expected.isMissingNode()) {
            assertThat(actual).as(what).isEmpty();
        }
    }
}
