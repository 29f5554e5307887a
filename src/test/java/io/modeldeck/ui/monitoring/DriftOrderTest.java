package io.modeldeck.ui.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.RankedFeature;
import io.modeldeck.testing.DriftFound;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** In which order features stand, by what that is said, and which checks belong to one of them. */
class DriftOrderTest {

    private static final RankedFeature OFTEN = ranked("often", 6, OptionalDouble.of(0.1));
    private static final RankedFeature WITH_ERRORS = ranked("withErrors", 1, OptionalDouble.of(0.9));
    private static final RankedFeature UNKNOWN = ranked("unknown", 3, OptionalDouble.empty());

    private static RankedFeature ranked(String name, long drifted, OptionalDouble correlation) {
        return new RankedFeature(name, 7, drifted, 0.5, 0.8, correlation, 7);
    }

    private static DriftResult result(String feature, long at, double score) {
        DriftFound looked = DriftFound.input(Instant.ofEpochMilli(at), feature);
        return score < 0 ? looked.notEvaluated() : looked.scored(score);
    }

    private static List<String> order(DriftOrder order) {
        List<DriftResult> worst = List.of(
                result("", 1, 1),
                result("unknown", 1, 0.9),
                result("withErrors", 1, 0.8),
                result("often", 1, 0.7),
                result("new", 1, 0.6));
        return order.sort(worst, List.of(WITH_ERRORS, OFTEN, UNKNOWN)).stream()
                .map(result -> result.feature().orElse("all"))
                .toList();
    }

    @Test
    @DisplayName("By score as they come; else features by the measure, and behind them what has none, as it stood")
    void orders() {
        assertThat(order(DriftOrder.SCORE)).containsExactly("all", "unknown", "withErrors", "often", "new");
        assertThat(order(DriftOrder.COUNT)).containsExactly("often", "unknown", "withErrors", "all", "new");
        assertThat(order(DriftOrder.CORRELATION)).containsExactly("withErrors", "often", "unknown", "all", "new");
        assertThat(order(DriftOrder.TOGETHER)).containsExactly("withErrors", "often", "unknown", "all", "new");
    }

    @Test
    @DisplayName("A measure is said with what it was made from; one that is not known is not said to be zero")
    void notes() {
        assertThat(DriftOrder.COUNT.note(OFTEN)).isEqualTo("drift in 6 of 7 checks");
        assertThat(DriftOrder.CORRELATION.note(WITH_ERRORS)).isEqualTo("ρ 0.90 over 7 windows");
        assertThat(DriftOrder.CORRELATION.note(UNKNOWN)).isEqualTo("the same in all 7 windows");
        assertThat(DriftOrder.CORRELATION.note(new RankedFeature("young", 7, 3, 0.5, 0.8, OptionalDouble.empty(), 4)))
                .isEqualTo("too few windows with labels");
        assertThat(DriftOrder.TOGETHER.note(OFTEN)).isEqualTo("drift in 6 of 7 checks · ρ 0.10 over 7 windows");
        assertThat(DriftOrder.TOGETHER.note(UNKNOWN)).isEqualTo("drift in 3 of 7 checks");
    }

    @Test
    @DisplayName("The course of a feature is its own checks; one that was not evaluated leaves a gap")
    void courses() {
        DriftResult first = result("age", 1, 0.1);
        DriftResult gap = result("age", 5, -1);
        DriftResult last = result("age", 9, 0.4);
        DriftHistory history = new DriftHistory(List.of(first, result("fee", 1, 0.9), gap, last));
        assertThat(history.courseOf(last)).containsExactly(first, gap, last);
        assertThat(history.scoresOf(last)).containsExactly(0.1, Double.NaN, 0.4);
        assertThat(history.nearest(last, 4)).contains(gap);
        assertThat(history.courseOf(result("new", 1, 0.2))).isEmpty();
        assertThat(history.nearest(result("new", 1, 0.2), 4)).isEmpty();
    }
}
