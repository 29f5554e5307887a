package io.modeldeck.quality;

import static io.modeldeck.testing.WatchedModel.NOW;
import static io.modeldeck.testing.WatchedModel.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.telemetry.StoredEvent;
import io.modeldeck.testing.WatchedModel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Constraints kept with a model, tried on its events, and looked after by the scheduled check. */
class ConstraintsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final TimeRange HOUR = new TimeRange(START, START.plusSeconds(3_600));

    @TempDir
    Path folder;

    private WatchedModel bench;
    private Constraints constraints;
    private QualityService quality;

    @BeforeEach
    void open() {
        bench = new WatchedModel(folder, TaskType.CLASSIFICATION);
        constraints = new Constraints(bench.database, bench.events, bench.audit, bench.clock);
        quality = new QualityService(
                bench.database, bench.registry, bench.configs, bench.events, bench.datasets, bench.clock);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** Sixty events, a minute apart: ages from 0 to 59, the country missing in every tenth. */
    private void traffic() {
        List<Prediction> events = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Map<String, Object> features = new HashMap<>();
            features.put("age", (double) i);
            if (i % 10 > 0) {
                features.put("country", i % 2 == 0 ? "PRT" : "ESP");
            }
            events.add(bench.event(START.plusSeconds(60L * i), features, "1", Double.NaN));
        }
        bench.events.insert(events);
    }

    private Constraint wanted(String feature, ConstraintRule rule) {
        return new Constraint(0, bench.model.id(), feature, rule, Severity.WARNING, "");
    }

    private static ConstraintRule upTo(double max) {
        return new ConstraintRule.Range(OptionalDouble.empty(), OptionalDouble.of(max));
    }

    private Constraint add(String feature, ConstraintRule rule) {
        return constraints
                .add(PERSON, NOW, List.of(wanted(feature, rule)), "why")
                .getFirst();
    }

    private List<String> audited() {
        return bench.audit.entries(AuditFilter.ofModel(bench.model.id(), 20)).stream()
                .filter(entry -> entry.subject().startsWith("constraint"))
                .map(entry -> entry.subject() + ": " + entry.action() + " " + entry.comment())
                .toList();
    }

    @Test
    void addingEditingAndRemovingAreKeptAndAudited() {
        Constraint added = add("age", upTo(120));
        assertThat(constraints.ofModel(bench.model.id())).containsExactly(added);
        assertThat(bench.heard).contains(new Change.ConfigChanged(bench.model.id()));
        Constraint edited =
                new Constraint(added.id(), added.modelId(), "age", upTo(99), Severity.CRITICAL, "nobody is older here");
        constraints.edit(PERSON, NOW, edited, "closer");
        constraints.edit(PERSON, NOW, edited, "the same");
        assertThat(constraints.require(added.id())).isEqualTo(edited);
        AuditEntry entry =
                bench.audit.entries(AuditFilter.ofModel(bench.model.id(), 1)).getFirst();
        assertThat(entry.before()).containsEntry("max", 120.0);
        assertThat(entry.after()).containsEntry("max", 99.0).containsEntry("severity", "critical");
        assertThat(constraints.remove(PERSON, NOW, added.id(), "gone")).isEqualTo(edited);
        assertThat(constraints.ofModel(bench.model.id())).isEmpty();
        String subject = "constraint " + added.id();
        assertThat(audited())
                .containsExactly(
                        subject + ": remove constraint gone",
                        subject + ": edit constraint closer",
                        subject + ": add constraint why");
        assertThatThrownBy(() -> constraints.require(added.id())).hasMessageContaining("no constraint " + added.id());
    }

    @Test
    void aListReadTwiceDoublesNothingAndBringsItsNotes() {
        List<Constraint> list = List.of(wanted("age", upTo(9)), wanted("age", new ConstraintRule.NotNull()));
        List<Constraint> kept = constraints.add(PERSON, NOW, list, "");
        assertThat(constraints.add(PERSON, NOW, list, "")).isEqualTo(kept);
        assertThat(audited()).hasSize(2);
        Constraint louder = new Constraint(0, bench.model.id(), "age", upTo(9), Severity.CRITICAL, "since May");
        assertThat(constraints.add(PERSON, NOW, List.of(louder), ""))
                .containsExactly(louder.withId(kept.getFirst().id()));
        assertThat(constraints.ofModel(bench.model.id())).hasSize(2);
    }

    @Test
    void aListIsKeptWholeOrNotAtAll() {
        traffic();
        assertThatThrownBy(() ->
                        constraints.add(PERSON, NOW, List.of(wanted("age", upTo(9)), wanted("contry", upTo(9))), ""))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("No event of late has a feature 'contry'")
                .hasMessageContaining("Did you mean country?");
        assertThat(constraints.ofModel(bench.model.id())).isEmpty();
        assertThat(audited()).isEmpty();
    }

    @Test
    void refusals() {
        Constraint first = add("age", upTo(9));
        Constraint second = add("age", upTo(10));
        assertThatThrownBy(() ->
                        constraints.edit(PERSON, NOW, wanted("age", upTo(9)).withId(second.id()), ""))
                .hasMessageContaining(
                        "Constraint " + first.id() + " demands the same already: `age` must be 9 or less.");
        assertThat(constraints.edit(PERSON, NOW, wanted("height", upTo(10)).withId(second.id()), ""))
                .as("without an event nothing is known of the features")
                .isEqualTo(constraints.require(second.id()));
        traffic();
        quality.check(bench.model.id(), HOUR.to());
        constraints.edit(PERSON, NOW, second, "");
        assertThatThrownBy(() ->
                        constraints.edit(PERSON, NOW, wanted("aeg", upTo(9)).withId(second.id()), ""))
                .hasMessageContaining("Did you mean age?");
        assertThatThrownBy(() -> constraints.remove(PERSON, NOW, second.id(), "x".repeat(4_001)))
                .hasMessageContaining("4000 characters");
        Actor viewer = new Actor("Viewer", Set.of(Role.VIEWER), Face.CONSOLE, false);
        assertThatThrownBy(() -> constraints.remove(viewer, NOW, second.id(), ""))
                .hasMessageContaining("engineer");
        assertThat(constraints.ofModel(bench.model.id())).containsExactly(first, second);
        List<Constraint> many = IntStream.range(0, 499)
                .mapToObj(i -> wanted("age", upTo(1_000 + i)))
                .toList();
        assertThatThrownBy(() -> constraints.add(PERSON, NOW, many, "")).hasMessageContaining("at most 500");
        assertThat(constraints.ofModel(bench.model.id())).hasSize(2);
    }

    @Test
    void aTrialSaysWhatACheckWouldFindAndChangesNothing() {
        traffic();
        List<Constraints.Trial> trials = constraints.test(
                List.of(
                        wanted("age", upTo(49)),
                        wanted("age", new ConstraintRule.Unique()),
                        wanted("country", new ConstraintRule.NotNull())),
                bench.model.id(),
                OptionalLong.empty(),
                HOUR);
        assertThat(trials).extracting(Constraints.Trial::rows).containsOnly(60L);
        Finding age = trials.getFirst().finding().orElseThrow();
        assertThat(age.sentence()).isEqualTo("`age` must be 49 or less: broken by 10 of 60 rows.");
        assertThat(age.share()).isEqualTo(10 / 60.0);
        assertThat(trials.getFirst().offenders().all()).isEqualTo(10);
        assertThat(trials.getFirst().offenders().events())
                .extracting(event -> event.prediction().features().get("age"))
                .as("the newest first")
                .containsExactly(59.0, 58.0, 57.0, 56.0, 55.0);
        assertThat(trials.get(1).finding()).isEmpty();
        assertThat(trials.get(2).finding().orElseThrow().count()).isEqualTo(6);
        assertThat(constraints.ofModel(bench.model.id())).isEmpty();
        assertThatThrownBy(() -> constraints.test(
                        List.of(wanted("agee", upTo(1))), bench.model.id(), OptionalLong.empty(), HOUR))
                .hasMessageContaining("Did you mean age?");
        assertThat(constraints.test(
                        List.of(wanted("gone", new ConstraintRule.NotNull()).withId(4)),
                        bench.model.id(),
                        OptionalLong.empty(),
                        HOUR))
                .as("a kept one may be about a feature that went")
                .singleElement()
                .satisfies(trial -> assertThat(trial.offenders().all()).isEqualTo(60));
    }

    @Test
    void aVerdictIsThatOfTheCheckOnTheConstraintAsItIsNow() {
        traffic();
        Constraint broken = add("age", upTo(49));
        Constraint tightened = add("age", upTo(58));
        Constraint whole = add("country", new ConstraintRule.OneOf(List.of("PRT", "ESP")));
        assertThat(constraints.known(bench.model.id())).containsExactlyInAnyOrder("age", "country");
        assertThat(constraints.verdicts(bench.model.id(), Optional.empty()))
                .as("before the first check")
                .hasSize(3)
                .allMatch(verdict -> verdict.broken().isEmpty() && verdict.finding() == 0);
        quality = new QualityService(
                bench.database,
                bench.registry,
                bench.configs,
                bench.events,
                bench.datasets,
                Clock.offset(bench.clock, Duration.ofMinutes(1)));
        QualityReport report = quality.check(bench.model.id(), HOUR.to()).orElseThrow();
        constraints = new Constraints(
                bench.database, bench.events, bench.audit, Clock.offset(bench.clock, Duration.ofMinutes(2)));
        Constraint tighter =
                constraints.edit(PERSON, NOW, wanted("age", upTo(57)).withId(tightened.id()), "");
        Constraint later = add("age", new ConstraintRule.NotNull());
        assertThat(constraints.verdicts(bench.model.id(), Optional.of(report)))
                .containsExactly(
                        new ConstraintVerdict(broken, OptionalLong.of(10), 1),
                        new ConstraintVerdict(tighter, OptionalLong.empty(), 0),
                        new ConstraintVerdict(later, OptionalLong.empty(), 0),
                        new ConstraintVerdict(whole, OptionalLong.of(0), 0));
        assertThat(report.findings().getFirst().constraint()).containsEntry("max", 49.0);
        assertThat(broken.isThe(Map.of()))
                .as("a finding of old without a number")
                .isFalse();
        assertThat(ConstraintDocument.keysOf("range")).containsExactlyInAnyOrder("min", "max");
    }

    @Test
    void theScheduledCheckReportsBrokenConstraintsWithTheirSeverity() {
        traffic();
        Constraint critical = constraints
                .add(
                        PERSON,
                        NOW,
                        List.of(new Constraint(
                                0, bench.model.id(), "age", upTo(49), Severity.CRITICAL, "Older ones are refused.")),
                        "")
                .getFirst();
        add("country", new ConstraintRule.NotNull());
        add("country", new ConstraintRule.OneOf(List.of("PRT", "ESP")));
        QualityReport report = quality.check(bench.model.id(), HOUR.to()).orElseThrow();
        assertThat(report.constraintViolations())
                .as("ten by age, six by country, one by both")
                .isEqualTo(15);
        assertThat(report.findings()).extracting(Finding::kind).containsOnly("constraint");
        assertThat(report.findings())
                .extracting(Finding::sentence)
                .containsExactly(
                        "`age` must be 49 or less: broken by 10 of 60 rows. Older ones are refused.",
                        "`country` must not be missing: broken by 6 of 60 rows.");
        assertThat(report.findings().getFirst().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(Json.write(quality.require(report.id()))).isEqualTo(Json.write(report));

        constraints.remove(PERSON, NOW, critical.id(), "");
        Offenders offenders = quality.offenders(report, 0, 4, OptionalLong.empty());
        assertThat(offenders.all())
                .as("what it demanded is kept with the finding")
                .isEqualTo(10);
        List<StoredEvent> seen = new ArrayList<>(offenders.events());
        while (seen.size() < 10) {
            List<StoredEvent> next = quality.offenders(
                            report, 0, 4, OptionalLong.of(seen.getLast().id()))
                    .events();
            assertThat(next).isNotEmpty();
            seen.addAll(next);
        }
        assertThat(seen)
                .extracting(event -> event.prediction().features().get("age"))
                .containsExactly(59.0, 58.0, 57.0, 56.0, 55.0, 54.0, 53.0, 52.0, 51.0, 50.0);
        assertThat(quality.offenders(
                                report, 0, 4, OptionalLong.of(seen.getLast().id()))
                        .events())
                .isEmpty();
        assertThatThrownBy(() -> quality.require(report.id() + 1)).hasMessageContaining("no data-quality check");
    }
}
