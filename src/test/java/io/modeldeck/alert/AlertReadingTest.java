package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Severity;
import io.modeldeck.schedule.Job;
import io.modeldeck.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What an evaluation reads: calls, drift, quality and jobs, and how its alerts say it. */
class AlertReadingTest extends AlertDesk {

    @Test
    void errorRatesNeedEnoughRequestsAndCriticalComesOnTop() {
        calls("12:00", 49, 49, 10);
        assertThat(alerts.evaluate(MODEL, at("12:05"))).isEmpty();
        calls("12:05", 51, 0, 10);
        assertThat(alerts.evaluate(MODEL, at("12:10")))
                .extracting(Alert::message)
                .containsExactly(
                        "error rate 49 % > 5 % over 10 min, 100 requests",
                        "error rate 49 % > 10 % over 10 min, 100 requests");
        assertThat(alerts.open(OF_MODEL))
                .extracting(Alert::severity)
                .containsExactly(Severity.CRITICAL, Severity.WARNING);
    }

    @Test
    void whatHasNotHappenedYetIsNotSeen() {
        calls("12:05", 20, 0, 600);
        assertThat(alerts.evaluate(MODEL, at("12:05"))).isEmpty();
        assertThat(alerts.evaluate(MODEL, at("12:09")))
                .as("the period has not ended")
                .isEmpty();
        assertThat(alerts.evaluate(MODEL, at("12:10"))).hasSize(1);
    }

    @Test
    void ofARuleThatIsChangedAgainAndAgainNoMoreIsKeptThanOfOne() {
        AlertRule rule = deck.rule(
                "often",
                "{\"metric\":\"errorCount\",\"operator\":\">\",\"threshold\":3,\"breaches\":1,\"ofReadings\":2}",
                Severity.WARNING);
        calls("12:00", 20, 5, 10);
        Readings readings = new Readings(new ReadingStore(database), deck.metrics, deck.series, jobs);
        Readings.Moment moment = readings.at(MODEL, at("12:05"), List.of(rule), Optional.empty());
        for (int threshold = 4; threshold < 9; threshold++) {
            Condition condition = Condition.parse("{\"metric\":\"errorCount\",\"operator\":\">\",\"threshold\":"
                    + threshold + ",\"breaches\":1,\"ofReadings\":2}");
            Reading found = moment.of(rule.with(condition, Severity.WARNING));
            assertThat(((Reading.Measured) found).level())
                    .as("five failed calls of " + threshold)
                    .isEqualTo(threshold < 5 ? Level.BREACH : Level.OK);
        }
        assertThat(readings.kept()).isEqualTo(1);
    }

    @Test
    void whatIsForgottenOfOneModelIsReadAgainForIt() {
        AlertRule rule = deck.rule(
                "often",
                "{\"metric\":\"errorCount\",\"operator\":\">\",\"threshold\":3,\"breaches\":1,\"ofReadings\":2}",
                Severity.WARNING);
        calls("12:00", 20, 0, 10);
        assertThat(alerts.evaluate(MODEL, at("12:05"))).isEmpty();
        calls("12:01", 20, 10, 10);
        alerts.forget(MODEL + 1);
        assertThat(alerts.evaluate(MODEL, at("12:05")))
                .as("what was read for the window is remembered")
                .extracting(Alert::ruleId)
                .doesNotContain(rule.id());
        alerts.forget(MODEL);
        assertThat(alerts.evaluate(MODEL, at("12:05")))
                .extracting(Alert::ruleId)
                .contains(rule.id());
    }

