package io.modeldeck.stats;

import static io.modeldeck.testing.Golden.assertCounts;
import static io.modeldeck.testing.Golden.assertP;
import static io.modeldeck.testing.Golden.assertStatistic;
import static io.modeldeck.testing.Golden.isDefined;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeldeck.testing.Golden;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Numeric two-sample statistics against SciPy on real data and on edge cases. */
class GoldenNumericTest {

    @TestFactory
    Stream<DynamicTest> realData() {
        List<JsonNode> cases = Golden.cases("drift_numeric");
        assertThat(cases).hasSizeGreaterThan(20);
        return cases.stream().map(this::test);
    }

    @TestFactory
    Stream<DynamicTest> edgeCases() {
        List<JsonNode> cases = Golden.cases("edge_cases").stream()
                .filter(c -> c.get("inputs").has("reference"))
                .filter(c -> !c.get("id").asText().startsWith("edge-cat"))
                .toList();
        assertThat(cases).hasSizeGreaterThan(15);
        return cases.stream().map(this::test);
    }

    private DynamicTest test(JsonNode golden) {
        return DynamicTest.dynamicTest(golden.get("id").asText(), () -> check(golden));
    }

    private void check(JsonNode golden) {
        Sample ref = Sample.of(Golden.numbers(golden.at("/inputs/reference")));
        Sample cur = Sample.of(Golden.numbers(golden.at("/inputs/current")));
        JsonNode expected = golden.get("expected");
        assertThat(ref.n()).isEqualTo(expected.get("n_ref").asInt());
        assertThat(cur.n()).isEqualTo(expected.get("n_cur").asInt());
        assertThat(ref.missing()).isEqualTo(expected.get("missing_ref").asInt());
        assertThat(cur.missing()).isEqualTo(expected.get("missing_cur").asInt());
        if (expected.has("all")) {
            assertNothingDefined(ref, cur);
            return;
        }
        kolmogorovSmirnov(expected.get("ks"), ref, cur);
        quantileBins(expected.get("quantile_bins"), ref, cur);
        equalWidth(expected.path("equal_width_20"), ref, cur);
        JsonNode wasserstein = expected.get("wasserstein");
        statistic("W1", wasserstein.get("wasserstein_1"), Wasserstein.distance(ref, cur));
        assertStatistic("std", wasserstein.get("ref_std_population"), ref.std());
        statistic("W1 normed", wasserstein.get("normed"), Wasserstein.normed(ref, cur));
        statistic("energy", expected.get("energy_distance"), EnergyDistance.distance(ref, cur));
        mannWhitney(expected.get("mann_whitney"), ref, cur);
        andersonDarling(expected.get("anderson_darling"), ref, cur);
        tTest(expected.get("t_test"), ref, cur);
        JsonNode cvm = expected.path("cramer_von_mises");
        if (isDefined(cvm)) {
            CramerVonMises.Result actual = CramerVonMises.test(ref, cur).orElseThrow();
            assertStatistic("CvM", cvm.get("statistic"), actual.statistic());
            assertP("CvM p", cvm.get("p_asymp"), actual.pValue());
        } else {
            assertThat(CramerVonMises.test(ref, cur)).isEmpty();
        }
    }

    private void kolmogorovSmirnov(JsonNode expected, Sample ref, Sample cur) {
        KsTest actual = KolmogorovSmirnov.test(ref, cur).orElseThrow();
        double d = actual.statistic();
        assertStatistic("KS D", expected.get("statistic"), d);
        assertP("KS limit p", expected.get("p_kolmogorov_limit"), KolmogorovSmirnov.asymptoticP(ref.n(), cur.n(), d));
        OptionalDouble oneSample = KolmogorovSmirnov.oneSampleP(ref.n(), cur.n(), d);
        assertThat(oneSample.isPresent()).isEqualTo(isDefined(expected.get("p_asymp_scipy")));
        oneSample.ifPresent(p -> assertP("KS one-sample p", expected.get("p_asymp_scipy"), p));
        if (expected.has("p_exact")) {
            assertP("KS exact p", expected.get("p_exact"), KolmogorovSmirnov.exactP(ref.n(), cur.n(), d));
        }
        String shown = actual.pMethod() == PMethod.EXACT ? "p_exact" : "p_kolmogorov_limit";
        assertP("KS p as shown", expected.get(shown), actual.pValue());
    }

