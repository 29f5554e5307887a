package io.modeldeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertType;
import io.modeldeck.alert.Matcher;
import io.modeldeck.alert.Silence;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.NewVersion;
import io.modeldeck.schedule.Job;
import io.modeldeck.schedule.JobRun;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs by the wall clock when something goes wrong: a failure, a kill, a clock that jumps. */
class BeatTest {

    private static final Instant START = LoopModel.START;
    private static final Instant NOW = START.plus(Duration.ofDays(2));
    private static final Duration FIVE = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private LoopModel loop;
    private Beat beat;

    @BeforeEach
    void open() {
        loop = new LoopModel(folder.resolve("workspace"));
        loop.firstVersion();
        loop.happens(World.USUAL, START, Duration.ofMinutes(10), 2 * 144, Duration.ofHours(1));
        beat = new Beat(loop.engine);
        loop.engine.hops().ensureJobs(loop.model.id(), START);
    }

    @AfterEach
    void close() {
        loop.close();
    }

    private void beats(Instant from, Instant until) {
        for (Instant now = from; !now.isAfter(until); now = now.plus(FIVE)) {
            beat.at(now, () -> true);
        }
    }

    private Job job(String name) {
        return job(loop, name);
    }

    private static Job job(LoopModel of, String name) {
        return of.engine.jobs().find(name, of.model.id()).orElseThrow();
    }

    private List<JobRun> runs(String name) {
        return loop.engine.jobs().history(job(name).id(), 200);
    }

    private int runs() {
        return loop.engine.jobs().ofModel(loop.model.id()).stream()
                .mapToInt(job -> runs(job.name()).size())
                .sum();
    }

    private void sql(String text) throws SQLException {
        try (Connection connection = connection(folder.resolve("workspace"));
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private static long count(Path workspace, String sql) throws SQLException {
        try (Connection connection = connection(workspace);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.getLong(1);
        }
    }

    private static Connection connection(Path workspace) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + workspace.resolve("modeldeck.db"));
    }

    @Test
    void aJobThatFailsIsTriedAgainWithBackOffAndStopsNoOther() throws SQLException {
        sql("ALTER TABLE data_quality_metrics RENAME COLUMN duplicates TO away");
        beat.at(NOW, () -> true);
        for (Job job : loop.engine.jobs().ofModel(loop.model.id())) {
            boolean broken = job.name().equals("dataQualityCheck");
            assertThat(job.isDue(NOW.plus(FIVE)))
                    .as(job.name())
                    .isEqualTo(broken || job.interval().equals(FIVE));
            assertThat(runs(job.name()).getFirst().failed()).as(job.name()).isEqualTo(broken);
        }
        assertThat(runs("dataQualityCheck").getFirst().message())
                .as("what was wrong, not the whole statement")
                .contains("no column named duplicates")
                .doesNotContain("INSERT");
        beat.at(NOW.plusSeconds(29), () -> true);
        assertThat(runs("dataQualityCheck")).as("it waits").hasSize(1);
        beat.at(NOW.plusSeconds(30), () -> true);
        assertThat(runs("dataQualityCheck")).extracting(JobRun::attempt).containsExactly(2, 1);
        assertThat(runs("dataQualityCheck"))
                .extracting(JobRun::at)
                .as("for the same time")
                .containsOnly(job("dataQualityCheck").nextDue());

        beats(NOW.plus(FIVE), NOW.plus(Duration.ofHours(3)));
        assertThat(runs("dataQualityCheck").size()).as("not at every beat").isBetween(7, 12);
        assertThat(runs("driftCheck").getFirst().ok()).isTrue();
        assertThat(open(AlertType.JOB)).as("a job that is late is an alert").hasSize(1);

        sql("ALTER TABLE data_quality_metrics RENAME COLUMN away TO duplicates");
        Instant repaired = job("dataQualityCheck").nextTry();
        beat.at(repaired, () -> true);
        assertThat(runs("dataQualityCheck").getFirst().ok()).isTrue();
        assertThat(job("dataQualityCheck").failures()).isZero();
        assertThat(job("dataQualityCheck").nextDue()).isAfter(repaired);
    }

