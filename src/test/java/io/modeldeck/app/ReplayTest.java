package io.modeldeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.telemetry.file.TimedTable;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A table replayed as if it happened: repeated it doubles nothing, it overrides no check, and a decision closes the loop. */
class ReplayTest extends ChangedWorld {

    private static TimedTable timed(int n, World world) {
        Table rows = LoopModel.rows(n, 4, world);
        long[] at = LongStream.range(0, n)
                .map(i -> START.toEpochMilli() + i * STEP.toMillis())
                .toArray();
        return new TimedTable(rows, at, LongStream.range(2, n + 2L).toArray());
    }

    private Replay.Report replay(TimedTable rows, boolean decide) {
        return replay(OptionalInt.empty(), rows, decide);
    }

    private Replay.Report replay(OptionalInt version, TimedTable rows, boolean decide) {
        return Replay.run(
                loop.engine,
                new Replay.Plan(
                        "loop",
                        version,
                        rows,
                        "outcome",
                        Duration.ofHours(24),
                        decide ? Optional.of(LoopModel.REVIEWER.asSimulated()) : Optional.empty()),
                Progress.none());
    }

    @Test
    void aReplayRepeatedDoublesNothingAndItsRequestsWait() {
        TimedTable rows = timed(6 * 144, CHANGED);
        Replay.Report report = replay(rows, false);
        assertThat(report.rows()).isEqualTo(864);
        assertThat(report.predicted()).isEqualTo(864);
        assertThat(report.labelled()).isEqualTo(864);
        assertThat(report.accuracy().orElseThrow()).isLessThan(.6);
        assertThat(report.persistence().orElseThrow()).isBetween(.4, .6);
        assertThat(report.alerts()).isPositive();
        assertThat(report.requests()).isEqualTo(1);
        assertThat(report.runs()).isZero();
        assertThat(report.promotions()).isZero();
        assertThat(requests(loop))
                .singleElement()
                .satisfies(request -> assertThat(request.status()).isEqualTo(RequestStatus.PENDING_APPROVAL));
        replay(rows, false);
        assertThat(loop.engine.events().count(loop.model.id(), OptionalLong.empty(), new TimeRange(START, day(30))))
                .isEqualTo(864);
        assertThat(requests(loop)).hasSize(1);
    }

    @Test
    void aReplayThatDecidesClosesTheLoopAndIsBetterForIt() {
        Replay.Report report = replay(timed(8 * 144, CHANGED), true);
        assertThat(report.runs()).isPositive();
        assertThat(report.promotions()).isPositive();
        assertThat(report.accuracy().orElseThrow()).isGreaterThan(.6);
        assertThat(requests(loop).getLast()).satisfies(request -> {
            assertThat(request.status()).isEqualTo(RequestStatus.COMPLETED);
            assertThat(request.simulated()).isTrue();
        });
        assertThat(loop.engine.promotion().stageHistory(loop.model.id()))
                .filteredOn(change -> change.to() == Stage.PRODUCTION && change.versionId() != first)
                .isNotEmpty()
                .allMatch(change -> change.simulated());
    }

    @Test
    void aReplayByANamedVersionAsksThatOneForEveryRow() {
        long second = loop.train(LoopModel.rows(300, 2, CHANGED), LoopModel.recipe(), START.minus(Duration.ofDays(1)))
                .versionId()
                .orElseThrow();
        TimedTable rows = timed(144, CHANGED);
        Replay.Report serving = replay(rows, false);
        Replay.Report named = replay(OptionalInt.of(2), rows, false);
        assertThat(named.accuracy().orElseThrow())
                .as("the second version was trained on the changed world")
                .isGreaterThan(serving.accuracy().orElseThrow() + .2);
        TimeRange all = new TimeRange(START, day(30));
        assertThat(loop.engine.events().count(loop.model.id(), OptionalLong.of(first), all))
                .isEqualTo(144);
        assertThat(loop.engine.events().count(loop.model.id(), OptionalLong.of(second), all))
                .isEqualTo(144);
        replay(OptionalInt.of(2), rows, false);
        assertThat(loop.engine.events().count(loop.model.id(), OptionalLong.empty(), all))
                .as("repeated, it doubles nothing")
                .isEqualTo(288);
        assertThatThrownBy(() -> replay(OptionalInt.of(7), rows, false))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no version 7");
    }

    @Test
    void aReplayOverridesNoCheckAndGoesOn() {
        loop.engine.retraining().create(LoopModel.ENGINEER, START, loop.model.id(), "Long before there are labels.");
        replay(timed(36, World.USUAL), true);
        assertThat(requests(loop))
                .extracting(RetrainingRequest::status)
                .containsExactly(RequestStatus.PENDING_APPROVAL);
        assertThat(loop.engine.events().count(loop.model.id(), OptionalLong.empty(), new TimeRange(START, day(30))))
                .isEqualTo(36);
    }

    @Test
    void aReplayRefusesWhatItCannotDo() {
        loop.engine
                .config()
                .set(
                        LoopModel.ENGINEER,
                        START,
                        OptionalLong.of(loop.model.id()),
                        OptionalLong.empty(),
                        Map.of("policy", Map.of("secondPerson", true)),
                        "");
        assertThatThrownBy(() -> replay(timed(20, World.USUAL), true))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("second person")
                .hasMessageContaining("--approve-as");
        TimedTable ordered = timed(3, World.USUAL);
        TimedTable unordered = new TimedTable(ordered.table(), new long[] {2, 1, 3}, ordered.lines());
        assertThatThrownBy(() -> replay(unordered, false)).hasMessageContaining("Row 2 is older");
        assertThatThrownBy(() -> replay(timed(0, World.USUAL), false)).hasMessageContaining("no rows");
        assertThat(loop.engine.events().count(loop.model.id(), OptionalLong.empty(), new TimeRange(START, day(30))))
                .isZero();
    }
}
