package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.metrics.SlidingSummaries;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A back-test says what live evaluation did: the same history is worked live, five minutes by five, and replayed. */
class RuleHistoryTest {

    private static final long MODEL = AlertWorkspace.MODEL;
    private static final Actor PERSON = Actor.person("Sample engineer", Face.CONSOLE);
    private static final TimeRange DAY = new TimeRange(at("06:00"), at("20:00"));

    @TempDir
    Path folder;

    private AlertWorkspace deck;

    @BeforeEach
    void open() {
        deck = new AlertWorkspace(folder);
        for (AlertRule rule : deck.rules.all()) {
            deck.rules.delete(PERSON, at("00:00"), rule.id(), "");
        }
    }

    @AfterEach
    void close() {
        deck.close();
    }

    private static Instant at(String time) {
        return AlertWorkspace.at(time);
    }

    /** Calls with gaps, slow and failing spells, checks, a series and labels, by chance but always the same. */
    private void history() {
        deck.together(this::happenings);
    }

    private void happenings() {
        Random random = new Random(5);
        for (int minute = 0; minute < 20 * 60; minute += 5) {
            String time = String.format("%02d:%02d", minute / 60, minute % 60);
            boolean slow = minute % 240 < 45;
            if (random.nextInt(6) > 0) {
                deck.calls(
                        time,
                        3 + random.nextInt(5),
                        slow ? random.nextInt(3) : 0,
                        (slow ? 450 : 200) + random.nextInt(200));
            }
            if (minute % 60 == 0) {
                deck.labelled(time, 12, slow ? 6 : random.nextInt(3));
            }
            if (minute % 120 == 0) {
                Double score = random.nextInt(5) == 0 ? null : random.nextDouble() * 0.5;
                deck.drift(time, "input", "age", score, "NO_DRIFT");
                deck.drift(time, "input", "income", random.nextDouble() * 0.5, "NO_DRIFT");
                deck.counts(time, 100, true, "{\"age\":" + random.nextInt(9) + "}", "{}", "{}", random.nextInt(9));
            }
            if (random.nextInt(8) > 0) {
                deck.series("cpu", time, 50 + random.nextInt(40), 50 + random.nextInt(40));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":500}",
                "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":500,\"forMinutes\":10,\"keepFiringMinutes\":10}",
                "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":550,\"recoveryThreshold\":350,\"windowMinutes\":7}",
                "{\"metric\":\"avgLatency\",\"operator\":\"outside\",\"low\":250,\"high\":420,\"noDataMinutes\":5}",
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.05,\"windowMinutes\":130,\"minRequests\":20}",
                "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":500,\"breaches\":3,\"ofReadings\":6}",
                "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":450,\"breaches\":4,\"withinMinutes\":60,\"windowMinutes\":10}",
                "{\"metric\":\"requestCount\",\"operator\":\"control\",\"rules\":[1,2,3,4],\"windowMinutes\":10,\"referenceHours\":4}",
                "{\"metric\":\"requestCount\",\"operator\":\"control\",\"mean\":5,\"sigma\":2,\"windowMinutes\":5,\"rules\":[1,4]}",
                "{\"metric\":\"accuracy\",\"operator\":\"<\",\"threshold\":0.8,\"windowMinutes\":60}",
                "{\"metric\":\"f1\",\"operator\":\"<\",\"threshold\":0.8,\"windowMinutes\":120,\"minRequests\":13}",
                "{\"metric\":\"driftScore\",\"driftType\":\"input\",\"operator\":\">\",\"threshold\":0.4}",
                "{\"metric\":\"driftScore\",\"driftType\":\"input\",\"feature\":\"age\",\"operator\":\">\",\"threshold\":0.2,\"noDataMinutes\":60}",
                "{\"metric\":\"driftScore\",\"driftType\":\"input\",\"operator\":\">\",\"threshold\":0.3,\"breaches\":2,\"ofReadings\":3}",
                "{\"metric\":\"driftScore\",\"driftType\":\"input\",\"operator\":\"control\",\"rules\":[1,2,3,4],\"mean\":0.2,\"sigma\":0.1}",
                "{\"metric\":\"duplicates\",\"operator\":\">=\",\"threshold\":4,\"breaches\":2,\"withinMinutes\":300}",
                "{\"metric\":\"rangeViolations\",\"operator\":\">\",\"threshold\":4,\"forMinutes\":60}",
                "{\"metric\":\"series:cpu\",\"operator\":\">\",\"threshold\":75,\"noDataMinutes\":5}",
                "{\"metric\":\"series:cpu\",\"statistic\":\"max\",\"operator\":\">\",\"threshold\":80,\"breaches\":2,\"ofReadings\":4}"
            })
    void aBackTestIsWhatLiveEvaluationDid(String condition) {
        history();
        AlertRule rule = deck.rule("tried", condition, Severity.WARNING);
        List<String> live = new ArrayList<>();
        for (Instant now = DAY.from(); now.isBefore(DAY.to()); now = now.plus(Duration.ofMinutes(5))) {
            for (Alert alert : deck.alerts.evaluate(MODEL, now)) {
                live.add(now + " " + alert.message());
                deck.alerts.acknowledge(PERSON, now, alert.id(), "");
            }
        }
        BackTest test = deck.history.test(rule, MODEL, DAY);
        List<Alert> kept = deck.alerts.history(AlertFilter.newest(1_000)).reversed();
        assertThat(test.evaluations()).isEqualTo(14 * 12);
        assertThat(live).as("a rule that never fires shows nothing").isNotEmpty();
        assertThat(test.episodes().stream().map(episode -> episode.firedAt().toString()))
                .isEqualTo(live.stream().map(line -> line.split(" ")[0]).toList());
        if (kept.stream().anyMatch(alert -> alert.firings() > 1)) {
            // No data and the condition behind it share an alert, and are two episodes.
            return;
        }
        assertThat(test.episodes().stream().map(Episode::metAt).toList())
                .isEqualTo(kept.stream().map(Alert::at).toList());
        assertThat(test.episodes().stream().map(Episode::recoveredAt).toList())
                .isEqualTo(kept.stream().map(Alert::resolvedAt).toList());
        assertThat(test.episodes().stream().map(Episode::worst).toList())
                .isEqualTo(kept.stream().map(Alert::worstValue).toList());
        assertThat(test.episodes().stream().map(Episode::message).toList())
                .isEqualTo(kept.stream().map(Alert::message).toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 55, 60, 65, 120, 185, 1_440})
    void windowsThatSlideAreWhatEachOfThemHolds(long minutes) {
        history();
        deck.rollups.rollUp(MODEL, Granularity.HOURLY, at("15:00"));
        Duration window = Duration.ofMinutes(minutes);
        for (OptionalLong version : List.of(OptionalLong.empty(), OptionalLong.of(11))) {
            SlidingSummaries sliding = new SlidingSummaries(deck.metrics, MODEL, version, window, DAY);
            for (Instant end = DAY.from(); !end.isAfter(DAY.to()); end = end.plus(Duration.ofMinutes(25))) {
                MetricPeriod direct = deck.metrics.summary(MODEL, version, TimeRange.endingAt(end, window));
                MetricPeriod slid = sliding.endingAt(end);
                assertThat(slid.requestCount()).isEqualTo(direct.requestCount());
                assertThat(slid.errorCount()).isEqualTo(direct.errorCount());
                assertThat(slid.correctCount()).isEqualTo(direct.correctCount());
                assertThat(slid.latency().millis(.95))
                        .isEqualTo(Double.valueOf(direct.latency().millis(.95)));
                assertThat(slid.range()).isEqualTo(direct.range());
            }
        }
    }

    @Test
    void anEpisodeThatGoesOnLastsToTheEnd() {
        deck.calls("19:50", 20, 0, 900);
        deck.calls("19:55", 20, 0, 950);
        AlertRule rule =
                deck.rule("slow", "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":500}", Severity.WARNING);
        Episode episode = deck.history
                .test(rule, MODEL, new TimeRange(at("19:00"), at("20:05")))
                .episodes()
                .getFirst();
        assertThat(episode.recoveredAt()).isEmpty();
        assertThat(episode.firedAt()).isEqualTo(at("19:55"));
        assertThat(episode.lasted(at("20:05"))).isEqualTo(Duration.ofMinutes(10));
        assertThat(episode.worst().orElseThrow()).isCloseTo(950, within(9.5));
        assertThat(episode.cause()).isEqualTo(Cause.CONDITION);
    }

    @Test
    void noDataHasEpisodesOfItsOwnAndTheConditionMayFollowAtOnce() {
        deck.calls("12:00", 20, 0, 100);
        deck.calls("13:00", 20, 0, 900);
        deck.calls("13:05", 20, 0, 100);
        AlertRule rule = deck.rule(
                "slow",
                "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":500,\"noDataMinutes\":30}",
                Severity.WARNING);
        List<Episode> episodes = deck.history
                .test(rule, MODEL, new TimeRange(at("12:05"), at("13:11")))
                .episodes();
        assertThat(episodes).extracting(Episode::cause).containsExactly(Cause.NO_DATA, Cause.CONDITION);
        assertThat(episodes.getFirst().metAt()).isEqualTo(at("12:10"));
        assertThat(episodes.getFirst().firedAt()).isEqualTo(at("12:40"));
        assertThat(episodes.getFirst().recoveredAt()).contains(at("13:05"));
        assertThat(episodes.getFirst().worst()).isEmpty();
        assertThat(episodes.getFirst().message()).isEqualTo("no requests over 5 min");
        assertThat(episodes.getLast().firedAt()).isEqualTo(at("13:05"));
        assertThat(episodes.getLast().metAt()).isEqualTo(at("13:05"));
        assertThat(episodes.getLast().recoveredAt()).contains(at("13:10"));
    }

    @Test
    void aVersionsRuleSeesThatVersionAlone() {
        deck.quality("12:00", Map.of("income", 0.5), Map.of("income", 0.1), true);
        deck.drift("12:00", "input", "age", 0.9, "DRIFT");
        AlertRule nulls =
                deck.rule("nulls", "{\"metric\":\"nullRate\",\"operator\":\">\",\"threshold\":0.3}", Severity.WARNING);
        AlertRule drift = deck.rule(
                "drift",
                "{\"metric\":\"driftScore\",\"driftType\":\"input\",\"operator\":\">\",\"threshold\":0.3}",
                Severity.WARNING);
        for (AlertRule rule : List.of(nulls, drift)) {
            assertThat(deck.history.test(rule, MODEL, DAY).episodes()).hasSize(1);
            for (long version : new long[] {11, 12}) {
                AlertRule own = new AlertRule(
                        0,
                        rule.name(),
                        OptionalLong.of(MODEL),
                        OptionalLong.of(version),
                        true,
                        rule.condition(),
                        rule.severity(),
                        List.of(),
                        "",
                        "");
                BackTest test = deck.history.test(own, MODEL, DAY);
                assertThat(test.episodes()).hasSize(version == 11 ? 1 : 0);
                assertThat(test.noData()).isEqualTo(version == 11 ? 6 * 12 : 14 * 12);
            }
        }
        RuleHistory.Line line = deck.history.line(nulls, MODEL, DAY);
        assertThat(line.at()).containsExactly(at("12:00").toEpochMilli());
        assertThat(line.values()).containsExactly(0.5);
    }

    @Test
    void whatHasNoHistoryIsRefused() {
        AlertRule late = deck.rule("late", "{\"metric\":\"jobLag\",\"operator\":\">\",\"threshold\":2}", Severity.INFO);
        assertThatThrownBy(() -> deck.history.test(late, MODEL, DAY)).hasMessageContaining("is not kept");
        AlertRule slow =
                deck.rule("slow", "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":500}", Severity.WARNING);
        assertThatThrownBy(() -> deck.history.test(slow, MODEL, TimeRange.endingAt(at("12:00"), Duration.ofDays(500))))
                .hasMessageContaining("name a shorter one");
        assertThat(deck.history
                        .test(slow, MODEL, new TimeRange(at("12:01"), at("12:04")))
                        .evaluations())
                .isZero();
    }
}