    private List<Alert> open(AlertType type) {
        return loop.engine.alerts().open(OptionalLong.of(loop.model.id())).stream()
                .filter(alert -> alert.type() == type)
                .toList();
    }

    @Test
    void aLateJobIsAnAlertEvenWhileTheHopsAreStuck() {
        beat.at(NOW, () -> true);
        JobWatch watch = new JobWatch(loop.engine, NOW);
        watch(watch, NOW, NOW.plus(FIVE.multipliedBy(2)));
        assertThat(open(AlertType.JOB)).as("five minutes late").isEmpty();
        watch(watch, NOW.plus(FIVE.multipliedBy(2)), NOW.plus(FIVE.multipliedBy(3)));
        assertThat(open(AlertType.JOB))
                .as("no beat in between")
                .singleElement()
                .satisfies(alert -> assertThat(alert.message()).contains("fiveMinuteAggregation"));
        beat.at(NOW.plus(FIVE.multipliedBy(4)), () -> true);
        assertThat(open(AlertType.JOB))
                .singleElement()
                .satisfies(alert -> assertThat(alert.resolvedAt()).isPresent());
    }

    private static void watch(JobWatch watch, Instant from, Instant until) {
        for (Instant now = from; !now.isAfter(until); now = now.plusSeconds(30)) {
            watch.at(now);
        }
    }

    @Test
    void aMachineThatSleptIsNotLateWhenItWakes() {
        beat.at(NOW, () -> true);
        JobWatch watch = new JobWatch(loop.engine, NOW);
        watch(watch, NOW, NOW.plus(FIVE));
        Instant woken = NOW.plus(Duration.ofHours(3));
        watch(watch, woken, woken.plus(FIVE));
        assertThat(open(AlertType.JOB)).isEmpty();
        watch(watch, woken.plus(FIVE), woken.plus(FIVE.multipliedBy(2)));
        assertThat(open(AlertType.JOB)).as("awake for two intervals").hasSize(1);
        watch.at(NOW);
        assertThat(open(AlertType.JOB)).as("the clock was set back").hasSize(1);
    }

    @Test
    void aLateJobOfTheWorkspaceIsAnAlertUntilItRan() {
        beat.at(NOW, () -> true);
        Job retention = loop.engine.jobs().find(Retention.JOB, 0).orElseThrow();
        Instant late = retention.nextDue().plus(Duration.ofDays(2));
        new JobWatch(loop.engine, retention.nextDue()).at(late);
        assertThat(loop.engine.alerts().open(OptionalLong.of(Alert.WORKSPACE)))
                .as("the machine slept until now")
                .isEmpty();
        loop.engine.alerts().evaluateWorkspace(late, NOW);
        assertThat(loop.engine.alerts().open(OptionalLong.of(Alert.WORKSPACE)))
                .extracting(Alert::subject)
                .containsExactly(Retention.JOB);
        beat.at(late, () -> true);
        new JobWatch(loop.engine, NOW).at(late);
        assertThat(loop.engine.alerts().open(OptionalLong.of(Alert.WORKSPACE)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.resolvedAt()).isPresent());
    }

