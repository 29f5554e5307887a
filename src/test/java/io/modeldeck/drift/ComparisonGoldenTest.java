package io.modeldeck.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Json;
import io.modeldeck.testing.Golden;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The comparison's answer, read back from its JSON, against the golden values. */
class ComparisonGoldenTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> numericPairs() {
        return Stream.concat(
                        Golden.cases("drift_numeric").stream(),
                        Golden.cases("edge_cases").stream().filter(c -> isPair(c) && !isCategorical(c)))
                .map(c -> DynamicTest.dynamicTest(c.get("id").asText(), () -> checkNumeric(c)));
    }

    @TestFactory
    Stream<DynamicTest> categoricalPairs() {
        return Stream.concat(
                        Golden.cases("drift_categorical").stream(),
                        Golden.cases("edge_cases").stream().filter(c -> isPair(c) && isCategorical(c)))
                .map(c -> DynamicTest.dynamicTest(c.get("id").asText(), () -> checkCategorical(c)));
    }

    private static boolean isPair(JsonNode golden) {
        return golden.get("inputs").has("reference");
    }

    private static boolean isCategorical(JsonNode golden) {
        return golden.get("id").asText().startsWith("edge-cat");
    }

    private static void checkNumeric(JsonNode golden) throws Exception {
        JsonNode inputs = golden.get("inputs");
        JsonNode expected = golden.get("expected");
        JsonNode answer = answer(
                new Column.Numeric("x", Golden.numbers(inputs.get("reference"))),
                new Column.Numeric("x", Golden.numbers(inputs.get("current"))));
        assertThat(answer.get("type").asText()).isEqualTo("numeric");
        checkCounts(expected, answer);
        JsonNode statistics = answer.get("statistics");
        assertThat(statistics.get("chi_square").isNull()).isTrue();
        assertThat(statistics.get("g_test").isNull()).isTrue();
        assertThat(statistics.get("cramers_v").isNull()).isTrue();
        if (isUndefined(expected.path("all"))) {
            statistics.forEach(s -> assertThat(s.isNull()).isTrue());
            assertThat(answer.at("/decision/state").asText()).isEqualTo("NOT_EVALUATED");
            return;
        }
        statistic(expected.at("/ks/statistic"), statistics.get("ks"));
        JsonNode ks = statistics.get("ks");
        Golden.assertP(
                "ks p",
                expected.at(ks.get("pMethod").asText().equals("exact") ? "/ks/p_exact" : "/ks/p_kolmogorov_limit"),
                ks.get("pValue").asDouble());
        distances(expected.get("quantile_bins"), statistics);
        statistic(expected.at("/wasserstein/wasserstein_1"), statistics.get("wasserstein"));
        value(expected.at("/wasserstein/normed"), statistics.at("/wasserstein/normed"));
        test(
                expected.at("/mann_whitney/u_ref"),
                expected.at("/mann_whitney/p_asymp_continuity"),
                statistics.get("mann_whitney"));
        test(
                expected.at("/anderson_darling/statistic_normalised"),
                expected.at("/anderson_darling/p_capped_0.001_0.25"),
                statistics.get("anderson_darling"));
        test(
                expected.at("/cramer_von_mises/statistic"),
                expected.at("/cramer_von_mises/p_asymp"),
                statistics.get("cramer_von_mises"));
        test(expected.at("/t_test/welch_t"), expected.at("/t_test/welch_p"), statistics.get("t_test"));
        statistic(expected.get("energy_distance"), statistics.get("energy_distance"));
        undefined(expected, "mann_whitney", statistics);
        undefined(expected, "anderson_darling", statistics);
        undefined(expected, "t_test", statistics);
    }

    private static void checkCategorical(JsonNode golden) throws Exception {
        JsonNode inputs = golden.get("inputs");
        JsonNode expected = golden.get("expected");
        JsonNode answer = answer(categorical(inputs.get("reference")), categorical(inputs.get("current")));
        assertThat(answer.get("type").asText()).isEqualTo("categorical");
        checkCounts(expected, answer);
        JsonNode statistics = answer.get("statistics");
        for (String numericOnly : List.of(
                "ks",
                "wasserstein",
                "mann_whitney",
                "anderson_darling",
                "cramer_von_mises",
                "t_test",
                "energy_distance")) {
            assertThat(statistics.get(numericOnly).isNull()).as(numericOnly).isTrue();
        }
        if (isUndefined(expected.path("all"))) {
            statistics.forEach(s -> assertThat(s.isNull()).isTrue());
            return;
        }
        undefined(expected, "chi2_contingency", "chi_square", statistics);
        if (Golden.isDefined(expected.path("chi2_contingency"))) {
            test(
                    expected.at("/chi2_contingency/statistic"),
                    expected.at("/chi2_contingency/p"),
                    statistics.get("chi_square"));
            assertThat(statistics.at("/chi_square/degreesOfFreedom").asInt())
                    .isEqualTo(expected.at("/chi2_contingency/dof").asInt());
            statistic(expected.at("/chi2_contingency/cramers_v"), statistics.get("cramers_v"));
            test(expected.at("/g_test/statistic"), expected.at("/g_test/p"), statistics.get("g_test"));
        }
        distances(expected.get("distances"), statistics);
    }

    private static JsonNode answer(Column reference, Column current) throws Exception {
        return JSON.readTree(Json.write(Comparison.compare(reference, current)));
    }

    private static Column categorical(JsonNode column) {
        return new Column.Categorical(
                "x", Golden.texts(column).stream().map(t -> t.orElse(null)).toArray(String[]::new));
    }

    private static void checkCounts(JsonNode expected, JsonNode answer) {
        Map.of(
                        "n_ref",
                        "nReference",
                        "n_cur",
                        "nCurrent",
                        "missing_ref",
                        "missingReference",
                        "missing_cur",
                        "missingCurrent")
                .forEach((golden, ours) -> assertThat(answer.get(ours).asLong())
                        .as(ours)
                        .isEqualTo(expected.get(golden).asLong()));
    }

    private static void distances(JsonNode expected, JsonNode statistics) {
        Map.of(
                        "psi", "psi",
                        "kl_ref_cur", "kl_divergence",
                        "js_distance_base2", "jensen_shannon",
                        "hellinger", "hellinger",
                        "total_variation", "total_variation",
                        "l_infinity", "l_infinity")
                .forEach((golden, ours) -> statistic(expected.path(golden), statistics.get(ours)));
    }

    private static void statistic(JsonNode expected, JsonNode actual) {
        value(expected, actual.path("statistic"));
    }

    private static void value(JsonNode expected, JsonNode actual) {
        if (Golden.isDefined(expected)) {
            assertThat(actual.isNumber()).as("%s against %s", actual, expected).isTrue();
            Golden.assertStatistic("statistic", expected, actual.asDouble());
        }
    }

    private static void test(JsonNode statistic, JsonNode p, JsonNode actual) {
        statistic(statistic, actual);
        Optional.of(p)
                .filter(Golden::isDefined)
                .ifPresent(e -> Golden.assertP("p", e, actual.path("pValue").asDouble(Double.NaN)));
    }

    private static boolean isUndefined(JsonNode expected) {
        return expected.has("defined") && !Golden.isDefined(expected);
    }

    private static void undefined(JsonNode expected, String name, JsonNode statistics) {
        undefined(expected, name, name, statistics);
    }

    private static void undefined(JsonNode expected, String golden, String ours, JsonNode statistics) {
        if (isUndefined(expected.path(golden))) {
            assertThat(statistics.get(ours).isNull()).as(ours).isTrue();
        }
    }
}
