package io.modeldeck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.schedule.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NextDueTest {

    private static final Instant AT = Instant.parse("2026-03-14T00:00:00Z");

    private static Job job(String name, int hours, boolean paused) {
        return new Job(1, name, 7, Duration.ofHours(6), paused, AT.plus(Duration.ofHours(hours)));
    }

    @Test
    void theSoonestCheckIsMeantAndNoRollupAndNothingThatIsPaused() {
        List<Job> jobs = List.of(
                job("fiveMinuteAggregation", 0, false),
                job("driftCheck", 5, false),
                job("dataQualityCheck", 3, false),
                job("alertCheck", 1, false));
        assertThat(NextDue.all(jobs, Optional.empty()))
                .as("no bookkeeping")
                .containsExactly(
                        new NextDue(NextDue.What.QUALITY_CHECK, AT.plus(Duration.ofHours(3))),
                        new NextDue(NextDue.What.DRIFT_CHECK, AT.plus(Duration.ofHours(5))));
        assertThat(NextDue.all(
                        List.of(job("driftCheck", 5, false), job("dataQualityCheck", 3, true)), Optional.empty()))
                .containsExactly(new NextDue(NextDue.What.DRIFT_CHECK, AT.plus(Duration.ofHours(5))));
        assertThat(NextDue.all(List.of(job("driftCheck", 5, true)), Optional.empty()))
                .isEmpty();
    }

    @Test
    void aCheckThatFailedIsDueWhenItIsTriedAgain() {
        Job failed = new Job(
                1, "driftCheck", 7, Duration.ofHours(6), false, AT, 2, Optional.of(AT.plus(Duration.ofMinutes(20))));
        assertThat(NextDue.all(List.of(failed), Optional.empty()))
                .containsExactly(new NextDue(NextDue.What.DRIFT_CHECK, AT.plus(Duration.ofMinutes(20))));
    }

    @Test
    void aRetrainingThatIsAskedForByScheduleComesBeforeACheckOfTheSameMoment() {
        List<Job> jobs = List.of(job("driftCheck", 5, false));
        Instant soon = AT.plus(Duration.ofHours(5));
        assertThat(NextDue.all(jobs, Optional.of(soon))).first().isEqualTo(new NextDue(NextDue.What.RETRAINING, soon));
        assertThat(NextDue.all(jobs, Optional.of(soon.plusSeconds(1))))
                .first()
                .isEqualTo(new NextDue(NextDue.What.DRIFT_CHECK, soon));
    }
}
