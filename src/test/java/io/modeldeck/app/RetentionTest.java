package io.modeldeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.metrics.SeriesStatistic;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.NewVersion;
import io.modeldeck.store.Workspace;
import io.modeldeck.telemetry.Feedback;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {

    private static final Actor PERSON = Actor.person("Sample engineer", Face.COMMAND_LINE);
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final int DAYS = 10;
    private static final Instant NOW = START.plus(Duration.ofDays(DAYS));
    private static final TimeRange ALL = new TimeRange(START, NOW);
    private static final OptionalLong ANY = OptionalLong.empty();

    @TempDir
    Path folder;

    private Engine engine;
    /** Runs before every access to the database. */
    private Runnable guard = () -> {};

    private ModelInfo model;
    private long version;

    /** Ten days with a call every half hour, labelled, rolled up; events are kept for two days before the newest. */
    @BeforeEach
    void open() {
        Workspace workspace = new Workspace(folder);
        engine = Engine.open(workspace, Clock.fixed(NOW, ZoneOffset.UTC), () -> guard.run())
                .orElseThrow();
        model = engine.registry().createModel(PERSON, START, "m", TaskType.CLASSIFICATION, Optional.of("1"));
        version = engine.registry()
                .addVersion(PERSON, START, NewVersion.external(model.id(), "1", List.of(), Map.of(), "for a test"))
                .id();
        List<Prediction> events = new ArrayList<>();
        List<Feedback> labels = new ArrayList<>();
        for (int i = 0; i < DAYS * 48; i++) {
            Instant at = START.plus(Duration.ofMinutes(30L * i));
            events.add(event("e" + i, at));
            labels.add(new Feedback("e" + i, i % 4 == 0 ? "0" : "1", Optional.of(at.plusSeconds(60))));
        }
        engine.intake().accept(events);
        engine.feedback().record(model.id(), labels);
        engine.hops().rollUpAll(model.id(), NOW);
        configure("events", "48h");
        configure("fiveMinute", "24h");
        configure("hourly", "5d");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private Prediction event(String id, Instant at) {
        return new Prediction(
                id,
                model.id(),
                version,
                at,
                Map.of("x", 1.0),
                "1",
                OptionalDouble.empty(),
                OptionalDouble.of(.7),
                1_000,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private void configure(String key, String value) {
        engine.config()
                .setValue(
                        PERSON, NOW, OptionalLong.of(model.id()), OptionalLong.empty(), "retention." + key, value, "");
    }

    private Map<String, Long> enforce() {
        return engine.retention().enforce(PERSON, NOW, engine.registry().model("m"), "room");
    }

    private long events() {
        return engine.events().count(model.id(), ANY, ALL);
    }

    private List<String> told(Granularity granularity) {
        return engine.metrics().series(model.id(), ANY, granularity, ALL).stream()
                .map(RetentionTest::told)
                .toList();
    }

    private static String told(MetricPeriod period) {
        return period.range().from() + " "
                + Arrays.stream(MetricName.values())
                        .map(metric -> metric.word() + "=" + metric.of(period))
                        .toList();
    }

    @Test
    void aConfigThatCannotBeReadLeavesTheOtherModelsAlone() throws SQLException {
        ModelInfo broken = engine.registry().createModel(PERSON, START, "a", TaskType.CLASSIFICATION, Optional.empty());
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("modeldeck.db"));
                PreparedStatement insert = file.prepareStatement(
                        "INSERT INTO monitoring_config (model_id, config, recorded_at) VALUES (?, ?, 0)")) {
            insert.setLong(1, broken.id());
            insert.setString(2, "{\"retention\":{\"events\":\"some days\"}}");
            insert.executeUpdate();
        }
        assertThatThrownBy(() -> engine.retention().enforceAll(NOW.plus(Duration.ofDays(3))))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("a: ")
                .hasMessageContaining("some days");
        assertThat(events()).isEqualTo(3 * 48L);
    }

    @Test
    void theTotalsSayWhatThenGoes() {
        List<RetentionTotal> totals = engine.retention().totals();
        assertThat(totals).extracting(RetentionTotal::table).containsExactly(RetainedTable.values());
        RetentionTotal events = totals.stream()
                .filter(total -> total.table() == RetainedTable.EVENTS)
                .findFirst()
                .orElseThrow();
        assertThat(events.rows()).isEqualTo(events());
        assertThat(events.removed()).isBetween(1L, events.rows() - 1);
        assertThat(events.bytesAfter()).isBetween(1L, events.bytes() - 1);
        long due = totals.stream().mapToLong(RetentionTotal::removed).sum();
        assertThat(engine.retention().enforceEverywhere(PERSON, NOW, "room")).isEqualTo(due);
        assertThat(events()).isEqualTo(events.rows() - events.removed());
        assertThat(engine.retention().totals()).allMatch(total -> total.removed() == 0);
        assertThat(engine.retention().enforceEverywhere(PERSON, NOW, "again")).isZero();
    }

    @Test
    void figuresOutliveEvents() {
        List<String> days = told(Granularity.DAILY);
        List<String> hours = told(Granularity.HOURLY);
        // The newest event is half an hour before the end: kept from the start of the eighth day.
        assertThat(enforce())
                .containsExactly(
                        Map.entry("events", 7 * 48L), Map.entry("fiveMinute", 8 * 48L), Map.entry("hourly", 4 * 24L));
        assertThat(events()).isEqualTo(3 * 48L);
        assertThat(told(Granularity.DAILY)).isEqualTo(days).hasSize(DAYS);
        assertThat(told(Granularity.HOURLY)).isEqualTo(hours.subList(4 * 24, hours.size()));
        assertThat(told(Granularity.FIVE_MINUTES)).hasSize(2 * 48);
        assertThat(engine.registry().requireModel("m").oldestEventAt()).contains(START.plus(Duration.ofDays(7)));
        assertThat(enforce()).as("nothing more to do").isEmpty();
        var entries = engine.audit().entries(AuditFilter.newest(1));
        assertThat(entries.getFirst().action()).isEqualTo("remove by retention");
        assertThat(entries.getFirst().after().get("events"))
                .isEqualTo(Map.of("before", "2026-01-12T00:00:00Z", "rows", 7 * 48));
        assertThat(entries.getFirst().comment()).isEqualTo("room");
    }

    @Test
    void whatComesLateForAClosedPeriodLeavesItsFiguresAsTheyAre() {
        enforce();
        List<String> days = told(Granularity.DAILY);
        engine.intake().accept(List.of(event("late", START.plusSeconds(5)), event("in time", NOW.minusSeconds(60))));
        engine.hops().rollUpAll(model.id(), NOW);
        assertThat(told(Granularity.DAILY).subList(0, DAYS - 1)).isEqualTo(days.subList(0, DAYS - 1));
        assertThat(told(Granularity.DAILY).getLast()).contains("requestCount=49.0");
        assertThat(enforce()).containsEntry("events", 1L);
        // Figures of a time that never had any are made before the events go again.
        Instant before = START.minus(Duration.ofDays(3));
        engine.intake().accept(List.of(event("backfilled", before)));
        assertThat(enforce()).containsEntry("events", 1L);
        assertThat(engine.metrics().series(model.id(), ANY, Granularity.DAILY, new TimeRange(before, START)))
                .extracting(MetricPeriod::requestCount)
                .containsExactly(1L);
    }

    @Test
    void whatIsAskedForOrGoingOnKeepsItsEvents() {
        long request =
                engine.retraining().create(PERSON, NOW, model.id(), "look").id();
        RetentionPlan plan = engine.retention()
                .plan(Optional.of(engine.registry().requireModel("m")))
                .getFirst();
        assertThat(plan.table()).isEqualTo(RetainedTable.EVENTS);
        assertThat(plan.needed()).contains("request " + request + " is open");
        assertThat(plan.removed()).isEqualTo(7 * 48L);
        assertThat(plan.bytesPerRow()).isPositive();
        assertThat(enforce()).containsOnlyKeys("fiveMinute", "hourly");
        assertThat(events()).isEqualTo(DAYS * 48L);
        engine.retraining().reject(PERSON, NOW, request, "seen");
        assertThat(enforce()).containsOnlyKeys("events");
    }

    @Test
    void aRemovalThatIsCutOffSaysWhenTheEventsBeginThatAreLeft() {
        guard = () -> {
            if (StackWalker.getInstance()
                    .walk(frames ->
                            frames.anyMatch(frame -> frame.getMethodName().equals("refreshOldest")))) {
                throw new IllegalStateException("cut off");
            }
        };
        assertThatThrownBy(this::enforce).hasMessage("cut off");
        guard = () -> {};
        Instant oldest = engine.registry().requireModel("m").oldestEventAt().orElseThrow();
        assertThat(engine.events().count(model.id(), ANY, new TimeRange(oldest, oldest.plusMillis(1))))
                .isOne();
    }

    @Test
    void whatIsAskedForWhileEventsAreAboutToGoKeepsThem() {
        AtomicBoolean asked = new AtomicBoolean();
        guard = () -> {
            boolean begins = StackWalker.getInstance()
                    .walk(frames ->
                            frames.anyMatch(frame -> frame.getMethodName().equals("begin")
                                    && frame.getClassName().equals(Retention.class.getName())));
            if (begins && !asked.getAndSet(true)) {
                engine.retraining().create(PERSON, NOW, model.id(), "look");
            }
        };
        assertThat(enforce()).containsOnlyKeys("fiveMinute", "hourly");
        assertThat(events()).isEqualTo(DAYS * 48L);
    }

    @Test
    void seriesKeepTheirFiguresToo() {
        long[] at = LongStream.range(0, 240)
                .map(i -> START.plus(Duration.ofHours(i)).toEpochMilli())
                .toArray();
        double[] values = LongStream.range(0, 240).mapToDouble(i -> i).toArray();
        engine.series().record(OptionalLong.of(model.id()), "cpu", "", at, values);
        configure("series", "24h");
        assertThat(enforce()).containsEntry("series", 8 * 24L);
        TimeRange first = new TimeRange(START, START.plus(Duration.ofHours(5)));
        assertThat(engine.series().value(model.id(), "cpu", SeriesStatistic.MAX, first))
                .hasValue(4);
        engine.series().record(OptionalLong.of(model.id()), "cpu", "", new long[] {at[0] + 1}, new double[] {99});
        assertThat(engine.series().value(model.id(), "cpu", SeriesStatistic.MAX, ALL))
                .hasValue(239);
        assertThat(engine.series()
                        .periods(
                                engine.series()
                                        .find(model.id(), "cpu")
                                        .orElseThrow()
                                        .id(),
                                Granularity.HOURLY,
                                first))
                .as("the hour is closed")
                .first()
                .satisfies(hour -> assertThat(hour.figures().count()).isEqualTo(1));
        Instant earlier = START.minus(Duration.ofDays(1));
        engine.series()
                .record(OptionalLong.of(model.id()), "cpu", "", new long[] {earlier.toEpochMilli()}, new double[] {7});
        assertThat(engine.series().value(model.id(), "cpu", SeriesStatistic.MIN, new TimeRange(earlier, START)))
                .as("a time that never had figures gets them")
                .hasValue(7);
    }

    @Test
    void theBeatEnforcesItForAllOnceADay() {
        Beat beat = new Beat(engine);
        beat.at(NOW, () -> true);
        beat.at(NOW.plusSeconds(5), () -> true);
        assertThat(events())
                .as("all of them came in just now, and nobody asked for it")
                .isEqualTo(DAYS * 48L);
        var job = engine.jobs().find(Retention.JOB, 0).orElseThrow();
        assertThat(engine.jobs().history(job.id(), 10))
                .singleElement()
                .satisfies(run -> assertThat(run.message()).isEqualTo((816 - 7 * 48) + " rows removed"));
        assertThat(job.nextDue()).isAfter(NOW);
        assertThat(engine.retention().enforceAll(NOW)).isEmpty();
        assertThat(engine.retention().enforceAll(NOW.plus(Duration.ofHours(48))))
                .isEmpty();
        assertThat(engine.retention().enforceAll(NOW.plus(Duration.ofHours(48)).plusMillis(1)))
                .isEqualTo(7 * 48 + " rows removed");
        assertThat(events()).isEqualTo(3 * 48L);
    }

    @Test
    void lessThanADayIsNoRetention() {
        assertThatThrownBy(() -> configure("events", "90m"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("retention.events")
                .hasMessageContaining("24h");
    }
}
