package io.modeldeck.stats;

import static io.modeldeck.testing.Golden.assertCounts;
import static io.modeldeck.testing.Golden.assertP;
import static io.modeldeck.testing.Golden.assertStatistic;
import static io.modeldeck.testing.Golden.isDefined;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeldeck.testing.Golden;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Categorical drift statistics against SciPy on real data and on edge cases. */
class GoldenCategoricalTest {

    @TestFactory
    Stream<DynamicTest> realData() {
        List<JsonNode> cases = Golden.cases("drift_categorical");
        assertThat(cases).hasSizeGreaterThan(10);
        return cases.stream().map(this::test);
    }

    @TestFactory
    Stream<DynamicTest> edgeCases() {
        List<JsonNode> cases = Golden.cases("edge_cases").stream()
                .filter(c -> c.get("id").asText().startsWith("edge-cat"))
                .toList();
        assertThat(cases).hasSizeGreaterThan(8);
        return cases.stream().map(this::test);
    }

    static void assertDistances(String what, JsonNode expected, long[] ref, long[] cur) {
        assertStatistic(
                what + " psi",
                expected.get("psi"),
                Divergence.psi(ref, cur, Divergence.DEFAULT_EPSILON).orElseThrow());
        assertStatistic(
                what + " psi 1e-6",
                expected.get("psi_eps_1e-6"),
                Divergence.psi(ref, cur, 1e-6).orElseThrow());
        assertStatistic(
                what + " kl",
                expected.get("kl_ref_cur"),
                Divergence.klDivergence(ref, cur, Divergence.DEFAULT_EPSILON).orElseThrow());
        assertStatistic(
                what + " js",
                expected.get("js_distance_base2"),
                Divergence.jensenShannonDistance(ref, cur).orElseThrow());
        assertStatistic(
                what + " hellinger",
                expected.get("hellinger"),
                Divergence.hellinger(ref, cur).orElseThrow());
        assertStatistic(
                what + " tv",
                expected.get("total_variation"),
                Divergence.totalVariation(ref, cur).orElseThrow());
        assertStatistic(
                what + " linf",
                expected.get("l_infinity"),
                Divergence.lInfinity(ref, cur).orElseThrow());
    }

    private DynamicTest test(JsonNode golden) {
        return DynamicTest.dynamicTest(golden.get("id").asText(), () -> check(golden));
    }

    private void check(JsonNode golden) {
        Map<String, long[]> table = new TreeMap<>(String::compareTo);
        tally(table, golden.at("/inputs/reference"), 0);
        tally(table, golden.at("/inputs/current"), 1);
        JsonNode expected = golden.get("expected");
        if (expected.has("all")) {
            long[] ref = column(table.values().stream().toList(), 0);
            long[] cur = column(table.values().stream().toList(), 1);
            assertThat(ContingencyTest.chiSquare(ref, cur)).isEmpty();
            assertThat(ContingencyTest.gTest(ref, cur)).isEmpty();
            assertThat(ContingencyTest.goodnessOfFit(ref, cur)).isEmpty();
            assertThat(Divergence.psi(ref, cur, 1e-4)).isEmpty();
            return;
        }
        List<String> names =
                expected.get("categories").valueStream().map(JsonNode::asText).toList();
        assertThat(table.keySet()).containsExactlyInAnyOrderElementsOf(names);
        List<long[]> rows = names.stream().map(table::get).toList();
        long[] ref = column(rows, 0);
        long[] cur = column(rows, 1);
        assertCounts("ref", expected.get("ref_counts"), ref);
        assertCounts("cur", expected.get("cur_counts"), cur);
        assertDistances("categories", expected.get("distances"), ref, cur);
        contingency(expected, ref, cur);
    }

    private void contingency(JsonNode expected, long[] ref, long[] cur) {
        JsonNode chi2 = expected.get("chi2_contingency");
        ChiSquareTest actual = ContingencyTest.chiSquare(ref, cur).orElseThrow();
        if (isDefined(chi2)) {
            assertTest("chi2", chi2, actual);
            assertStatistic("min expected", chi2.get("min_expected"), actual.minExpected());
            assertStatistic(
                    "V",
                    chi2.get("cramers_v"),
                    ContingencyTest.cramersV(ref, cur).orElseThrow());
        } else {
            assertThat(actual.statistic()).isZero();
            assertThat(actual.pValue()).isOne();
            assertThat(actual.degreesOfFreedom()).isZero();
        }
        JsonNode yates = expected.path("chi2_contingency_yates");
        Optional<ChiSquareTest> corrected = ContingencyTest.yates(ref, cur);
        assertThat(corrected.isPresent()).isEqualTo(isDefined(yates));
        corrected.ifPresent(test -> assertTest("yates", yates, test));
        if (expected.has("g_test")) {
            assertTest(
                    "G", expected.get("g_test"), ContingencyTest.gTest(ref, cur).orElseThrow());
        }
        if (expected.has("chi2_goodness_of_fit")) {
            JsonNode fit = expected.get("chi2_goodness_of_fit");
            Optional<ChiSquareTest> fitted = ContingencyTest.goodnessOfFit(ref, cur);
            assertThat(fitted.isPresent()).isEqualTo(isDefined(fit));
            fitted.ifPresent(test -> assertTest("fit", fit, test));
        }
    }

    private static void assertTest(String what, JsonNode expected, ChiSquareTest actual) {
        assertStatistic(what, expected.get("statistic"), actual.statistic());
        assertP(what + " p", expected.get("p"), actual.pValue());
        if (expected.has("dof")) {
            assertThat(actual.degreesOfFreedom()).isEqualTo(expected.get("dof").asInt());
        }
    }

    private static void tally(Map<String, long[]> table, JsonNode column, int side) {
        Golden.texts(column)
                .forEach(text -> text.ifPresent(name -> table.computeIfAbsent(name, key -> new long[2])[side]++));
    }

    private static long[] column(List<long[]> rows, int side) {
        return rows.stream().mapToLong(row -> row[side]).toArray();
    }
}
