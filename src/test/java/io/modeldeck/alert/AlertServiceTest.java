package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.alert.AlertTransition.Kind;
import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.Severity;
import io.modeldeck.schedule.Job;
import io.modeldeck.schedule.Jobs;
import io.modeldeck.store.Database;
import io.modeldeck.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertServiceTest {

    private static final long MODEL = 1;
    private static final OptionalLong OF_MODEL = OptionalLong.of(MODEL);
    private static final Actor PERSON = Actor.person("Sample engineer", Face.CONSOLE);
    private static final Actor BOB = Actor.person("Bob", Face.COMMAND_LINE);

    @TempDir
    Path folder;

    private final List<Change> heard = new ArrayList<>();
    private AlertWorkspace deck;
    private Database database;
    private AuditLog audit;
    private Jobs jobs;
    private AlertRules rules;
    private AlertService alerts;

    @BeforeEach
    void open() {
        deck = new AlertWorkspace(folder);
        database = deck.database;
        audit = deck.audit;
        jobs = deck.jobs;
        rules = deck.rules;
        alerts = deck.alerts;
        database.announceTo(heard::add);
    }

    @AfterEach
    void close() {
        deck.close();
    }

    private static Instant at(String time) {
        return AlertWorkspace.at(time);
    }

    private void calls(String from, int count, int failed, long latencyMillis) {
        deck.calls(from, count, failed, latencyMillis);
    }

    private void drift(String time, String type, String feature, Double score, String decision) {
        deck.drift(time, type, feature, score, decision);
    }

    private void quality(String time, Map<String, Double> nulls, Map<String, Double> reference, boolean hasReference) {
        deck.quality(time, nulls, reference, hasReference);
    }

    private Alert only(String time) {
        alerts.evaluate(MODEL, at(time));
        assertThat(alerts.open(OF_MODEL)).hasSize(1);
        return alerts.open(OF_MODEL).getFirst();
    }

    private Alert again(Alert alert, String time) {
        alerts.evaluate(MODEL, at(time));
        return alerts.require(alert.id());
    }

    @Test
    void aFreshWorkspaceHasTheRulesOfTheProductOnceEachWithWordsForAPerson() {
        rules.seedDefaults();
        assertThat(rules.all())
                .extracting(rule -> rule.condition().words() + " ("
                        + rule.severity().word() + ", " + rule.type().word() + ")")
                .containsExactly(
                        "p95 latency > 500 ms for 5 min (warning, latency)",
                        "error rate > 5 % for 10 min with at least 50 requests (warning, error_rate)",
                        "error rate > 10 % for 10 min with at least 50 requests (critical, error_rate)",
                        "input drift score > 0.3 (warning, drift)",
                        "prediction drift score > 0.3 (warning, drift)",
                        "concept drift score > 0.3 (critical, drift)",
                        "null rate increase ≥ 10 points (warning, data_quality)",
                        "job lag ≥ 2 intervals (warning, job)");
        assertThat(rules.all()).allSatisfy(rule -> {
            assertThat(rule.isGlobal()).isTrue();
            assertThat(rule.meaning()).hasSizeGreaterThan(40).endsWith(".");
            assertThat(rule.guidance()).hasSizeGreaterThan(40).endsWith(".");
        });
    }

    @Test
    void aSlowWindowFiresAndSaysSoInNumbers() {
        calls("12:00", 84, 0, 612);
        List<Alert> fired = alerts.evaluate(MODEL, at("12:05"));
        assertThat(fired).hasSize(1);
        Alert alert = fired.getFirst();
        assertThat(alert.message()).isEqualTo("p95 latency 612 ms > 500 ms over 5 min, 84 requests");
        assertThat(alert.condition()).isEqualTo("p95 latency > 500 ms for 5 min");
        assertThat(alert.actualValue().orElseThrow()).isEqualTo(612);
        assertThat(alert.threshold()).isEqualTo(500);
        assertThat(alert.at()).isEqualTo(at("12:05"));
        assertThat(alert.state()).isEqualTo(AlertState.FIRING);
        assertThat(alert.severity()).isEqualTo(Severity.WARNING);
        assertThat(alert.versionId()).hasValue(11);
        assertThat(alert.modelName()).isEqualTo("m1");
        assertThat(alert.meaning()).isNotBlank();
        assertThat(alerts.transitions(alert.id()))
                .extracting(t -> t.from() + ">" + t.to() + " " + t.by())
                .containsExactly("OK>FIRING system");
        assertThat(heard).contains(new Change.AlertChanged(MODEL));
        assertThat(alerts.evaluate(2, at("12:05"))).isEmpty();
    }

    @Test
    void itLatchesThroughSilenceAndRecoveryUntilAcknowledged() {
        calls("12:00", 20, 0, 600);
        calls("12:05", 20, 0, 900);
        calls("12:10", 20, 0, 700);
        calls("12:20", 20, 0, 10);
        Alert alert = only("12:05");
        assertThat(again(alert, "12:10").worstValue().orElseThrow()).isEqualTo(900);
        alert = again(alert, "12:15");
        assertThat(alert.worstValue().orElseThrow()).as("stays at its worst").isEqualTo(900);
        assertThat(alert.message()).startsWith("p95 latency 900 ms");
        assertThat(alert.actualValue().orElseThrow()).as("what it fired at").isEqualTo(600);
        alert = again(alert, "12:20");
        assertThat(alert.state()).isEqualTo(AlertState.NO_DATA);
        assertThat(alert.resolvedAt()).isEmpty();
        alert = again(alert, "12:25");
        assertThat(alert.state()).isEqualTo(AlertState.OK);
        assertThat(alert.resolvedAt()).contains(at("12:25"));
        assertThat(alert.isOpen()).isTrue();
        alert = again(alert, "12:30");
        assertThat(alert.state())
                .as("a recovery is a fact that silence does not take back")
                .isEqualTo(AlertState.OK);
        assertThat(alerts.acknowledge(PERSON, at("13:00"), alert.id(), "disk was full"))
                .isInstanceOf(Decision.Accepted.class);
        alert = alerts.require(alert.id());
        assertThat(alert.closedAt()).contains(at("13:00"));
        assertThat(alert.acknowledgedBy()).contains("Sample engineer");
        assertThat(alerts.open(OF_MODEL)).isEmpty();
        assertThat(alerts.transitions(alert.id()))
                .extracting(AlertTransition::kind)
                .containsExactly(Kind.CONDITION, Kind.CONDITION, Kind.CONDITION, Kind.ACKNOWLEDGED, Kind.CLOSED);
    }

    @Test
    void anEvaluationThatChangesNothingWritesNothing() {
        calls("12:00", 20, 0, 600);
        calls("12:05", 20, 0, 550);
        only("12:05");
        heard.clear();
        long before = writes();
        assertThat(alerts.evaluate(MODEL, at("12:10"))).isEmpty();
        assertThat(alerts.evaluate(MODEL, at("12:10"))).isEmpty();
        assertThat(alerts.evaluate(2, at("12:10"))).isEmpty();
        assertThat(writes()).isEqualTo(before);
        assertThat(heard).isEmpty();
    }

    private long writes() {
        return database.transaction(() -> database.read(
                h -> h.createQuery("SELECT total_changes()").mapTo(Long.class).one()));
    }

    @Test
    void firingAgainWhileOpenCountsUpAndAfterClosingIsAnotherAlert() {
        calls("12:00", 20, 0, 600);
        calls("12:05", 20, 0, 10);
        calls("12:10", 20, 0, 700);
        calls("12:15", 20, 0, 10);
        calls("12:20", 20, 0, 800);
        Alert first = only("12:05");
        again(first, "12:10");
        Alert twice = again(first, "12:15");
        assertThat(twice.firings()).isEqualTo(2);
        assertThat(twice.firedAt()).contains(at("12:15"));
        assertThat(twice.resolvedAt()).isEmpty();
        alerts.acknowledge(PERSON, at("12:16"), first.id(), "");
        Alert closed = again(first, "12:20");
        assertThat(closed.closedAt()).as("recovered after it was acknowledged").contains(at("12:20"));
        Alert second = only("12:25");
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.firings()).isEqualTo(1);
        assertThat(alerts.history(AlertFilter.newest(10).ofModel(MODEL)))
                .extracting(Alert::id)
                .containsExactly(second.id(), first.id());
        assertThat(alerts.history(AlertFilter.newest(10).onlyOpen(false)))
                .extracting(Alert::id)
                .containsExactly(first.id());
    }

    @Test
    void anAcknowledgementCanBeTakenBackAlsoWhereItClosed() {
        calls("12:00", 20, 0, 600);
        calls("12:05", 20, 0, 10);
        Alert alert = only("12:05");
        assertThat(alerts.unacknowledge(PERSON, at("12:05"), alert.id(), ""))
                .as("nobody has seen it")
                .isInstanceOf(Decision.Refused.class);
        alerts.acknowledge(PERSON, at("12:06"), alert.id(), "");
        assertThat(alerts.unacknowledge(BOB, at("12:07"), alert.id(), "not yet"))
                .isInstanceOf(Decision.Accepted.class);
        Alert asks = alerts.require(alert.id());
        assertThat(asks.acknowledged()).isFalse();
        assertThat(asks.acknowledgedBy()).isEmpty();
        again(alert, "12:10");
        alerts.acknowledge(PERSON, at("12:11"), alert.id(), "");
        assertThat(alerts.require(alert.id()).isOpen()).isFalse();
        alerts.unacknowledge(PERSON, at("12:12"), alert.id(), "");
        Alert open = alerts.require(alert.id());
        assertThat(open.isOpen()).isTrue();
        assertThat(open.closedAt()).isEmpty();
        assertThat(open.resolvedAt()).contains(at("12:10"));
        assertThat(alerts.open(OF_MODEL)).extracting(Alert::id).containsExactly(alert.id());
        assertThat(again(alert, "12:15").isOpen()).as("it waits for a person").isTrue();
        assertThat(alerts.transitions(alert.id()))
                .extracting(t -> t.kind() + " " + t.by() + ": " + t.comment())
                .contains("REMINDED Bob: The acknowledgement was taken back. not yet");
        assertThat(audit.entries(AuditFilter.ofModel(MODEL, 10)).stream().map(AuditEntry::action))
                .containsExactly("unacknowledge", "acknowledge", "unacknowledge", "acknowledge");
    }

    @Test
    void anAlertOfAnotherRuleIsNoSuccessor() {
        calls("12:00", 60, 0, 600);
        calls("12:05", 60, 0, 10);
        Alert slow = only("12:05");
        alerts.acknowledge(PERSON, at("12:06"), slow.id(), "");
        alerts.evaluate(MODEL, at("12:10"));
        drift("12:10", "input", "age", 0.9, "DRIFT");
        Alert drifted = only("12:15");
        assertThat(drifted.id()).isNotEqualTo(slow.id());
        assertThat(alerts.unacknowledge(PERSON, at("12:16"), slow.id(), "")).isInstanceOf(Decision.Accepted.class);
        assertThat(alerts.open(OF_MODEL)).hasSize(2);
    }

    @Test
    void whatItsRuleHasRaisedAnewSinceStaysClosed() {
        calls("12:00", 20, 9, 600);
        calls("12:05", 20, 0, 10);
        calls("12:10", 20, 0, 700);
        alerts.evaluate(MODEL, at("12:05"));
        Alert first = alerts.open(OF_MODEL).stream()
                .filter(alert -> alert.type() == AlertType.LATENCY)
                .findFirst()
                .orElseThrow();
        alerts.acknowledge(PERSON, at("12:06"), first.id(), "");
        alerts.evaluate(MODEL, at("12:10"));
        alerts.evaluate(MODEL, at("12:15"));
        Decision refused = alerts.unacknowledge(PERSON, at("12:16"), first.id(), "");
        assertThat(refused.reason()).contains("is closed, and its rule has opened alert");
        assertThat(alerts.require(first.id()).isOpen()).isFalse();
    }

    @Test
    void anAcknowledgementIsKeptOnceAndTheSecondIsToldWhoWasFirst() {
        calls("12:00", 20, 0, 600);
        Alert alert = only("12:05");
        alerts.acknowledge(PERSON, at("12:06"), alert.id(), "looking");
        Decision second = alerts.acknowledge(BOB, at("12:07"), alert.id(), "me too");
        assertThat(second).isInstanceOf(Decision.Refused.class);
        assertThat(second.reason()).contains("already acknowledged by Sample engineer at 2024-03-01T12:06:00Z");
        assertThat(alerts.require(alert.id()).acknowledgedBy()).contains("Sample engineer");
        assertThat(alerts.require(alert.id()).isOpen()).isTrue();
        alerts.comment(BOB, at("12:08"), alert.id(), "it was the disk");
        assertThat(alerts.transitions(alert.id()))
                .extracting(t -> t.by() + ": " + t.comment())
                .contains("Sample engineer: looking", "Bob: it was the disk")
                .doesNotContain("Bob: me too");
        assertThat(audit.entries(AuditFilter.ofModel(MODEL, 10)))
                .extracting(AuditEntry::action)
                .containsExactly("comment", "acknowledge");
        Actor viewer = new Actor("Vic", Set.of(Role.VIEWER), Face.CONSOLE, false);
        assertThatThrownBy(() -> alerts.acknowledge(viewer, at("12:09"), alert.id(), ""))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> alerts.acknowledge(PERSON, at("12:09"), 999, ""))
                .hasMessageContaining("no alert 999");
        assertThatThrownBy(() -> alerts.comment(PERSON, at("12:09"), alert.id(), " "))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> alerts.comment(PERSON, at("12:09"), alert.id(), "x".repeat(5_000)))
                .hasMessageContaining("shorten");
    }

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
        assertThat(alerts.evaluateJobs(MODEL, at("12:20")))
                .singleElement()
                .satisfies(alert -> assertThat(alert.message()).contains("alertCheck"));
        Alert alert = alerts.open(OptionalLong.of(MODEL)).getFirst();
        assertThat(again(alert, "12:25").state()).isEqualTo(AlertState.OK);
        jobs.failed(jobs.begin(own, at("12:25")), Duration.ofSeconds(1), "no such column", at("12:25"));
        assertThat(again(alert, "12:30").state()).isEqualTo(AlertState.FIRING);
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
    void theWatchOfTheJobsLooksAtNothingElse() {
        jobs.ensure("driftCheck", MODEL, Duration.ofHours(1), at("10:00"));
        calls("12:00", 20, 0, 600);
        assertThat(alerts.evaluateJobs(MODEL, at("12:05")))
                .extracting(Alert::type)
                .containsExactly(AlertType.JOB);
        assertThat(alerts.evaluate(MODEL, at("12:05"))).extracting(Alert::type).containsExactly(AlertType.LATENCY);
    }

    @Test
    void aConditionThatDoesNotHoldLongEnoughLeavesNoTrace() {
        AlertRule slow = rules.all().getFirst();
        rules.save(PERSON, at("00:00"), slow.with(Condition.parse("""
            {"metric":"p95Latency","operator":">","threshold":500,"forMinutes":10}\
            """), Severity.CRITICAL), "calmer");
        calls("12:00", 20, 0, 600);
        calls("12:05", 20, 0, 10);
        calls("12:10", 20, 0, 600);
        calls("12:15", 20, 0, 600);
        calls("12:20", 20, 0, 600);
        alerts.evaluate(MODEL, at("12:05"));
        assertThat(alerts.open(OF_MODEL)).as("pending is not shown").isEmpty();
        assertThat(rows("alert_event")).isEqualTo(1);
        alerts.evaluate(MODEL, at("12:10"));
        assertThat(rows("alert_event")).isZero();
        alerts.evaluate(MODEL, at("12:15"));
        alerts.evaluate(MODEL, at("12:20"));
        assertThat(alerts.open(OF_MODEL)).isEmpty();
        Alert alert = only("12:25");
        assertThat(alert.at()).as("when it was first met").isEqualTo(at("12:15"));
        assertThat(alert.firedAt()).contains(at("12:25"));
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alerts.transitions(alert.id()))
                .extracting(AlertTransition::to)
                .containsExactly(AlertState.PENDING, AlertState.FIRING);
    }

    private long rows(String table) {
        return database.read(h ->
                h.createQuery("SELECT count(*) FROM " + table).mapTo(Long.class).one());
    }

    @Test
    void aRuleOfTheModelTakesThePlaceOfTheGlobalOneAndWithdrawsItsAlert() {
        calls("12:00", 20, 0, 600);
        Alert alert = only("12:05");
        AlertRule global = rules.require(alert.ruleId());
        AlertRule own = rules.save(
                PERSON,
                at("12:06"),
                global.forModel(MODEL).with(Condition.parse("""
                    {"metric":"p95Latency","operator":">","threshold":1000}\
                    """), Severity.INFO),
                "this model is slow by nature");
        assertThat(rules.effective(MODEL)).contains(own).doesNotContain(global).hasSize(8);
        assertThat(rules.effective(2)).contains(global).hasSize(8);
        Alert withdrawn = alerts.require(alert.id());
        assertThat(withdrawn.state()).isEqualTo(AlertState.OK);
        assertThat(withdrawn.isOpen()).as("waits for acknowledgement").isTrue();
        assertThat(alerts.transitions(alert.id()).getLast().comment())
                .isEqualTo("The rule no longer watches this model. this model is slow by nature");
        assertThat(alerts.evaluate(MODEL, at("12:05"))).isEmpty();
        assertThat(audit.entries(AuditFilter.ofModel(MODEL, 1)).getFirst().action())
                .isEqualTo("add rule");
    }

    @Test
    void aRuleCanBeSwitchedOffForEveryModelOrForOne() {
        AlertRule slow = rules.all().getFirst();
        calls("12:00", 20, 0, 600);
        rules.enable(PERSON, at("00:00"), slow.id(), false, "noise");
        rules.enable(PERSON, at("00:00"), slow.id(), false, "again");
        assertThat(alerts.evaluate(MODEL, at("12:05"))).isEmpty();
        assertThat(audit.entries(AuditFilter.newest(10))).hasSize(1);
        rules.enable(PERSON, at("00:00"), slow.id(), true, "");
        rules.save(PERSON, at("00:00"), slow.forModel(MODEL).withEnabled(false), "");
        assertThat(alerts.evaluate(MODEL, at("12:05"))).isEmpty();
        assertThat(rules.effective(2)).hasSize(8);
        assertThat(rules.effective(MODEL)).hasSize(7);
    }

    @Test
    void aRuleThatGoesIsKeptForItsAlertsAndForWhoeverWantsItBack() {
        calls("12:00", 20, 0, 600);
        long used = only("12:05").ruleId();
        rules.delete(PERSON, at("12:06"), used, "nobody minds");
        assertThat(rules.effective(MODEL)).hasSize(7);
        assertThat(rules.rule(used)).as("for its alerts").isPresent();
        assertThatThrownBy(() -> rules.enable(PERSON, at("12:06"), used, true, ""))
                .hasMessageContaining("no rule");
        assertThat(alerts.open(OF_MODEL).getFirst().state()).isEqualTo(AlertState.OK);
        long unused = rules.all().getLast().id();
        rules.delete(PERSON, at("12:06"), unused, "");
        assertThat(rules.effective(MODEL)).hasSize(6);
        assertThatThrownBy(() -> rules.require(unused)).hasMessageContaining("no rule");
    }

    @Test
    void aDeletedRuleComesBackUnderItsNumberAsItWas() {
        AlertRule first = rules.all().getFirst();
        AlertRule off = rules.enable(PERSON, at("12:00"), rules.all().getLast().id(), false, "");
        for (AlertRule rule : List.of(first, off)) {
            rules.delete(PERSON, at("12:06"), rule.id(), "by mistake");
            assertThat(rules.all()).doesNotContain(rule);
            assertThat(rules.restore(PERSON, at("12:07"), rule.id(), "after all"))
                    .isEqualTo(rule);
            assertThat(rules.require(rule.id())).isEqualTo(rule);
        }
        assertThat(audit.entries(AuditFilter.newest(2)))
                .extracting(entry -> entry.action() + ": " + entry.comment())
                .containsExactly("restore rule: after all", "delete rule: by mistake");
        // watched again
        calls("12:10", 20, 0, 600);
        assertThat(only("12:15").ruleId()).isEqualTo(first.id());
    }

    @Test
    void onlyADeletedRuleWhoseNameIsFreeComesBack() {
        AlertRule rule = rules.all().getFirst();
        assertThatThrownBy(() -> rules.restore(PERSON, at("12:00"), rule.id(), ""))
                .hasMessageContaining("in use");
        assertThatThrownBy(() -> rules.restore(PERSON, at("12:00"), 4_711, "")).hasMessageContaining("4711");
        rules.delete(PERSON, at("12:00"), rule.id(), "");
        rules.add(PERSON, at("12:01"), rule, "");
        assertThatThrownBy(() -> rules.restore(PERSON, at("12:02"), rule.id(), ""))
                .hasMessageContaining("There is a rule " + rule.name());
    }

    @Test
    void whatIsOnlyPendingIsForgottenWhenItsRuleGoes() {
        AlertRule slow = rules.all().getFirst();
        rules.save(PERSON, at("00:00"), slow.with(Condition.parse("""
            {"metric":"p95Latency","operator":">","threshold":500,"forMinutes":10}\
            """), Severity.WARNING), "calmer");
        calls("12:00", 20, 0, 600);
        calls("12:05", 20, 0, 600);
        calls("12:10", 20, 0, 600);
        alerts.evaluate(MODEL, at("12:05"));
        assertThat(rows("alert_event")).isEqualTo(1);
        rules.enable(PERSON, at("12:06"), slow.id(), false, "noise");
        assertThat(rows("alert_event")).isZero();
        rules.enable(PERSON, at("12:07"), slow.id(), true, "");
        alerts.evaluate(MODEL, at("12:10"));
        assertThat(alerts.evaluate(MODEL, at("12:15")))
                .as("five minutes of ten: what was before does not count")
                .isEmpty();
    }

    @Test
    void anAlertThatHasRecoveredIsLeftAsItIsWhenItsRuleGoes() {
        calls("12:00", 20, 0, 600);
        calls("12:05", 20, 0, 10);
        Alert alert = only("12:05");
        Alert recovered = again(alert, "12:10");
        assertThat(recovered.resolvedAt()).contains(at("12:10"));
        List<AlertTransition> told = alerts.transitions(alert.id());
        rules.enable(PERSON, at("12:30"), alert.ruleId(), false, "noise");
        assertThat(alerts.require(alert.id())).isEqualTo(recovered);
        rules.delete(PERSON, at("12:40"), alert.ruleId(), "nobody minds");
        assertThat(alerts.require(alert.id())).isEqualTo(recovered);
        assertThat(alerts.transitions(alert.id())).isEqualTo(told);
        alerts.acknowledge(PERSON, at("12:50"), alert.id(), "");
        assertThat(alerts.require(alert.id()).closedAt()).contains(at("12:50"));
    }

    @Test
    void aRuleOfAVersionWatchesThatVersionAlone() {
        database.run(
                h -> h.execute("INSERT INTO model_version (id, model_id, source_version, deployment_version, framework,"
                        + " stage, input_schema, output_schema, input_mapping, classes, metadata, validation,"
                        + " validation_detail, created_at, recorded_at) SELECT 13, model_id, 'v2', 2, framework,"
                        + " 'candidate', input_schema, output_schema, input_mapping, classes, metadata, validation,"
                        + " validation_detail, 0, 0 FROM model_version WHERE id = 11"));
        Condition few = Condition.parse("{\"metric\":\"requestCount\",\"operator\":\"<\",\"threshold\":1}");
        AlertRule slow = rules.all().getFirst();
        rules.save(
                PERSON,
                at("00:00"),
                new AlertRule(
                        0,
                        "silent",
                        OF_MODEL,
                        OptionalLong.of(13),
                        true,
                        few,
                        Severity.INFO,
                        List.of(),
                        slow.meaning(),
                        slow.guidance()),
                "");
        calls("12:00", 20, 0, 10);
        Alert alert = only("12:05");
        assertThat(alert.message()).isEqualTo("requests 0 < 1 over 5 min");
        assertThat(alert.versionId()).hasValue(13);
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
    void featuresInBracketsAreSaidInWords() {
        drift("12:00", "input", "(numbers together)", 0.9, "DRIFT");
        drift("12:00", "input", "(half", 0.8, "DRIFT");
        drift("12:00", "input", "age", 0.7, "DRIFT");
        assertThat(only("12:00").message())
                .endsWith("3 of 3 checks, most the numbers together (0.9), (half (0.8), age (0.7)");
    }

    @Test
    void aWorkspaceInTroubleEndsTheEvaluation() {
        calls("12:00", 84, 0, 612);
        database.run(h -> h.execute("ALTER TABLE model_metrics RENAME COLUMN request_count TO requests"));
        assertThatThrownBy(() -> alerts.evaluate(MODEL, at("12:05"))).isInstanceOf(StoreException.class);
    }

    @Test
    void aStepOfANewerProgramIsNotGuessed() {
        assertThatThrownBy(() -> AlertTransition.Kind.of("dreamt"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("unknown kind 'dreamt'");
    }

    @Test
    void aThousandQuietEvaluationsWriteNothing() {
        calls("12:00", 84, 0, 12);
        drift("12:00", "input", "age", 0.1, "NO_DRIFT");
        long before = writes();
        for (int i = 1; i <= 1_000; i++) {
            alerts.evaluate(MODEL, at("12:00").plus(Duration.ofMinutes(5L * i)));
        }
        assertThat(writes()).isEqualTo(before);
    }
}