    @Test
    void theJobThatEvaluatesTheRulesMayBeTheOneThatIsLate() throws SQLException {
        sql("ALTER TABLE retraining_request RENAME COLUMN status TO away");
        JobWatch watch = new JobWatch(loop.engine, NOW);
        for (int i = 0; i <= 3; i++) {
            Instant now = NOW.plus(FIVE.multipliedBy(i)).plusSeconds(3);
            beat.at(now, () -> true);
            watch(watch, now, now.plus(FIVE));
        }
        assertThat(runs("alertCheck").getFirst().failed()).isTrue();
        assertThat(open(AlertType.JOB))
                .as("no rule was evaluated from within")
                .singleElement()
                .satisfies(alert -> assertThat(alert.message()).contains("alertCheck, every 5m"));

        sql("ALTER TABLE retraining_request RENAME COLUMN away TO status");
        Instant repaired = NOW.plus(FIVE.multipliedBy(6)).plusSeconds(3);
        beat.at(repaired, () -> true);
        assertThat(runs("alertCheck").getFirst().ok()).isTrue();
        beat.at(repaired.plus(FIVE), () -> true);
        assertThat(open(AlertType.JOB))
                .singleElement()
                .satisfies(alert -> assertThat(alert.resolvedAt()).isPresent());
    }

    @Test
    void aLookInMaintenanceSaysSo() {
        loop.engine
                .silences()
                .add(
                        LoopModel.ENGINEER,
                        NOW,
                        Silence.Kind.MAINTENANCE,
                        Matcher.EVERYTHING,
                        TimeRange.endingAt(NOW.plus(FIVE), FIVE),
                        "a new rack");
        beat.at(NOW, () -> true);
        assertThat(runs("alertCheck").getFirst().message())
                .isEqualTo("in maintenance until " + NOW.plus(FIVE) + ", no retraining considered");
    }

    /** The clock never says exactly the full hour. */
    @Test
    void triggersThatNeedNoAlertAreLookedAtOnceAnHourByTheClock() {
        loop.engine
                .config()
                .set(
                        LoopModel.ENGINEER,
                        NOW,
                        OptionalLong.of(loop.model.id()),
                        OptionalLong.empty(),
                        "{\"retrainingTriggers\":{\"minNewLabeledSamples\":100,\"conditions\":[{\"type\":\"labels\",\"count\":100}]}}",
                        "");
        List<Job> late = loop.engine.jobs().ofModel(loop.model.id());
        late.forEach(job -> loop.engine.jobs().moveDue(job, NOW.plus(FIVE)));
        beat.at(NOW.plus(FIVE).plusMillis(3_217), () -> true);
        assertThat(requests()).as("not at every turn").isZero();
        beats(NOW.plus(FIVE.multipliedBy(2)).plusMillis(3_217), NOW.plus(FIVE.multipliedBy(12)));
        assertThat(requests()).isZero();
        beat.at(NOW.plus(FIVE.multipliedBy(12)).plusMillis(3_217), () -> true);
        assertThat(requests()).isEqualTo(1);
    }

    /** A rule that holds for ten minutes fires ten minutes on, however the beat falls; what was asked for by hand is of its own moment. */
    @Test
    void whatIsJudgedByTheClockIsJudgedAsOfItsTurn() {
        loop.rule(NOW, "quiet", Map.of("metric", "requestCount", "operator", "<", "threshold", 9, "forMinutes", 10));
        loop.engine
                .jobs()
                .ofModel(loop.model.id())
                .forEach(job -> loop.engine.jobs().moveDue(job, NOW));
        long[] late = {4_900, 2_000, 100};
        for (int i = 0; i < late.length; i++) {
            beat.at(NOW.plus(FIVE.multipliedBy(i)).plusMillis(late[i]), () -> true);
        }
        assertThat(loop.engine.drift().latest(loop.model.id()))
                .allSatisfy(result -> assertThat(result.at()).isEqualTo(NOW));
        assertThat(loop.engine.quality().latest(loop.model.id()).orElseThrow().at())
                .isEqualTo(NOW);
        assertThat(loop.engine.alerts().open(OptionalLong.of(loop.model.id())))
                .singleElement()
                .satisfies(alert -> assertThat(alert.firedAt()).contains(NOW.plus(FIVE.multipliedBy(2))));

        Instant wished = NOW.plus(FIVE.multipliedBy(2)).plusSeconds(20);
        loop.engine.jobs().runNow(LoopModel.ENGINEER, wished, job("driftCheck").id(), "");
        beat.at(wished.plusSeconds(3), () -> true);
        assertThat(loop.engine.drift().latest(loop.model.id()).getFirst().at()).isEqualTo(wished);
    }