    private void quantileBins(JsonNode expected, Sample ref, Sample cur) {
        QuantileBins bins = QuantileBins.of(ref, expected.get("k").asInt()).orElseThrow();
        assertThat(bins.edges()).hasSize(expected.get("edges").size());
        for (int i = 0; i < bins.edges().length; i++) {
            assertStatistic("edge " + i, expected.get("edges").get(i), bins.edges()[i]);
        }
        distances("quantile bins", expected, bins.counts(ref), bins.counts(cur));
    }

    private void equalWidth(JsonNode expected, Sample ref, Sample cur) {
        Optional<EqualWidthBins> bins = EqualWidthBins.of(ref, 20);
        if (expected.isMissingNode()) {
            assertThat(bins).isEmpty();
        } else if (isDefined(expected)) {
            distances(
                    "equal width",
                    expected,
                    bins.orElseThrow().counts(ref),
                    bins.orElseThrow().counts(cur));
        }
    }

    private void distances(String what, JsonNode expected, long[] ref, long[] cur) {
        assertCounts(what + " ref", expected.get("ref_counts"), ref);
        assertCounts(what + " cur", expected.get("cur_counts"), cur);
        GoldenCategoricalTest.assertDistances(what, expected, ref, cur);
    }

    private void mannWhitney(JsonNode expected, Sample ref, Sample cur) {
        Optional<MannWhitney.Result> actual = MannWhitney.test(ref, cur);
        assertThat(actual.isPresent()).isEqualTo(isDefined(expected));
        actual.ifPresent(test -> {
            assertStatistic("U", expected.get("u_ref"), test.uRef());
            assertP("U p continuity", expected.get("p_asymp_continuity"), test.pContinuity());
            assertP("U p", expected.get("p_asymp_no_continuity"), test.pNoContinuity());
            assertThat(test.pExact().isPresent()).isEqualTo(expected.has("p_exact"));
            test.pExact().ifPresent(p -> assertP("U exact p", expected.get("p_exact"), p));
        });
    }

    private void andersonDarling(JsonNode expected, Sample ref, Sample cur) {
        Optional<AndersonDarling.Result> actual = AndersonDarling.test(ref, cur);
        assertThat(actual.isPresent()).isEqualTo(isDefined(expected));
        actual.ifPresent(test -> {
            assertStatistic("AD", expected.get("statistic_normalised"), test.statistic());
            assertP("AD p", expected.get("p_capped_0.001_0.25"), test.pValue());
            for (int i = 0; i < 7; i++) {
                assertStatistic(
                        "AD critical " + i, expected.at("/critical_values/" + i), AndersonDarling.criticalValues()[i]);
            }
        });
    }

    private void tTest(JsonNode expected, Sample ref, Sample cur) {
        Optional<TTest.Result> student = TTest.student(ref, cur);
        Optional<TTest.Result> welch = TTest.welch(ref, cur);
        assertThat(student.isPresent()).isEqualTo(isDefined(expected));
        student.ifPresent(test -> {
            assertStatistic("t", expected.get("student_t"), test.t());
            assertP("t p", expected.get("student_p"), test.pValue());
            assertStatistic("t df", expected.get("student_df"), test.degreesOfFreedom());
        });
        assertThat(welch.isPresent()).isEqualTo(isDefined(expected) && isDefined(expected.get("welch_p")));
        welch.ifPresent(test -> {
            assertStatistic("welch t", expected.get("welch_t"), test.t());
            assertP("welch p", expected.get("welch_p"), test.pValue());
            assertStatistic("welch df", expected.get("welch_df"), test.degreesOfFreedom());
        });
    }

    private void assertNothingDefined(Sample ref, Sample cur) {
        assertThat(KolmogorovSmirnov.test(ref, cur)).isEmpty();
        assertThat(Wasserstein.distance(ref, cur)).isEmpty();
        assertThat(Wasserstein.normed(ref, cur)).isEmpty();
        assertThat(EnergyDistance.distance(ref, cur)).isEmpty();
        assertThat(CramerVonMises.test(ref, cur)).isEmpty();
        assertThat(AndersonDarling.test(ref, cur)).isEmpty();
        assertThat(MannWhitney.test(ref, cur)).isEmpty();
        assertThat(TTest.student(ref, cur)).isEmpty();
        assertThat(TTest.welch(ref, cur)).isEmpty();
    }

    private static void statistic(String what, JsonNode expected, OptionalDouble actual) {
        assertStatistic(what, expected, actual.orElseThrow());
    }
}
