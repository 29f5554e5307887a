package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each metric reads, in the words of its alert; which rules watch; when an hour is calm. */
class MeasuringTest {

    private static final long MODEL = AlertWorkspace.MODEL;
    private static final OptionalLong OF_MODEL = OptionalLong.of(MODEL);
    private static final Actor PERSON = Actor.person("Sample engineer", Face.CONSOLE);

    @TempDir
    Path folder;

    private AlertWorkspace deck;

    @BeforeEach
    void open() {
        deck = new AlertWorkspace(folder);
    }

    @AfterEach
    void close() {
        deck.close();
    }

    private static Instant at(String time) {
        return AlertWorkspace.at(time);
    }

    private void clear() {
        deck.rules.all().forEach(rule -> deck.rules.delete(PERSON, at("00:00"), rule.id(), ""));
    }

    /** What a rule that always fires found at noon; empty where it found nothing. */
    private String found(String condition) {
        clear();
        deck.rule("tried", condition, Severity.INFO);
        return deck.alerts.evaluate(MODEL, at("12:05")).stream()
                .map(Alert::message)
                .findFirst()
                .orElse("");
    }

    private static String metric(String word, String rest) {
        return "{\"metric\":\"" + word + "\",\"operator\":\">=\",\"threshold\":0" + rest + "}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "schemaViolations || schema violations 3 ≥ 0 in 100 rows",
                "duplicates || repeated rows 7 ≥ 0 in 100 rows",
                "findings || findings about the data 2 ≥ 0: Age is odd. Income is missing.",
                "rangeViolations || range violations 9 ≥ 0 in 100 rows",
                "rangeViolations | age | range violations of age 4 ≥ 0 in 100 rows",
                "outliers || outliers 2 ≥ 0 in 100 rows",
                "unknownCategories || values of unknown categories 11 ≥ 0 in 100 rows",
                "unknownCategories | country | values of unknown categories of country 10 ≥ 0 in 100 rows",
                "nullRate || null rate 50 % ≥ 0 %: income from 10 % to 50 %, age 20 %, 100 rows",
                "nullRate | age | null rate of age 20 % ≥ 0 %: age 20 %, 100 rows",
                "nullRate | tax | ''",
                "nullRateIncrease || null rate increase 40 points ≥ 0 points: income from 10 % to 50 %, 100 rows",
                "nullRateIncrease | age | ''"
            })
    void aCheckOfTheDataSaysWhatItCounted(String word, String feature, String message) {
        deck.counts(
                "12:00",
                100,
                true,
                "{\"age\":4,\"income\":5}",
                "{\"age\":2}",
                "{\"country\":{\"X\":7,\"Y\":3},\"city\":{\"Z\":1}}",
                7);
        assertThat(found(metric(word, feature == null ? "" : ",\"feature\":\"" + feature + "\"")))
                .isEqualTo(message);
    }

    @Test
    void withoutAReferenceOrRowsThereIsNothingToCount() {
        deck.counts("12:00", 100, false, "{\"age\":4}", "{}", "{}", 7);
        assertThat(found(metric("rangeViolations", ""))).isEmpty();
        assertThat(found(metric("nullRateIncrease", ""))).isEmpty();
        assertThat(found(metric("nullRate", ""))).isNotEmpty();
        deck.counts("12:01", 0, true, "{}", "{}", "{}", 0);
        assertThat(found(metric("duplicates", ""))).isEmpty();
    }

    @Test
    void manyFeaturesAreCutAndANumberThatIsNoneIsPassedOver() {
        deck.quality("12:00", Map.of("a", 0.1, "b", 0.2, "c", 0.3, "d", 0.4, "e\n", 0.5), Map.of(), true);
        assertThat(found(metric("nullRate", "")))
                .isEqualTo("null rate 50 % ≥ 0 %: e  50 %, d 40 %, c 30 % and 2 more, 1,200 rows");
        deck.database.run(h ->
                h.execute("UPDATE data_quality_metrics SET null_rates = '{\"a\":\"x\",\"b\":0.2}', recorded_at = 9"));
        assertThat(found(metric("nullRate", ""))).isEqualTo("null rate 20 % ≥ 0 %: b 20 %, 1,200 rows");
        assertThat(Sentences.name("x".repeat(61))).hasSize(61).endsWith("…");
    }

    @Test
    void lowDriftCanBeWatchedToo() {
        deck.drift("12:00", "input", "age", 0.2, "NO_DRIFT");
        deck.drift("12:00", "input", "tax", 0.1, "NO_DRIFT");
        String low = "{\"metric\":\"driftScore\",\"driftType\":\"input\",\"operator\":\"<\",\"threshold\":0.3}";
        assertThat(found(low)).startsWith("input drift score 0.1 < 0.3: 2 of 2 checks, most tax (0.1), age (0.2)");
        assertThat(found(low.replace("\"operator\"", "\"feature\":\"zip\",\"operator\"")))
                .isEmpty();
    }

    @Test
    void aChartOfChecksTakesItsMeanFromTheChecksBefore() {
        for (int minute = 0; minute < 28; minute++) {
            deck.drift(String.format("11:%02d", minute), "input", "age", minute % 2 == 0 ? 0.1 : 0.2, "NO_DRIFT");
        }
        deck.drift("11:30", "input", "age", 0.9, "DRIFT");
        String chart =
                "{\"metric\":\"driftScore\",\"driftType\":\"input\",\"operator\":\"control\",\"referenceHours\":5}";
        assertThat(found(chart))
                .isEqualTo("input drift score 0.9: it moved, against 0.148 ± 0.0512: rule 1, one point beyond 3 sigma");
    }

    @Test
    void figuresOfCallsAndLabels() {
        deck.calls("12:00", 1, 0, 10);
        assertThat(found(metric("avgLatency", ""))).isEqualTo("mean latency 10 ms ≥ 0 ms over 5 min, 1 request");
        assertThat(found(metric("accuracy", ""))).as("no labels").isEmpty();
        assertThat(found(metric("accuracy", ",\"minRequests\":1")))
                .as("too few labels")
                .isEmpty();
        deck.labelled("12:01", 10, 2);
        assertThat(found(metric("accuracy", ""))).isEqualTo("accuracy 80 % ≥ 0 % over 5 min, 10 labelled");
        deck.labelled("11:30", 10, 0);
        assertThat(found(metric("f1", ",\"windowMinutes\":60"))).isEqualTo("F1 1 ≥ 0 over 1 h, 10 labelled");
        assertThat(found(metric("throughputPerSecond", ""))).startsWith("throughput 0.0367 requests/s ≥ 0 requests/s");
    }

    @Test
    void theLatestJobIsNamed() {
        deck.jobs.ensure("driftCheck", MODEL, Duration.ofHours(1), at("11:00"));
        deck.jobs.ensure("dataQualityCheck", MODEL, Duration.ofHours(1), at("12:30"));
        assertThat(found(metric("jobLag", ""))).startsWith("job lag 1.08 intervals ≥ 0 intervals: driftCheck");
        deck.jobs.moveDue(deck.jobs.find("driftCheck", MODEL).orElseThrow(), at("13:00"));
        assertThat(found(metric("jobLag", ""))).isEqualTo("job lag 0 intervals ≥ 0 intervals: no job is late");
        assertThat(Sentences.job(deck.jobs.find("driftCheck", MODEL).orElseThrow(), at("12:00")))
                .contains("is due at");
    }

    @Test
    void aWorkspaceInTroubleStopsTheEvaluation() {
        deck.drift("12:00", "input", "age", 0.2, "NO_DRIFT");
        deck.rules.effective(MODEL);
        int[] accesses = {0};
        deck.guard = () -> {
            if (++accesses[0] > 1) {
                throw new StoreException("The disk is gone.");
            }
        };
        assertThatThrownBy(() -> deck.alerts.evaluate(MODEL, at("12:05"))).isInstanceOf(StoreException.class);
    }

    @Test
    void withoutRulesOrAVersionThereIsLittleToSay() {
        deck.database.run(h -> h.execute("UPDATE model_version SET stage = 'archived'"));
        clear();
        deck.rule("quiet", "{\"metric\":\"requestCount\",\"operator\":\"<\",\"threshold\":1}", Severity.INFO);
        Alert alert = deck.alerts.evaluate(MODEL, at("12:05")).getFirst();
        assertThat(alert.versionId()).isEmpty();
        assertThat(deck.alerts.alert(alert.id())).isPresent();
        clear();
        assertThat(deck.alerts.evaluate(MODEL, at("12:10"))).isEmpty();
    }

    @Test
    void everyKindOfMetricIsWhatItsNameSays() {
        assertThat(Arrays.stream(RuleMetric.values()).filter(RuleMetric::isZeroWhenIdle))
                .hasSize(3);
        assertThat(Arrays.stream(RuleMetric.values()).filter(RuleMetric::countsLabels))
                .hasSize(10);
        assertThat(Arrays.stream(RuleMetric.values()).filter(RuleMetric::isRealised))
                .hasSize(8);
        assertThat(Arrays.stream(RuleMetric.values()).filter(RuleMetric::hasFeatures))
                .hasSize(6);
        assertThat(Unit.SCORE.textBeside(0.30000000000000004, 0.3)).isEqualTo("0.30000000000000004");
        assertThatThrownBy(() -> AlertType.of("x"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("latency, error_rate");
    }

    @Test
    void oddNumbersInDocuments() {
        assertThatThrownBy(() ->
                        Condition.of(Map.of("metric", "mae", "operator", ">", "threshold", Double.POSITIVE_INFINITY)))
                .hasMessageContaining("must be a number");
        assertThatThrownBy(() -> Condition.of(Map.of("metric", "x".repeat(100), "operator", ">", "threshold", 1)))
                .hasMessageContaining("…");
        Condition large = Condition.of(Map.of("metric", "mae", "operator", "!=", "threshold", 1e16));
        assertThat(Condition.of(large.document())).isEqualTo(large);
        assertThatThrownBy(() ->
                        Condition.of(Map.of("metric", "mae", "operator", "!=", "threshold", 1, "recoveryThreshold", 0)))
                .hasMessageContaining("needs one of the operators");
    }

    @Test
    void aRuleIsNamedAndSaysNoNovels() {
        AlertRule good = deck.rules.all().getFirst();
        for (String name : List.of(" ", "x".repeat(121), "a\nb")) {
            assertThatThrownBy(() -> new AlertRule(
                            0,
                            name,
                            OptionalLong.empty(),
                            OptionalLong.empty(),
                            true,
                            good.condition(),
                            Severity.INFO,
                            List.of(),
                            "",
                            ""))
                    .hasMessageContaining("1 to 120 printable");
        }
        assertThatThrownBy(() -> new AlertRule(
                        0,
                        "a",
                        OptionalLong.empty(),
                        OptionalLong.of(1),
                        true,
                        good.condition(),
                        Severity.INFO,
                        List.of(),
                        "",
                        ""))
                .hasMessageContaining("without its model");
        for (List<String> words : List.of(List.of("x".repeat(4_001), ""), List.of("", "x".repeat(4_001)))) {
            assertThatThrownBy(() -> new AlertRule(
                            0,
                            "a",
                            OptionalLong.empty(),
                            OptionalLong.empty(),
                            true,
                            good.condition(),
                            Severity.INFO,
                            List.of(),
                            words.getFirst(),
                            words.getLast()))
                    .hasMessageContaining("shorten them");
        }
    }

    @Test
    void aRuleIsSwitchedOffForOneModelAndEditedInPlace() {
        AlertRule global = deck.rules.all().getFirst();
        AlertRule off = deck.rules.enableFor(PERSON, at("00:00"), global.id(), MODEL, false, "noisy here");
        assertThat(off.modelId()).hasValue(MODEL);
        assertThat(deck.rules.effective(MODEL)).hasSize(7).doesNotContain(global);
        assertThat(deck.rules.effective(2)).contains(global);
        AlertRule on = deck.rules.enableFor(PERSON, at("00:00"), global.id(), MODEL, true, "");
        assertThat(on.id()).isEqualTo(off.id());
        assertThat(deck.rules
                        .enableFor(PERSON, at("00:00"), on.id(), MODEL, false, "")
                        .enabled())
                .isFalse();
        assertThatThrownBy(() -> deck.rules.enableFor(PERSON, at("00:00"), on.id(), 2, false, ""))
                .hasMessageContaining("another model");
        AlertRule renamed = new AlertRule(
                global.id(),
                "answers",
                global.modelId(),
                global.versionId(),
                true,
                global.condition(),
                Severity.INFO,
                List.of(),
                "",
                "");
        assertThat(deck.rules.edit(PERSON, at("00:00"), renamed, "").name()).isEqualTo("answers");
        assertThat(deck.rules.edit(PERSON, at("00:00"), renamed, "").name()).isEqualTo("answers");
        assertThatThrownBy(() -> deck.rules.add(PERSON, at("00:00"), renamed, ""))
                .hasMessageContaining("already, number " + global.id());
    }

    @Test
    void onlyTheAlertsOfTheRuleAreWithdrawn() {
        deck.calls("12:00", 60, 60, 900);
        deck.alerts.evaluate(MODEL, at("12:05"));
        List<Alert> open = deck.alerts.open(OF_MODEL);
        assertThat(open).hasSize(3);
        Alert slow = open.stream()
                .filter(alert -> alert.type() == AlertType.LATENCY)
                .findFirst()
                .orElseThrow();
        deck.rules.enable(PERSON, at("12:06"), slow.ruleId(), false, "");
        assertThat(deck.alerts.open(OF_MODEL)).filteredOn(Alert::isUnrecovered).hasSize(2);
        int steps = deck.alerts.transitions(slow.id()).size();
        deck.rules.enable(PERSON, at("12:07"), open.getFirst().ruleId(), false, "");
        assertThat(deck.alerts.transitions(slow.id()))
                .as("what has recovered stays so")
                .hasSize(steps);
        AlertFilter day = AlertFilter.newest(9).in(new TimeRange(at("12:00"), at("13:00")));
        assertThat(deck.alerts.history(day)).hasSize(3);
        assertThat(deck.alerts.history(new AlertFilter(
                        OF_MODEL,
                        Optional.of(Severity.WARNING),
                        Optional.of(AlertType.LATENCY),
                        Optional.empty(),
                        Optional.of(true),
                        Optional.of(false),
                        9)))
                .hasSize(1);
        assertThat(deck.alerts.history(new AlertFilter(
                        OF_MODEL,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(false),
                        Optional.of(true),
                        9)))
                .isEmpty();
    }

    @Test
    void aPendingAlertCanNeitherBeSeenNorSilenced() {
        clear();
        deck.rule(
                "slow",
                "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":500,\"forMinutes\":5}",
                Severity.INFO);
        for (String time : List.of("12:00", "12:05", "12:15")) {
            deck.calls(time, 9, 0, 900);
        }
        deck.calls("12:10", 9, 0, 10);
        deck.alerts.evaluate(MODEL, at("12:05"));
        assertThat(deck.silences.preview(Matcher.EVERYTHING)).isEmpty();
        assertThat(deck.alerts.require(1).asksForAttention()).isFalse();
        assertThat(deck.alerts.acknowledge(PERSON, at("12:06"), 1, "").reason()).contains("has not fired");
        deck.alerts.evaluate(MODEL, at("12:10"));
        deck.alerts.evaluate(MODEL, at("12:15"));
        deck.alerts.evaluate(MODEL, at("12:20"));
        Alert again = deck.alerts.open(OF_MODEL).getFirst();
        assertThat(again.state()).isEqualTo(AlertState.PENDING);
        assertThat(again.resolvedAt())
                .as("it recovered, and is only pending again")
                .contains(at("12:15"));
        deck.alerts.acknowledge(PERSON, at("12:21"), again.id(), "");
        deck.silences.add(
                PERSON,
                at("12:22"),
                Silence.Kind.SILENCE,
                Matcher.EVERYTHING,
                new TimeRange(at("13:00"), at("14:00")),
                "later");
        deck.silences.refresh(at("12:30"));
        assertThat(deck.alerts.require(again.id()).isHidden()).isFalse();
        deck.silences.refresh(at("13:30"));
        assertThat(deck.alerts.require(again.id()).isHidden())
                .as("seen, and hidden all the same")
                .isTrue();
        assertThat(deck.alerts.require(again.id()).asksForAttention()).isFalse();
        deck.alerts.evaluate(MODEL, at("13:35"));
        assertThat(deck.alerts.require(again.id()).isOpen()).isFalse();
        assertThat(deck.alerts.require(again.id()).asksForAttention()).isFalse();
    }

    /** An hour is calm where a rule can have nothing to say in it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":500} | true",
                "{\"metric\":\"p95Latency\",\"operator\":\">=\",\"threshold\":500} | true",
                "{\"metric\":\"p95Latency\",\"operator\":\">=\",\"threshold\":10} | false",
                "{\"metric\":\"p95Latency\",\"operator\":\"<\",\"threshold\":1} | false",
                "{\"metric\":\"requestCount\",\"operator\":\">\",\"threshold\":500} | false",
                "{\"metric\":\"avgLatency\",\"operator\":\"outside\",\"low\":0,\"high\":500} | false",
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.5,\"noDataMinutes\":60} | false",
                "{\"metric\":\"series:cpu\",\"operator\":\">\",\"threshold\":500} | false",
                "{\"metric\":\"duplicates\",\"operator\":\">\",\"threshold\":500} | true",
                "{\"metric\":\"duplicates\",\"operator\":\">\",\"threshold\":500,\"repeatMinutes\":60} | false",
                "{\"metric\":\"duplicates\",\"operator\":\">\",\"threshold\":500,\"breaches\":1,\"withinMinutes\":60} | false",
                "{\"metric\":\"duplicates\",\"operator\":\">\",\"threshold\":5,\"forMinutes\":60} | false",
                "{\"metric\":\"duplicates\",\"operator\":\">\",\"threshold\":5} | true",
                "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":5} | false"
            })
    void anHourIsCalmWhereNoRuleCanHaveAnythingToSay(String condition, boolean calm) {
        clear();
        deck.calls("12:00", 20, 0, 10);
        deck.counts("12:00", 100, true, "{}", "{}", "{}", 7);
        deck.rule("tried", condition, Severity.INFO);
        deck.rule("other", "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.5}", Severity.INFO);
        deck.alerts.evaluate(MODEL, at("12:05"));
        assertThat(deck.alerts.isCalm(MODEL, new TimeRange(at("12:05"), at("13:00"))))
                .isEqualTo(calm);
        assertThat(deck.alerts.watchesSilence(MODEL)).isEqualTo(condition.contains("noData"));
    }

    /** Rules on checks side by side: one that is pending waits for time to pass, one that fired waits for a check. */
    @Test
    void anAlertThatFiredForACheckDisturbsNoOtherRuleOnChecks() {
        clear();
        deck.counts("12:00", 100, true, "{}", "{}", "{}", 7);
        deck.rule("many", "{\"metric\":\"duplicates\",\"operator\":\">\",\"threshold\":500}", Severity.INFO);
        deck.rule(
                "some",
                "{\"metric\":\"duplicates\",\"operator\":\">\",\"threshold\":5,\"forMinutes\":60}",
                Severity.INFO);
        deck.alerts.evaluate(MODEL, at("12:05"));
        assertThat(deck.alerts.isCalm(MODEL, new TimeRange(at("12:05"), at("13:00"))))
                .isFalse();
        assertThat(deck.alerts.evaluate(MODEL, at("13:05"))).hasSize(1);
        assertThat(deck.alerts.isCalm(MODEL, new TimeRange(at("13:05"), at("14:00"))))
                .isTrue();
    }

    /** An alert that only waits to be acknowledged, and calls of unknown length, disturb nobody; a slow stretch to come does. */
    @Test
    void anHourIsCalmUntilSomethingInItIsOverTheLimit() {
        clear();
        deck.rule("slow", "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":500}", Severity.INFO);
        deck.calls("12:00", 20, 0, 900);
        deck.calls("12:05", 20, 0, 10);
        deck.together(() -> {
            deck.calls("12:10", 20, 20, 10);
            deck.database.run(h -> h.execute("UPDATE inference_event SET latency_us = NULL WHERE error IS NOT NULL"));
        });
        deck.calls("12:30", 20, 0, 900);
        deck.alerts.evaluate(MODEL, at("12:05"));
        deck.alerts.evaluate(MODEL, at("12:10"));
        assertThat(deck.alerts.open(OF_MODEL)).extracting(Alert::state).containsExactly(AlertState.OK);
        assertThat(deck.alerts.isCalm(MODEL, new TimeRange(at("12:10"), at("12:30"))))
                .isTrue();
        assertThat(deck.alerts.isCalm(MODEL, new TimeRange(at("12:10"), at("12:35"))))
                .isFalse();
    }

    @Test
    void withoutRulesEveryHourIsCalm() {
        clear();
        assertThat(deck.alerts.isCalm(MODEL, new TimeRange(at("12:05"), at("13:00"))))
                .isTrue();
    }

    /** A budget from checks, which come as they come, and from what is stored. */
    @Test
    void aBudgetTakesChecksAsTheyCome() {
        clear();
        Random random = new Random(1);
        for (int minute = 0; minute < 1_200; minute += 15) {
            deck.drift(
                    String.format("%02d:%02d", minute / 60, minute % 60),
                    "input",
                    "age",
                    0.2 + 0.05 * random.nextGaussian(),
                    "NO_DRIFT");
        }
        AlertRule rule = deck.rule(
                "drift",
                "{\"metric\":\"driftScore\",\"driftType\":\"input\",\"operator\":\">\",\"threshold\":0.3,\"breaches\":2,\"ofReadings\":3,\"noDataMinutes\":10}",
                Severity.INFO);
        Budget budget = deck.history.budget(rule, MODEL, new TimeRange(at("00:00"), at("20:00")), 10);
        assertThat(budget.peaks()).isBetween(10, 39);
        assertThat(budget.limit().value()).isBetween(0.2, 0.45);
        assertThat(budget.smallestShift()).isEmpty();
        TimeRange longer = new TimeRange(at("00:00").minus(Duration.ofDays(1)), at("20:00"));
        assertThat(deck.history.budget(rule, MODEL, longer, 10))
                .as("before the first check there is nothing to judge")
                .usingRecursiveComparison()
                .ignoringFields("range")
                .isEqualTo(budget);
        assertThatThrownBy(() -> deck.history.budget(rule, MODEL, new TimeRange(at("00:00"), at("00:10")), 10))
                .hasMessageContaining("0 readings");
    }
}
