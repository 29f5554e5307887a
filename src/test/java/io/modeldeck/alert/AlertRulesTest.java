package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Severity;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules that are seeded, changed, switched off, deleted and brought back, and what becomes of their alerts. */
class AlertRulesTest extends AlertDesk {

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
    void whoReadsTheRulesWhileTheyChangeDoesNotKeepTheOldOnes() {
        AlertRule rule = rules.effective(MODEL).getFirst();
        database.transaction(() -> {
            rules.enable(PERSON, at("12:00"), rule.id(), false, "");
            assertThat(rules.effective(MODEL)).extracting(AlertRule::id).doesNotContain(rule.id());
            rules.invalidate();
            assertThat(CompletableFuture.supplyAsync(() -> rules.effective(MODEL))
                            .join())
                    .as("nothing is committed yet")
                    .contains(rule);
            return null;
        });
        assertThat(rules.effective(MODEL)).extracting(AlertRule::id).doesNotContain(rule.id());
        assertThatThrownBy(() -> database.transaction(() -> {
                    rules.enable(PERSON, at("12:00"), rule.id(), true, "");
                    assertThat(rules.effective(MODEL)).contains(rule);
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        assertThat(rules.effective(MODEL)).extracting(AlertRule::id).doesNotContain(rule.id());
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
    @DisplayName(
            "A rule of the program's own comes once: neither a failure nor a start brings back what somebody deleted")
    void rulesThatWereDeletedStayDeleted() {
        rules.introduce(at("12:00"), ProcessFailures.rule());
        rules.introduce(at("12:01"), ProcessFailures.rule());
        assertThat(rules.effective(MODEL))
                .extracting(AlertRule::name)
                .containsOnlyOnce(ProcessFailures.RULE)
                .hasSize(9);
        rules.all().forEach(rule -> rules.delete(PERSON, at("12:02"), rule.id(), "ours are elsewhere"));
        rules.introduce(at("12:03"), ProcessFailures.rule());
        rules.seedDefaults();
        assertThat(rules.all()).isEmpty();
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
}
