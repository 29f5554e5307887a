package io.modeldeck.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.modeldeck.audit.AuditFilter;
import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.store.Database;
import io.modeldeck.store.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobsTest {

    private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Actor PERSON = Actor.person("Sample engineer", Face.CONSOLE);

    @TempDir
    Path folder;

    private Database database;
    /** Runs before every access to the database. */
    private Runnable guard = () -> {};

    private AuditLog audit;
    private Jobs jobs;

    @BeforeEach
    void open() {
        open(false);
    }

    private void open(boolean again) {
        if (again) {
            database.close();
        }
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        database = Database.open(new Workspace(folder), () -> guard.run());
        audit = new AuditLog(database, clock);
        jobs = new Jobs(database, audit);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Instant at(String time) {
        return Instant.parse("2024-03-01T" + time + ":00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-01T12:00:00Z,6h,2024-03-01T18:00:00Z",
        "2024-03-01T12:00:00.001Z,6h,2024-03-01T18:00:00Z",
        "2024-03-01T11:59:59.999Z,6h,2024-03-01T12:00:00Z",
        "2024-03-01T12:01:00Z,5m,2024-03-01T12:05:00Z",
        "2024-02-28T23:59:00Z,24h,2024-02-29T00:00:00Z",
        "1969-12-31T23:58:00Z,5m,1970-01-01T00:00:00Z",
        "1969-12-31T23:55:00Z,5m,1970-01-01T00:00:00Z"
    })
    void theNextTurnIsTheNextMultipleSinceTheEpoch(Instant now, String interval, Instant next) {
        assertThat(Schedule.next(now, Durations.parse(interval))).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "12:00:00, 12:00:00, 12:00:00",
        "12:00:00, 12:00:04.217, 12:00:00",
        "12:00:00, 12:01:00, 12:00:00",
        "12:00:00, 12:01:00.001, 12:01:00.001",
        // missed turns: the last one, if that was a moment ago
        "03:00:00, 12:05:03, 12:05:00",
        "03:00:00, 12:07:00, 12:07:00",
        // somebody's wish in between
        "12:00:20, 12:00:22, 12:00:20",
        "12:02:30, 12:02:33, 12:02:30",
    })
    void whatIsRunAMomentAfterItsTurnWorksAsOfIt(String due, String now, String turn) {
        Job job = new Job(1, "alertCheck", 1, Duration.ofMinutes(5), false, time(due));
        assertThat(Schedule.turn(job, time(now))).isEqualTo(time(turn));
    }

    private static Instant time(String text) {
        return Instant.parse("2024-03-01T" + text + "Z");
    }

    @Test
    void manyMissedTurnsAreCaughtUpByOne() {
        Job job = jobs.ensure("driftCheck", 0, HOUR, at("01:00"));
        Instant now = at("12:30");
        assertThat(jobs.due(0, now)).containsExactly(job);
        jobs.finished(job, job.nextDue(), NOON, Duration.ofMillis(3), true, "done", Schedule.next(now, HOUR));
        assertThat(jobs.due(0, now)).isEmpty();
        assertThat(jobs.nextDue(0)).contains(at("13:00"));
    }

    @Test
    void dueAreThoseOfTheModelThatAreNotPausedTheLongestDueFirst() {
        Job late = jobs.ensure("b", 7, HOUR, at("10:00"));
        Job later = jobs.ensure("a", 7, HOUR, at("12:00"));
        jobs.ensure("c", 7, HOUR, at("12:01"));
        jobs.ensure("a", 8, HOUR, at("01:00"));
        Job paused = jobs.ensure("d", 7, HOUR, at("02:00"));
        jobs.pause(PERSON, NOON, paused.id(), "quiet");
        assertThat(jobs.due(7, at("12:00"))).containsExactly(late, later);
        assertThat(jobs.nextDue(7)).contains(at("10:00"));
        assertThat(jobs.nextDue(9)).isEmpty();
        assertThat(late.isDue(at("12:00"))).isTrue();
        assertThat(jobs.require(paused.id()).isDue(NOON)).isFalse();
        assertThat(late.lagInIntervals(at("12:30"))).isEqualTo(2.5);
        assertThat(late.lagInIntervals(at("09:30"))).isZero();
        assertThat(jobs.require(paused.id()).lagInIntervals(NOON)).isZero();
    }

    @Test
    void ensureKeepsAJobAndFollowsItsConfiguredInterval() {
        Job job = jobs.ensure("a", 1, HOUR, at("12:00"));
        List<Change> heard = new ArrayList<>();
        database.announceTo(heard::add);
        assertThat(jobs.ensure("a", 1, HOUR, at("03:00"))).isEqualTo(job);
        assertThat(heard).isEmpty();
        Job shorter = jobs.ensure("a", 1, Duration.ofMinutes(10), at("03:00"));
        assertThat(shorter.nextDue()).as("does not wait for the old turn").isEqualTo(at("11:10"));
        assertThat(jobs.ensure("a", 1, Duration.ofHours(6), NOON).nextDue()).isEqualTo(at("12:00"));
        assertThat(jobs.all()).hasSize(1);
        assertThat(heard).hasSize(2);
    }

    @Test
    void ensureAllMakesWhatIsMissingAndLeavesTheOthers() {
        Job kept = jobs.ensure("a", 1, HOUR, at("12:00"));
        jobs.ensure("b", 1, HOUR, at("12:00"));
        jobs.ensure("c", 2, HOUR, at("12:00"));
        Map<String, Duration> wanted = Map.of("a", HOUR, "b", Duration.ofMinutes(10), "c", HOUR);
        List<Change> heard = new ArrayList<>();
        database.announceTo(heard::add);
        jobs.ensureAll(1, wanted, at("01:00")::plus);
        assertThat(jobs.require(kept.id())).isEqualTo(kept);
        assertThat(jobs.all())
                .extracting(Job::modelId, Job::name, Job::nextDue)
                .containsExactlyInAnyOrder(
                        tuple(1L, "a", at("12:00")),
                        // does not wait for the old turn
                        tuple(1L, "b", at("11:10")),
                        tuple(1L, "c", at("02:00")),
                        tuple(2L, "c", at("12:00")));
        assertThat(heard).hasSize(2);
        jobs.ensureAll(1, wanted, at("05:00")::plus);
        assertThat(heard).as("nothing is written where nothing differs").hasSize(2);
    }

    @Test
    void pauseResumeRunNowAndIntervalAreAuditedOnce() {
        Job job = jobs.ensure("a", 1, HOUR, at("15:00"));
        jobs.pause(PERSON, NOON, job.id(), "quiet");
        jobs.pause(PERSON, NOON, job.id(), "again");
        assertThatThrownBy(() -> jobs.runNow(PERSON, NOON, job.id(), ""))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("a is paused");
        jobs.resume(PERSON, NOON, job.id(), "back");
        assertThat(jobs.runNow(PERSON, NOON, job.id(), "now").nextDue()).isEqualTo(NOON);
        assertThat(jobs.runNow(PERSON, at("13:00"), job.id(), "now").nextDue())
                .as("stays as long due as it is")
                .isEqualTo(NOON);
        jobs.setInterval(PERSON, NOON, job.id(), Duration.ofHours(2), "slower");
        assertThat(audit.entries(AuditFilter.ofModel(1, 10)))
                .extracting(entry -> entry.action() + "/" + entry.comment())
                .containsExactly("set interval/slower", "run now/now", "resume/back", "pause/quiet");
        assertThat(audit.entries(AuditFilter.ofModel(1, 1)).getFirst().after()).containsEntry("interval", "2h");
    }

    @Test
    void whatRanWhileSomebodyChangedItsJobIsNotDueAgain() {
        Job job = jobs.ensure("a", 1, HOUR, at("11:00"));
        guard = () -> {
            boolean begins = StackWalker.getInstance()
                    .walk(frames ->
                            frames.anyMatch(frame -> frame.getMethodName().equals("transaction")));
            if (begins && !database.inTransaction()) {
                guard = () -> {};
                jobs.finished(job, at("11:00"), NOON, Duration.ofSeconds(1), true, "", at("13:00"));
            }
        };
        jobs.pause(PERSON, NOON, job.id(), "quiet");
        assertThat(jobs.require(job.id())).isEqualTo(new Job(job.id(), "a", 1, HOUR, true, at("13:00")));
    }

    @Test
    void aShorterIntervalBringsTheNextTurnForward() {
        Job job = jobs.ensure("a", 1, Duration.ofHours(24), at("23:00"));
        assertThat(jobs.setInterval(PERSON, at("12:20"), job.id(), HOUR, "").nextDue())
                .isEqualTo(at("13:00"));
    }

    @Test
    void aViewerChangesNothing() {
        Job job = jobs.ensure("a", 1, HOUR, NOON);
        Actor viewer = new Actor("Viewer", Set.of(Role.VIEWER), Face.CONSOLE, false);
        assertThatThrownBy(() -> jobs.pause(viewer, NOON, job.id(), "")).hasMessageContaining("engineer");
        assertThat(jobs.require(job.id()).paused()).isFalse();
    }

    @Test
    void historyIsNewestFirstAndBoundedPerJob() {
        Job a = jobs.ensure("a", 1, HOUR, NOON);
        Job b = jobs.ensure("b", 1, HOUR, NOON);
        jobs.finished(b, NOON, NOON, Duration.ofMillis(1), false, "x".repeat(5_000), at("13:00"));
        database.transaction(() -> {
            for (int i = 0; i < 260; i++) {
                jobs.finished(a, NOON.plusSeconds(i), NOON, Duration.ofNanos(1_500_000), true, "run " + i, NOON);
            }
            return null;
        });
        assertThat(jobs.history(a.id(), 1_000)).hasSize(200);
        assertThat(jobs.history(a.id(), 2)).extracting(JobRun::message).containsExactly("run 259", "run 258");
        assertThat(jobs.history(a.id(), 1).getFirst().duration()).isEqualTo(Duration.ofNanos(1_500_000));
        JobRun failed = jobs.history(b.id(), 10).getFirst();
        assertThat(failed.ok()).isFalse();
        assertThat(failed.message()).hasSize(2_001).endsWith("…");
    }

    private Job failing(Job job, Instant now) {
        jobs.failed(jobs.begin(job, now), Duration.ofMillis(2), "no disk", now);
        return jobs.require(job.id());
    }

    @Test
    void aJobThatFailsStaysDueAndIsTriedAgainLaterAndLater() {
        Job job = jobs.ensure("a", 1, Duration.ofHours(6), at("12:00"));
        Instant now = at("12:00");
        for (int tries = 0; tries < 9; tries++) {
            Job before = jobs.require(job.id());
            now = before.retryAt().orElse(now);
            assertThat(jobs.due(1, now.minusMillis(1))).isEmpty();
            assertThat(jobs.due(1, now)).containsExactly(before);
            Job after = failing(before, now);
            assertThat(after.nextDue()).as("its work is not done").isEqualTo(at("12:00"));
            assertThat(after.failures()).isEqualTo(before.failures() + 1);
        }
        assertThat(Duration.between(at("12:00"), now))
                .isEqualTo(Duration.ofSeconds(30 * (1 + 2 + 4 + 8 + 16 + 32 + 64) + 3_600));
        assertThat(jobs.require(job.id()).lagInIntervals(at("23:59"))).isGreaterThan(1.9);
        assertThat(jobs.history(job.id(), 3)).extracting(JobRun::attempt).containsExactly(9, 8, 7);
        assertThat(jobs.last(job.id()).orElseThrow().failed()).isTrue();
        open(true);
        Job kept = jobs.require(job.id());
        assertThat(kept.failures()).as("a restart forgets nothing").isEqualTo(9);
        assertThat(kept.retryAt()).contains(now.plus(Backoff.LONGEST));
        jobs.succeeded(jobs.begin(kept, now), Duration.ofMillis(5), "done", at("18:00"));
        assertThat(jobs.require(job.id()))
                .isEqualTo(new Job(job.id(), "a", 1, Duration.ofHours(6), false, at("18:00")));
        assertThat(jobs.last(job.id()).orElseThrow())
                .satisfies(run -> assertThat(run.ok()).isTrue())
                .satisfies(run -> assertThat(run.attempt()).isEqualTo(10))
                .satisfies(run -> assertThat(run.at()).isEqualTo(at("12:00")));
    }

    @Test
    void runNowDoesNotWaitForTheNextTry() {
        Job job = failing(jobs.ensure("a", 1, HOUR, at("12:00")), at("12:00"));
        assertThat(job.isDue(at("12:00"))).isFalse();
        assertThat(job.nextTry()).isEqualTo(at("12:00").plusSeconds(30));
        Job after = jobs.runNow(PERSON, at("12:00"), job.id(), "now");
        assertThat(after.isDue(at("12:00"))).isTrue();
        assertThat(after.failures()).isEqualTo(1);
        assertThat(jobs.due(1, at("12:00"))).containsExactly(after);
    }

    @Test
    void aRunThatWasCutOffIsKeptAndRepeatedAtOnceTheFirstTime() {
        Job job = jobs.ensure("a", 1, HOUR, at("12:00"));
        JobRun running = jobs.begin(job, NOON);
        assertThat(jobs.history(job.id(), 5)).containsExactly(running);
        assertThat(running.running()).isTrue();
        assertThat(running.failed()).as("its end is not known").isFalse();
        assertThat(jobs.last(job.id())).as("nothing has ended").isEmpty();
        open(true);
        jobs.recoverInterrupted(NOON);
        JobRun cutOff = jobs.history(job.id(), 5).getFirst();
        assertThat(cutOff.failed()).isTrue();
        assertThat(cutOff.message()).startsWith("Cut off:");
        assertThat(jobs.due(1, NOON)).as("repeated at once").hasSize(1);
        jobs.begin(jobs.require(job.id()), NOON);
        jobs.recoverInterrupted(NOON);
        assertThat(jobs.due(1, NOON))
                .as("what ends the process again and again must not do so at once")
                .isEmpty();
        assertThat(jobs.due(1, NOON.plusSeconds(60))).hasSize(1);
        assertThat(jobs.history(job.id(), 5)).extracting(JobRun::attempt).containsExactly(2, 1);
        List<Change> heard = new ArrayList<>();
        database.announceTo(heard::add);
        jobs.recoverInterrupted(NOON);
        assertThat(heard).as("nothing is left").isEmpty();
    }

    @Test
    void aJobThatWasDeletedWhileItRanLeavesNothing() {
        Job job = jobs.ensure("a", 1, HOUR, at("12:00"));
        JobRun run = jobs.begin(job, NOON);
        jobs.forget(1);
        assertThat(jobs.failed(run, Duration.ZERO, "gone", NOON)).isEqualTo(NOON);
        jobs.succeeded(run, Duration.ZERO, "gone", NOON);
        assertThat(jobs.all()).isEmpty();
        assertThat(jobs.history(job.id(), 5)).isEmpty();
    }

    @Test
    void aClockThatWasSetBackLeavesNoJobWaitingForLong() {
        Job five = jobs.ensure("a", 1, Duration.ofMinutes(5), at("13:05"));
        Job hourly = jobs.ensure("b", 1, HOUR, at("14:00"));
        Job daily = jobs.ensure("c", 1, Duration.ofHours(24), at("12:00").plus(Duration.ofHours(12)));
        jobs.followClock(1, at("12:01"));
        assertThat(jobs.require(five.id()).nextDue()).as("13 turns ahead").isEqualTo(at("12:05"));
        assertThat(jobs.require(hourly.id())).as("less than two: not run twice").isEqualTo(hourly);
        assertThat(jobs.require(daily.id())).isEqualTo(daily);
        Job failed = failing(jobs.require(hourly.id()), at("23:00"));
        jobs.followClock(1, at("12:01"));
        assertThat(failed.retryAt()).isPresent();
        assertThat(jobs.require(hourly.id()).retryAt())
                .as("it was due an age ahead")
                .isEmpty();
        assertThat(jobs.require(hourly.id()).nextDue()).isEqualTo(at("14:00"));
        assertThat(jobs.require(hourly.id()).failures()).isEqualTo(1);
    }

    @Test
    void overdueIsMoreThanAnInterval() {
        Job job = jobs.ensure("a", 1, HOUR, at("12:00"));
        assertThat(job.isOverdue(at("13:00"))).isFalse();
        assertThat(job.isOverdue(at("13:01"))).isTrue();
    }

    @Test
    void aDeletedModelsJobsAreForgottenWithTheirRuns() {
        Job a = jobs.ensure("a", 1, HOUR, NOON);
        Job other = jobs.ensure("a", 2, HOUR, NOON);
        jobs.finished(a, NOON, NOON, Duration.ZERO, true, "", NOON);
        jobs.forget(1);
        assertThat(jobs.all()).containsExactly(other);
        assertThat(jobs.history(a.id(), 10)).isEmpty();
        assertThat(jobs.find("a", 1)).isEmpty();
        assertThatThrownBy(() -> jobs.require(a.id())).hasMessageContaining("no job " + a.id());
    }
}