    private int requests() {
        return loop.engine
                .retraining()
                .requests(OptionalLong.of(loop.model.id()), Optional.empty(), 10)
                .size();
    }

    @Test
    void whatOverflowsInOneJobIsItsOwnFailure() {
        Runnable quiet = loop.engine.changes().subscribe(change -> {
            if (change instanceof Change.QualityMeasured) {
                throw new StackOverflowError();
            }
        });
        beat.at(NOW, () -> true);
        quiet.run();
        assertThat(runs("dataQualityCheck").getFirst().message()).isEqualTo("StackOverflowError");
        assertThat(runs("alertCheck").getFirst().ok()).isTrue();
    }

    @Test
    void aModelThatCannotBeWorkedStopsNoOther() throws SQLException {
        ModelInfo other = loop.engine
                .registry()
                .createModel(LoopModel.ENGINEER, START, "another", TaskType.CLASSIFICATION, Optional.of("1"));
        ModelVersion version = loop.engine
                .registry()
                .addVersion(LoopModel.ENGINEER, START, NewVersion.external(other.id(), "v1", List.of(), Map.of(), ""));
        List<Prediction> events = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            events.add(new Prediction(
                    "o" + i,
                    other.id(),
                    version.id(),
                    NOW.minusSeconds(60 * i),
                    Map.of("x", (double) i),
                    "1",
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    1_000,
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        }
        loop.engine.events().insert(events);
        sql("INSERT INTO monitoring_config (model_id, config, recorded_at) VALUES (" + loop.model.id()
                + ", '{\"aggregation\":{\"driftCheck\":\"now and then\"}}', 0)");
        sql("INSERT INTO monitoring_config (model_id, config, recorded_at) VALUES (" + other.id() + ", '{}', 0)");
        for (int beats = 0; beats < 3; beats++) {
            beat.at(NOW.plusSeconds(3_600 + 5L * beats), () -> true);
        }
        assertThat(loop.engine.jobs().ofModel(other.id())).hasSize(6);
        beats(NOW.plusSeconds(7_200), NOW.plusSeconds(7_800));
        for (Job job : loop.engine.jobs().ofModel(other.id())) {
            if (job.interval().equals(FIVE)) {
                assertThat(loop.engine.jobs().last(job.id()).orElseThrow().ok()).isTrue();
            }
        }
        beat.at(NOW.plusSeconds(9_000), () -> false);
        assertThat(loop.engine
                        .jobs()
                        .find("alertCheck", other.id())
                        .orElseThrow()
                        .isDue(NOW.plusSeconds(9_000)))
                .as("a beat that is told to end does no more")
                .isTrue();
    }

    /** The files as a kill would leave them at this moment. */
    private Path image(String name) {
        Path copy = folder.resolve(name);
        try (var files = Files.walk(folder.resolve("workspace"))) {
            for (Path file : files.toList()) {
                Path to = copy.resolve(folder.resolve("workspace").relativize(file));
                boolean shared = file.toString().endsWith("-shm");
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else if (!shared) {
                    Files.copy(file, to);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    @Test
    void aJobThatIsKilledHalfWayIsRepeatedAndLeavesItsResultOnce() throws SQLException {
        AtomicReference<Path> killed = new AtomicReference<>();
        Runnable quiet = loop.engine.changes().subscribe(change -> {
            if (change instanceof Change.QualityMeasured && killed.get() == null) {
                killed.set(image("killed"));
            }
        });
        beat.at(NOW, () -> true);
        quiet.run();
        String reports = "SELECT count(*) FROM data_quality_metrics";
        try (LoopModel again = new LoopModel(killed.get())) {
            Job job = job(again, "dataQualityCheck");
            JobRun cutOff = again.engine.jobs().last(job.id()).orElseThrow();
            assertThat(cutOff.failed()).isTrue();
            assertThat(cutOff.message()).startsWith("Cut off:");
            assertThat(job.isDue(NOW)).isTrue();
            new Beat(again.engine).at(NOW.plusSeconds(20), () -> true);
            assertThat(again.engine.jobs().history(job.id(), 10))
                    .as("both attempts, for the same time")
                    .satisfiesExactly(
                            second -> assertThat(second.ok()).isTrue(),
                            first -> assertThat(first.failed()).isTrue())
                    .extracting(JobRun::at)
                    .containsOnly(job.nextDue());
            assertThat(again.engine.jobs().all())
                    .allSatisfy(one -> assertThat(one.isDue(NOW.plusSeconds(20)))
                            .as(one.name())
                            .isFalse());
        }
        assertThat(count(killed.get(), reports)).isEqualTo(count(folder.resolve("workspace"), reports));
        assertThat(count(killed.get(), "SELECT count(DISTINCT at) = count(*) FROM data_quality_metrics"))
                .isOne();
    }

    @Test
    void aClockSetBackAnHourRunsNothingTwiceAndStopsNothing() throws SQLException {
        beats(NOW, NOW.plus(Duration.ofHours(2)));
        int before = runs();
        int fives = runs("fiveMinuteAggregation").size();
        Instant back = NOW.plus(Duration.ofHours(1));
        beat.at(back, () -> true);
        beat.at(back, () -> true);
        assertThat(runs()).as("the jump itself runs nothing").isEqualTo(before);
        beats(back.plus(FIVE), NOW.plus(Duration.ofHours(2)).minus(FIVE));
        assertThat(runs("fiveMinuteAggregation").size() - fives)
                .as("once in each of the intervals that came again")
                .isEqualTo(11);
        assertThat(runs("hourlyAggregation")).as("its time has not come again").hasSize(3);
        beats(NOW.plus(Duration.ofHours(2)), NOW.plus(Duration.ofHours(4)));
        assertThat(runs("hourlyAggregation")).hasSize(5);
        Path workspace = folder.resolve("workspace");
        for (String table : List.of("data_quality_metrics", "drift_metrics")) {
            String key = table.startsWith("drift") ? "at || drift_type || coalesce(feature, '')" : "at";
            assertThat(count(workspace, "SELECT count(DISTINCT " + key + ") = count(*) FROM " + table))
                    .isOne();
        }
    }

    @Test
    void aClockThatRanADayAheadRunsEachJobOnceAndIsForgotten() {
        beats(NOW, NOW.plus(Duration.ofHours(1)));
        int before = runs();
        Instant ahead = NOW.plus(Duration.ofHours(25));
        loop.happens(World.USUAL, ahead.minusSeconds(60), Duration.ofSeconds(1), 5, Duration.ofHours(1));
        beat.at(ahead, () -> true);
        assertThat(runs()).as("one run catches up").isEqualTo(before + 6);
        beat.at(ahead, () -> true);
        assertThat(runs()).isEqualTo(before + 6);
        Instant right = NOW.plus(Duration.ofHours(1)).plusSeconds(10);
        beats(right, right.plus(Duration.ofHours(2)));
        assertThat(runs("alertCheck").getFirst().at())
                .as("it goes on in the right time")
                .isBefore(right.plus(Duration.ofHours(2)));
        assertThat(job("fiveMinuteAggregation").nextDue()).isBefore(right.plus(Duration.ofHours(3)));
        assertThat(job("dataQualityCheck").nextDue()).isBefore(right.plus(Duration.ofHours(4)));
        assertThat(loop.engine.jobs().ofModel(loop.model.id()))
                .allSatisfy(job -> assertThat(job.nextDue())
                        .isBefore(right.plus(Duration.ofHours(2))
                                .plus(job.interval().multipliedBy(2))));
    }
}