    @Test
    void oneAlertPerDriftTypeNamesTheWorstFeatures() {
        drift("12:00", "input", "age", 0.31, "DRIFT");
        drift("12:00", "input", "lead_time", 0.62, "DRIFT");
        drift("12:00", "input", "adr", 0.41, "DRIFT");
        drift("12:00", "input", "country", 0.9, "DRIFT");
        drift("12:00", "input", "meal", 0.1, "NO_DRIFT");
        drift("12:00", "input", "agent", null, "NOT_EVALUATED");
        drift("12:00", "input", null, 0.2, "NO_DRIFT");
        drift("12:00", "prediction", "prediction", 0.3, "NO_DRIFT");
        drift("12:00", "concept", null, null, "NOT_EVALUATED");
        assertThat(alerts.evaluate(MODEL, at("11:55"))).isEmpty();
        Alert alert = only("12:00");
        assertThat(alert.message())
                .isEqualTo("input drift score 0.9 > 0.3: 4 of 5 checks, most country (0.9), lead_time (0.62), adr"
                        + " (0.41)");
        assertThat(alert.type()).isEqualTo(AlertType.DRIFT);
        assertThat(alert.versionId()).hasValue(11);
        drift("18:00", "input", "age", 0.1, "NO_DRIFT");
        drift("18:00", "concept", null, 0.5, "DRIFT");
        alerts.evaluate(MODEL, at("18:00"));
        assertThat(alerts.require(alert.id()).state()).isEqualTo(AlertState.OK);
        assertThat(alerts.open(OF_MODEL).getFirst().message()).isEqualTo("concept drift score 0.5 > 0.3: it moved.");
        assertThat(alerts.open(OF_MODEL).getFirst().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void featuresInBracketsAreSaidInWords() {
        drift("12:00", "input", "(numbers together)", 0.9, "DRIFT");
        drift("12:00", "input", "(half", 0.8, "DRIFT");
        drift("12:00", "input", "age", 0.7, "DRIFT");
        assertThat(only("12:00").message())
                .endsWith("3 of 3 checks, most the numbers together (0.9), (half (0.8), age (0.7)");
    }

    @Test
    void aCheckThatCouldNotEvaluateIsNoRecovery() {
        drift("12:00", "concept", null, 0.5, "DRIFT");
        Alert alert = only("12:00");
        drift("18:00", "concept", null, null, "NOT_EVALUATED");
        alert = again(alert, "18:00");
        assertThat(alert.state()).isEqualTo(AlertState.NO_DATA);
        assertThat(alerts.transitions(alert.id()).getLast().comment())
                .isEqualTo("concept drift not evaluated: only 20 rows");
    }

    @Test
    void missingValuesAreComparedWithTheReference() {
        quality("12:00", Map.of("income", 0.5), Map.of("income", 0.1), false);
        assertThat(alerts.evaluate(MODEL, at("12:00"))).isEmpty();
        quality("13:00", Map.of("income", 0.149, "age", 0.5), Map.of("income", 0.05), true);
        assertThat(alerts.evaluate(MODEL, at("13:00")))
                .as("age is not in the reference")
                .isEmpty();
        quality("14:00", Map.of("income", 0.15, "age", 0.0), Map.of("income", 0.05, "age", 0.3), true);
        assertThat(only("14:00").message())
                .isEqualTo("null rate increase 10 points ≥ 10 points: income from 5 % to 15 %, 1,200 rows");
    }

    @Test
    void aJobThatIsLateByTwoIntervalsIsAnAlertAndTheEvaluationsOwnIsNot() {
        jobs.ensure("alertCheck", MODEL, Duration.ofMinutes(5), at("06:00"));
        jobs.ensure("driftCheck", MODEL, Duration.ofHours(1), at("10:00"));
        assertThat(alerts.evaluate(MODEL, at("11:55"))).isEmpty();
        Alert alert = only("12:00");
        assertThat(alert.message())
                .isEqualTo("job lag 2 intervals ≥ 2 intervals: driftCheck, every 1h, was due at 2024-03-01T10:00:00Z");
        jobs.pause(
                PERSON,
                at("12:01"),
                jobs.find("driftCheck", MODEL).orElseThrow().id(),
                "");
        assertThat(again(alert, "12:05").state()).isEqualTo(AlertState.NO_DATA);
        jobs.resume(
                PERSON,
                at("12:06"),
                jobs.find("driftCheck", MODEL).orElseThrow().id(),
                "");
        jobs.finished(
                jobs.find("driftCheck", MODEL).orElseThrow(),
                at("10:00"),
                at("12:06"),
                Duration.ofSeconds(1),
                true,
                "",
                at("13:00"));
        assertThat(again(alert, "12:10").state()).isEqualTo(AlertState.OK);
    }

    @Test
    void theEvaluationsOwnJobIsLateWhereItFailedOrWhereTheWatchLooks() {
        Job own = jobs.ensure("alertCheck", MODEL, Duration.ofMinutes(5), at("12:00"));
        jobs.ensure("driftCheck", MODEL, Duration.ofHours(1), at("12:00"));
        assertThat(alerts.evaluate(MODEL, at("12:20")))
                .as("what was missed is caught up just now")
                .isEmpty();
        assertThat(alerts.evaluateJobs(MODEL, at("12:20"), at("10:00")))
                .singleElement()
                .satisfies(alert -> assertThat(alert.message()).contains("alertCheck"));
        Alert alert = alerts.open(OptionalLong.of(MODEL)).getFirst();
        assertThat(again(alert, "12:25").state()).isEqualTo(AlertState.OK);
        jobs.failed(jobs.begin(own, at("12:25")), Duration.ofSeconds(1), "no such column", at("12:25"));
        assertThat(again(alert, "12:30").state()).isEqualTo(AlertState.FIRING);
    }

    @Test
    void whatTheWatchFindsWhileTheRulesAreEvaluatedIsOneAlert() {
        jobs.ensure("driftCheck", MODEL, Duration.ofHours(1), at("10:00"));
        AtomicBoolean looked = new AtomicBoolean();
        deck.guard = () -> {
            boolean begins = StackWalker.getInstance()
                    .walk(frames ->
                            frames.anyMatch(frame -> frame.getMethodName().equals("transaction")));
            if (begins && !database.inTransaction() && !looked.getAndSet(true)) {
                alerts.evaluateJobs(MODEL, at("12:05"), at("10:00"));
            }
        };
        alerts.evaluate(MODEL, at("12:05"));
        deck.guard = () -> {};
        assertThat(alerts.open(OF_MODEL))
                .singleElement()
                .satisfies(alert -> assertThat(alert.firings()).isOne());
    }

    @Test
    void theWatchOfTheJobsLooksAtNothingElse() {
        jobs.ensure("driftCheck", MODEL, Duration.ofHours(1), at("10:00"));
        calls("12:00", 20, 0, 600);
        assertThat(alerts.evaluateJobs(MODEL, at("12:05"), at("12:04")))
                .as("it could not be run before 12:04")
                .isEmpty();
        assertThat(alerts.evaluateJobs(MODEL, at("12:05"), at("10:00")))
                .extracting(Alert::type)
                .containsExactly(AlertType.JOB);
        assertThat(alerts.evaluate(MODEL, at("12:05"))).extracting(Alert::type).containsExactly(AlertType.LATENCY);
    }

    @Test
    void whatCannotBeReadIsAnErrorOfItsOwnRuleOnly() {
        quality("12:00", Map.of("income", 0.5), Map.of("income", 0.1), true);
        calls("12:30", 20, 0, 600);
        Alert alert = only("12:00");
        database.run(h -> h.execute("UPDATE data_quality_metrics SET null_rates = '[]', recorded_at = 1"));
        assertThat(alerts.evaluate(MODEL, at("12:35"))).extracting(Alert::type).containsExactly(AlertType.LATENCY);
        assertThat(alerts.require(alert.id()).state()).isEqualTo(AlertState.ERROR);
    }

    @Test
    void aWorkspaceInTroubleEndsTheEvaluation() {
        calls("12:00", 84, 0, 612);
        database.run(h -> h.execute("ALTER TABLE model_metrics RENAME COLUMN request_count TO requests"));
        assertThatThrownBy(() -> alerts.evaluate(MODEL, at("12:05"))).isInstanceOf(StoreException.class);
    }
}
