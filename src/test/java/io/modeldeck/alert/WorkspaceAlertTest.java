package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.schedule.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Late jobs that belong to no model. */
class WorkspaceAlertTest extends AlertDesk {

    private static final OptionalLong WORKSPACE = OptionalLong.of(Alert.WORKSPACE);

    private Job job(String name, String due) {
        return jobs.ensure(name, Alert.WORKSPACE, Duration.ofHours(1), at(due));
    }

    private void ran(Job job, String at, String next) {
        jobs.finished(job, job.nextDue(), at(at), Duration.ofSeconds(1), true, "", at(next));
    }

    private List<Alert> look(String now) {
        return alerts.evaluateWorkspace(at(now), at("00:00"));
    }

    private Alert open(String job) {
        return alerts.open(WORKSPACE).stream()
                .filter(alert -> alert.subject().equals(job))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachLateJobIsOneAlertThatRecoversWhenItRan() {
        Job retention = job("retention", "10:00");
        Job traffic = job("traffic", "11:00");
        job("young", "12:30");
        assertThat(look("11:59")).isEmpty();
        assertThat(look("12:00"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.message())
                        .isEqualTo("job lag 2 intervals ≥ 2 intervals: retention, every 1h, was due at"
                                + " 2024-03-01T10:00:00Z"));
        assertThat(look("12:30")).as("said once").isEmpty();
        assertThat(look("13:00")).extracting(Alert::subject).containsExactly("traffic");
        assertThat(alerts.open(WORKSPACE)).hasSize(2).allSatisfy(alert -> {
            assertThat(alert.isOfWorkspace()).isTrue();
            assertThat(alert.model()).isEmpty();
            assertThat(alert.modelName()).isEqualTo("(workspace)");
            assertThat(alert.ruleName()).isEqualTo("job late");
            assertThat(alert.asksForAttention()).isTrue();
        });

        ran(retention, "13:05", "14:00");
        assertThat(look("13:06")).isEmpty();
        assertThat(open("retention").resolvedAt()).contains(at("13:06"));
        assertThat(open("traffic").isUnrecovered()).isTrue();
        alerts.acknowledge(PERSON, at("13:07"), open("retention").id(), "");
        assertThat(alerts.open(WORKSPACE)).extracting(Alert::subject).containsExactly("traffic");

        jobs.pause(PERSON, at("13:10"), traffic.id(), "");
        look("13:11");
        assertThat(open("traffic").resolvedAt())
                .as("a paused job is never late")
                .contains(at("13:11"));
    }

    @Test
    void whatCouldNotRunBeforeIsNotLateYet() {
        job("retention", "08:00");
        assertThat(alerts.evaluateWorkspace(at("12:00"), at("11:00"))).isEmpty();
        assertThat(alerts.evaluateWorkspace(at("13:00"), at("11:00")))
                .singleElement()
                .satisfies(alert -> assertThat(alert.actualValue()).hasValue(2));
    }

    @Test
    void itIsNoAlertOfAModelAndStandsInEveryList() {
        job("retention", "10:00");
        jobs.ensure("driftCheck", MODEL, Duration.ofHours(1), at("10:00"));
        look("12:00");
        alerts.evaluate(MODEL, at("12:00"));
        assertThat(alerts.open(OF_MODEL)).extracting(Alert::subject).containsExactly("");
        assertThat(alerts.open(OptionalLong.empty())).hasSize(2);
        assertThat(alerts.history(AlertFilter.newest(9))).hasSize(2);
        assertThat(alerts.history(AlertFilter.newest(9).ofModel(MODEL))).hasSize(1);
        assertThat(alerts.history(AlertFilter.newest(9).ofModel(Alert.WORKSPACE)))
                .extracting(Alert::subject)
                .containsExactly("retention");
        assertThat(AlertGroup.of(alerts.open(OptionalLong.empty())))
                .extracting(AlertGroup::modelName)
                .containsExactlyInAnyOrder("m1", "(workspace)");
        assertThat(heard).contains(new Change.AlertChanged(Alert.WORKSPACE));
    }

    @Test
    void itIsAssignedTakenBackSilencedAndWithdrawnLikeAnyOther() {
        Job retention = job("retention", "10:00");
        job("traffic", "10:00");
        look("12:00");
        Alert alert = open("retention");
        alerts.assign(PERSON, at("12:01"), alert.id(), Optional.of("Sample reviewer"), "");
        assertThat(audit.entries(AuditFilter.newest(1)))
                .extracting(AuditEntry::modelId)
                .containsExactly(OptionalLong.empty());
        ran(retention, "12:02", "13:00");
        look("12:03");
        alerts.acknowledge(PERSON, at("12:04"), alert.id(), "");
        assertThat(alerts.unacknowledge(PERSON, at("12:05"), alert.id(), ""))
                .as("the alert of another job is no successor")
                .isInstanceOf(Decision.Accepted.class);

        Instant end = at("20:00");
        deck.silences.add(
                PERSON,
                at("12:10"),
                Silence.Kind.MAINTENANCE,
                Matcher.EVERYTHING,
                new TimeRange(at("12:10"), end),
                "moving");
        look("12:11");
        assertThat(open("traffic").isHidden()).isTrue();

        AlertRule rule = rules.require(alert.ruleId());
        rules.enable(PERSON, at("12:20"), rule.id(), false, "");
        assertThat(alerts.open(WORKSPACE))
                .filteredOn(Alert::isUnrecovered)
                .as("nobody watches any longer")
                .isEmpty();
        assertThat(look("12:30")).isEmpty();
    }

    @Test
    void aCriticalAlertOfOneJobDoesNotHideThatOfAnother() {
        job("retention", "08:00");
        job("traffic", "10:00");
        AlertRule late = rules.all().stream()
                .filter(rule -> rule.name().equals("job late"))
                .findFirst()
                .orElseThrow();
        Condition four = Condition.parse("{\"metric\":\"jobLag\",\"operator\":\">=\",\"threshold\":4}");
        rules.add(
                PERSON,
                at("10:00"),
                new AlertRule(
                        0,
                        "very late",
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        true,
                        four,
                        Severity.CRITICAL,
                        List.of(),
                        "",
                        ""),
                "");
        look("12:00");
        List<Alert> warnings = alerts.open(WORKSPACE).stream()
                .filter(alert -> alert.ruleId() == late.id())
                .toList();
        assertThat(warnings)
                .filteredOn(Alert::isHidden)
                .extracting(Alert::subject)
                .containsExactly("retention");
    }
}
