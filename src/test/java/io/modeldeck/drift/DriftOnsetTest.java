package io.modeldeck.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** When drift began: at the first check that found it after one that did not. */
class DriftOnsetTest extends DriftWorkspace {

    private DriftResult result(int hour, DriftType type, String feature, DriftState state) {
        OptionalDouble none = OptionalDouble.empty();
        return new DriftResult(
                bench.model.id(),
                bench.version.id(),
                hour(hour),
                type,
                Optional.of(feature).filter(name -> !name.isEmpty()),
                OptionalLong.empty(),
                new Verdict(state, "ks_test", Map.of(), none, none, none, none, none, "", none),
                "",
                100,
                100,
                new TimeRange(hour(hour - 1), hour(hour)),
                Optional.empty(),
                Distribution.none(),
                Distribution.none());
    }

    private static Instant hour(int hour) {
        return START.plusSeconds(3_600L * hour);
    }

    @Test
    void itBeginsOnceForAllFeaturesAndAgainAfterItWasOver() {
        open(TaskType.CLASSIFICATION);
        DriftStore store = new DriftStore(bench.database);
        DriftState[][] checks = {
            {DriftState.NO_DRIFT, DriftState.POSSIBLE},
            {DriftState.DRIFT, DriftState.NO_DRIFT},
            {DriftState.NO_DRIFT, DriftState.DRIFT},
            {DriftState.NOT_EVALUATED, DriftState.NOT_EVALUATED},
            {DriftState.DRIFT, DriftState.DRIFT},
            {DriftState.NO_DRIFT, DriftState.NO_DRIFT},
            {DriftState.DRIFT, DriftState.NO_DRIFT}
        };
        for (int hour = 0; hour < checks.length; hour++) {
            store.replace(
                    bench.model.id(),
                    bench.version.id(),
                    hour(hour),
                    List.of(
                            result(hour, DriftType.INPUT, "amount", checks[hour][0]),
                            result(hour, DriftType.INPUT, "", checks[hour][1]),
                            result(hour, DriftType.CONCEPT, "", DriftState.DRIFT)),
                    hour(hour));
        }
        assertThat(drift.onsets(bench.model.id(), new TimeRange(hour(0), hour(20))))
                .containsExactly(new DriftOnset(hour(1), DriftType.INPUT), new DriftOnset(hour(6), DriftType.INPUT));
        assertThat(drift.onsets(bench.model.id(), new TimeRange(hour(1), hour(6))))
                .as("what goes on at the beginning did not begin there")
                .isEmpty();
        assertThat(drift.tally(bench.version, new TimeRange(hour(0), hour(4))))
                .as("the concept drifted in each; a check of which something could be evaluated counts")
                .isEqualTo(new DriftTally(4, 4, Optional.of(hour(3))));
        assertThat(drift.tally(bench.version, new TimeRange(hour(8), hour(9))))
                .isEqualTo(new DriftTally(0, 0, Optional.empty()));
    }
}
