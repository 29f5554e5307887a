package io.modeldeck.stats;

import static io.modeldeck.testing.Golden.assertStatistic;
import static io.modeldeck.testing.Golden.isDefined;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeldeck.testing.Golden;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;
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

    @TestFactory
    Stream<DynamicTest> quality() {
        return tests("dq-", this::checkQuality);
    }

    @TestFactory
    Stream<DynamicTest> rollups() {
        return tests("roll-", this::checkRollup);
    }

    private static Stream<DynamicTest> tests(String prefix, Consumer<JsonNode> check) {
        return Golden.cases("descriptive").stream()
                .filter(golden -> golden.get("id").asText().startsWith(prefix))
                .map(golden -> DynamicTest.dynamicTest(golden.get("id").asText(), () -> check.accept(golden)));
    }

    private void checkQuality(JsonNode golden) {
        JsonNode in = golden.get("inputs");
        JsonNode expected = golden.get("expected");
        in.get("numeric").forEach(name -> {
            Sample ref = Sample.of(Golden.numbers(rows(in, name, "reference_rows")));
            Sample window = Sample.of(Golden.numbers(rows(in, name, "window_rows")));
            assertThat(window.missing()).isEqualTo(count(expected, "null_counts", name));
            assertThat(window.countOutside(ref.min(), Double.POSITIVE_INFINITY))
                    .isEqualTo(count(expected, "below_reference_min", name));
            assertThat(window.countOutside(Double.NEGATIVE_INFINITY, ref.max()))
                    .isEqualTo(count(expected, "above_reference_max", name));
            assertThat(TukeyFences.of(ref).orElseThrow().countOutside(window))
                    .isEqualTo(count(expected, "tukey_outliers_by_reference_quartiles", name));
        });
    }

    private void checkRollup(JsonNode golden) {
        JsonNode in = golden.get("inputs");
        long size = in.get("bucket_seconds").asLong() * 1000;
        List<Optional<String>> times = Golden.texts(in.get("timestamps"));
        double[] values = Golden.numbers(in.get("values"));
        Map<Long, List<Double>> buckets = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            long millis = LocalDateTime.parse(times.get(i).orElseThrow().replace(' ', 'T'))
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
            buckets.computeIfAbsent(Math.floorDiv(millis, size) * size, key -> new ArrayList<>())
                    .add(values[i]);
        }
        JsonNode expected = golden.at("/expected/buckets");
        assertThat(buckets).hasSize(expected.size());
        expected.forEach(bucket -> {
            List<Double> held = buckets.get(bucket.get("period_start_epoch_ms").asLong());
            Sample sample =
                    Sample.of(held.stream().mapToDouble(Double::doubleValue).toArray());
            assertThat(sample.n()).isEqualTo(bucket.get("count").asInt());
            assertStatistic("avg", bucket.get("avg"), sample.mean());
            assertStatistic("p50", bucket.get("p50"), sample.median());
            assertStatistic("p95", bucket.get("p95"), sample.quantile(0.95));
            assertStatistic("p99", bucket.get("p99"), sample.quantile(0.99));
            assertStatistic("min", bucket.get("min"), sample.min());
            assertStatistic("max", bucket.get("max"), sample.max());
        });
    }

    private static JsonNode rows(JsonNode in, JsonNode name, String rows) {
        ObjectNode column = in.deepCopy();
        column.set("column", name);
        column.set("rows", in.get(rows));
        return column;
    }

    private static int count(JsonNode expected, String what, JsonNode name) {
        return expected.get(what).get(name.asText()).asInt();
    }

    private static void optional(String what, JsonNode expected, OptionalDouble actual) {
        if (isDefined(expected)) {
            assertStatistic(what, expected, actual.orElseThrow());
        } else if (!expected.isMissingNode()) {
            assertThat(actual).as(what).isEmpty();
        }
    }
}
