package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.alert.AlertTransition.Kind;
import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What asks for nobody's attention, and what people do with an alert beside acknowledging it. */
class SilencesTest {

    private static final long MODEL = AlertWorkspace.MODEL;
    private static final OptionalLong OF_MODEL = OptionalLong.of(MODEL);
    private static final Actor PERSON = Actor.person("Sample engineer", Face.CONSOLE);
    private static final Actor VIEWER = new Actor("Viewer", Set.of(Role.VIEWER), Face.CONSOLE, false);
    private static final Matcher LATENCY =
            new Matcher(OF_MODEL, Optional.empty(), Optional.of(AlertType.LATENCY), Optional.empty(), Optional.empty());

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

    private static TimeRange range(String from, String to) {
        return new TimeRange(at(from), at(to));
    }

    private Silence silence(Matcher matcher, String from, String to) {
        return deck.silences.add(PERSON, at(from), Silence.Kind.SILENCE, matcher, range(from, to), "known");
    }

    private Alert slow(String time) {
        deck.calls(time, 20, 0, 900);
        Instant end = at(time).plus(Duration.ofMinutes(5));
        deck.alerts.evaluate(MODEL, end);
        return deck.alerts.open(OF_MODEL).getFirst();
    }

    private List<String> steps(Alert alert) {
        return deck.alerts.transitions(alert.id()).stream()
                .map(step -> step.kind().word() + " " + step.by() + ": " + step.comment())
                .toList();
    }

    @Test
    void aSilencedAlertIsKeptAndMarkedAndAsksNobody() {
        assertThat(silence(LATENCY, "12:00", "13:00").by()).isEqualTo("Sample engineer");
        Alert alert = slow("12:00");
        assertThat(alert.firings()).isEqualTo(1);
        assertThat(alert.care().hidden()).contains(new Hidden(Hidden.Why.SILENCE, 1));
        assertThat(alert.asksForAttention()).isFalse();
        assertThat(steps(alert)).contains("hidden system: hidden by silence 1");
        deck.calls("12:55", 20, 0, 900);
        deck.alerts.evaluate(MODEL, at("13:00"));
        Alert shown = deck.alerts.require(alert.id());
        assertThat(shown.asksForAttention())
                .as("the silence is over, the alert is not")
                .isTrue();
        assertThat(deck.alerts.transitions(alert.id()).getLast().kind()).isEqualTo(Kind.SHOWN);
    }

    @Test
    void whatSomebodyEndedMeanwhileIsNotBroughtBack() {
        long id = silence(LATENCY, "12:00", "13:00").id();
        deck.guard = () -> {
            boolean begins = StackWalker.getInstance()
                    .walk(frames ->
                            frames.anyMatch(frame -> frame.getMethodName().equals("transaction")));
            if (begins && !deck.database.inTransaction()) {
                deck.guard = () -> {};
                deck.silences.expire(PERSON, at("12:10"), id, "seen");
            }
        };
        assertThatThrownBy(() -> deck.silences.edit(PERSON, at("12:10"), id, at("15:00"), "longer"))
                .hasMessageContaining("is over since");
        assertThat(deck.silences.require(id).range()).isEqualTo(range("12:00", "12:10"));
    }

    @Test
    void aSilenceOfAnotherModelHidesNothing() {
        silence(Matcher.ofModel(OptionalLong.of(2)), "12:00", "13:00");
        assertThat(slow("12:00").asksForAttention()).isTrue();
    }

    @Test
    void whatRecoversWhileItIsHiddenNeedsNobody() {
        silence(LATENCY, "12:00", "13:00");
        Alert alert = slow("12:00");
        deck.calls("12:05", 20, 0, 10);
        deck.alerts.evaluate(MODEL, at("12:10"));
        Alert closed = deck.alerts.require(alert.id());
        assertThat(closed.isOpen()).isFalse();
        assertThat(closed.acknowledgedBy()).contains("system");
        assertThat(closed.isHidden()).as("history keeps it").isTrue();
        assertThat(steps(alert)).contains("acknowledged system: Recovered while it was hidden by silence 1.");
    }

    @Test
    void aSilenceTakesEffectAtOnceAndSoDoesItsEnd() {
        Alert alert = slow("12:00");
        assertThat(deck.silences.preview(LATENCY)).containsExactly(alert);
        assertThat(deck.silences.preview(Matcher.ofModel(OptionalLong.of(2)))).isEmpty();
        Silence silence = silence(LATENCY, "12:06", "16:00");
        assertThat(deck.alerts.require(alert.id()).isHidden()).isTrue();
        Silence longer = deck.silences.edit(PERSON, at("12:10"), silence.id(), at("18:00"), "still known");
        assertThat(longer.range()).isEqualTo(range("12:06", "18:00"));
        assertThat(longer.reason()).isEqualTo("still known");
        assertThat(deck.silences.current(at("17:00"))).containsExactly(longer);
        Silence over = deck.silences.expire(PERSON, at("12:20"), silence.id(), "mended");
        assertThat(over.range()).isEqualTo(range("12:06", "12:20"));
        assertThat(deck.alerts.require(alert.id()).isHidden()).isFalse();
        assertThat(deck.silences.current(at("12:20"))).isEmpty();
        assertThat(deck.silences.history(9)).containsExactly(over);
        assertThat(deck.audit.entries(AuditFilter.ofModel(MODEL, 10)))
                .extracting(AuditEntry::action)
                .containsExactly("expire", "edit", "add");
        assertThatThrownBy(() -> deck.silences.expire(PERSON, at("12:30"), silence.id(), ""))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("is over since");
        assertThatThrownBy(() -> deck.silences.require(77)).hasMessageContaining("no silence 77");
    }

    @Test
    void oneThatHasNotBegunCanBeMovedAndDropped() {
        Silence later = deck.silences.add(
                PERSON, at("12:00"), Silence.Kind.SILENCE, LATENCY, range("14:00", "15:00"), "planned");
        assertThat(later.isActive(at("13:00"))).isFalse();
        assertThat(deck.silences
                        .edit(PERSON, at("12:01"), later.id(), at("13:00"), "earlier")
                        .range())
                .isEqualTo(range("12:01", "13:00"));
        Silence other = deck.silences.add(
                PERSON, at("12:00"), Silence.Kind.SILENCE, LATENCY, range("14:00", "15:00"), "planned");
        assertThat(deck.silences
                        .expire(PERSON, at("12:02"), other.id(), "")
                        .range()
                        .isEmpty())
                .isTrue();
        assertThatThrownBy(() -> deck.silences.edit(PERSON, at("12:10"), later.id(), at("12:10"), "x"))
                .hasMessageContaining("silences expire");
    }

    @Test
    void nonsenseAndStrangersAreRefused() {
        assertThatThrownBy(() -> silence(LATENCY, "12:00", "12:00")).hasMessageContaining("over before it is kept");
        assertThatThrownBy(() -> deck.silences.add(
                        PERSON, at("12:00"), Silence.Kind.SILENCE, LATENCY, range("12:00", "13:00"), " "))
                .hasMessageContaining("needs a reason");
        assertThatThrownBy(() -> deck.silences.add(
                        PERSON,
                        at("12:00"),
                        Silence.Kind.MAINTENANCE,
                        LATENCY,
                        range("12:00", "13:00"),
                        "x".repeat(5_000)))
                .hasMessageContaining("maintenance needs a reason");
        assertThatThrownBy(() -> deck.silences.add(
                        PERSON,
                        at("12:00"),
                        Silence.Kind.SILENCE,
                        LATENCY,
                        new TimeRange(at("12:00"), at("12:00").plus(Duration.ofDays(400))),
                        "long"))
                .hasMessageContaining("at most 366 days");
        assertThatThrownBy(() -> deck.silences.add(
                        VIEWER, at("12:00"), Silence.Kind.SILENCE, LATENCY, range("12:00", "13:00"), "x"))
                .hasMessageContaining("Viewer may not");
        assertThatThrownBy(() -> deck.silences.inhibit(VIEWER, at("12:00"), Inhibition.CRITICAL_HIDES_LESSER, false))
                .hasMessageContaining("Viewer may not");
    }

    @Test
    void aMatcherAgreesInEverythingThatIsGiven() {
        Alert alert = slow("12:00");
        for (Matcher matcher : List.of(
                Matcher.EVERYTHING,
                Matcher.ofModel(OF_MODEL),
                LATENCY,
                new Matcher(
                        OF_MODEL,
                        Optional.of("p95 latency"),
                        Optional.of(AlertType.LATENCY),
                        Optional.of(Severity.WARNING),
                        Optional.of("")))) {
            assertThat(matcher.matches(alert)).as(matcher.words()).isTrue();
        }
        for (Matcher matcher : List.of(
                Matcher.ofModel(OptionalLong.of(2)),
                new Matcher(OF_MODEL, Optional.of("other"), Optional.empty(), Optional.empty(), Optional.empty()),
                new Matcher(
                        OF_MODEL, Optional.empty(), Optional.of(AlertType.DRIFT), Optional.empty(), Optional.empty()),
                new Matcher(
                        OF_MODEL, Optional.empty(), Optional.empty(), Optional.of(Severity.CRITICAL), Optional.empty()),
                new Matcher(OF_MODEL, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("age")))) {
            assertThat(matcher.matches(alert)).as(matcher.words()).isFalse();
        }
        assertThat(Matcher.EVERYTHING.words()).isEqualTo("every alert");
        assertThat(new Matcher(
                                OF_MODEL,
                                Optional.of("a"),
                                Optional.of(AlertType.ERROR_RATE),
                                Optional.of(Severity.INFO),
                                Optional.of("b"))
                        .words())
                .isEqualTo("rule a, error rate, info, feature b");
    }

    @Test
    void maintenanceHidesEverythingOfAModelOrOfAll() {
        assertThat(deck.silences.maintenance(MODEL, at("12:00"))).isEmpty();
        Silence own = deck.silences.add(
                PERSON,
                at("12:00"),
                Silence.Kind.MAINTENANCE,
                Matcher.ofModel(OF_MODEL),
                range("12:00", "13:00"),
                "upgrade");
        Silence all = deck.silences.add(
                PERSON, at("12:00"), Silence.Kind.MAINTENANCE, Matcher.EVERYTHING, range("12:30", "12:40"), "network");
        silence(LATENCY, "12:00", "20:00");
        assertThat(deck.silences.maintenance(MODEL, at("12:35"))).contains(own);
        assertThat(deck.silences.maintenance(2, at("12:35"))).contains(all);
        assertThat(deck.silences.maintenance(2, at("12:29"))).isEmpty();
        assertThat(deck.silences.maintenance(MODEL, at("13:00"))).isEmpty();
        Alert alert = slow("12:00");
        assertThat(alert.care().hidden()).contains(new Hidden(Hidden.Why.MAINTENANCE, own.id()));
    }

    @Test
    void aCriticalAlertHidesTheLesserOneOfTheSameMetric() {
        deck.calls("12:00", 60, 5, 10);
        deck.alerts.evaluate(MODEL, at("12:05"));
        Alert lesser = deck.alerts.open(OF_MODEL).getFirst();
        assertThat(lesser.asksForAttention()).isTrue();
        deck.calls("12:05", 60, 50, 10);
        deck.alerts.evaluate(MODEL, at("12:10"));
        List<Alert> both = deck.alerts.open(OF_MODEL);
        assertThat(both).extracting(Alert::severity).containsExactly(Severity.CRITICAL, Severity.WARNING);
        assertThat(both.getLast().care().hidden())
                .contains(new Hidden(Hidden.Why.INHIBITION, both.getFirst().id()));
        assertThat(AlertGroup.of(both)).singleElement().satisfies(group -> {
            assertThat(group.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(group.waiting()).isEqualTo(1);
            assertThat(group.alerts()).isEqualTo(both);
            assertThat(group.modelName()).isEqualTo("m1");
            assertThat(group.type()).isEqualTo(AlertType.ERROR_RATE);
        });
        deck.calls("12:10", 60, 0, 10);
        deck.calls("12:15", 60, 0, 10);
        deck.alerts.evaluate(MODEL, at("12:20"));
        assertThat(deck.alerts.open(OF_MODEL))
                .as("one cause, one alert to see")
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
                    assertThat(alert.asksForAttention()).isTrue();
                });
        assertThat(deck.alerts.require(lesser.id()).acknowledgedBy()).contains("system");
    }

    @Test
    void inhibitionsCanBeSwitchedOff() {
        deck.calls("12:05", 60, 60, 900);
        deck.alerts.evaluate(MODEL, at("12:10"));
        assertThat(deck.alerts.open(OF_MODEL)).filteredOn(Alert::isHidden).hasSize(2);
        deck.silences.inhibit(PERSON, at("12:11"), Inhibition.CRITICAL_HIDES_LESSER, false);
        assertThat(deck.silences.isOn(Inhibition.CRITICAL_HIDES_LESSER)).isFalse();
        assertThat(deck.silences.isOn(Inhibition.FAILURES_HIDE_LATENCY)).isTrue();
        assertThat(deck.alerts.open(OF_MODEL)).filteredOn(Alert::isHidden).hasSize(1);
        deck.silences.inhibit(PERSON, at("12:12"), Inhibition.of("failures-hide-latency"), false);
        assertThat(deck.alerts.open(OF_MODEL)).noneMatch(Alert::isHidden);
        deck.silences.inhibit(PERSON, at("12:13"), Inhibition.FAILURES_HIDE_LATENCY, true);
        assertThat(deck.alerts.open(OF_MODEL)).filteredOn(Alert::isHidden).hasSize(1);
        assertThat(deck.audit.entries(AuditFilter.newest(9))).hasSize(3);
        assertThatThrownBy(() -> Inhibition.of("x")).hasMessageContaining("choose one of failures-hide-latency");
        for (Inhibition inhibition : Inhibition.values()) {
            assertThat(inhibition.sentence()).startsWith("a critical alert");
        }
    }

    private Inhibition.Burning burning(String condition, Severity severity) {
        AlertRule rule = new AlertRule(
                1, "r", OF_MODEL, OptionalLong.empty(), true, Condition.parse(condition), severity, List.of(), "", "");
        return new Inhibition.Burning(AlertMove.begun(rule, MODEL, rule.subject(), at("12:00")), rule);
    }

    @Test
    void whatHidesWhatIsATable() {
        String errors = "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1}";
        String slow = "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":1}";
        String drift = "{\"metric\":\"driftScore\",\"driftType\":\"input\",\"operator\":\">\",\"threshold\":0.1}";
        String age = drift.replace("\"operator\"", "\"feature\":\"age\",\"operator\"");
        String tax = age.replace("age", "tax");
        Inhibition failures = Inhibition.FAILURES_HIDE_LATENCY;
        assertThat(failures.hides(burning(errors, Severity.CRITICAL), burning(slow, Severity.CRITICAL)))
                .isTrue();
        assertThat(failures.hides(burning(errors, Severity.WARNING), burning(slow, Severity.WARNING)))
                .isFalse();
        assertThat(failures.hides(burning(slow, Severity.CRITICAL), burning(slow, Severity.WARNING)))
                .isFalse();
        assertThat(failures.hides(burning(errors, Severity.CRITICAL), burning(drift, Severity.WARNING)))
                .isFalse();
        AlertRule crash = ProcessFailures.rule();
        assertThat(failures.hides(
                        new Inhibition.Burning(AlertMove.begun(crash, MODEL, "", at("12:00")), crash),
                        burning(slow, Severity.WARNING)))
                .as("the model's process failed")
                .isTrue();
        String other = "{\"metric\":\"series:queue\",\"operator\":\">\",\"threshold\":0}";
        assertThat(failures.hides(burning(other, Severity.CRITICAL), burning(slow, Severity.WARNING)))
                .isFalse();
        Inhibition lesser = Inhibition.CRITICAL_HIDES_LESSER;
        assertThat(lesser.hides(burning(drift, Severity.CRITICAL), burning(age, Severity.WARNING)))
                .isTrue();
        assertThat(lesser.hides(burning(age, Severity.CRITICAL), burning(age, Severity.WARNING)))
                .isTrue();
        assertThat(lesser.hides(burning(age, Severity.CRITICAL), burning(drift, Severity.WARNING)))
                .isFalse();
        assertThat(lesser.hides(burning(age, Severity.CRITICAL), burning(tax, Severity.WARNING)))
                .isFalse();
        assertThat(lesser.hides(
                        burning(other, Severity.CRITICAL), burning(other.replace("queue", "cpu"), Severity.WARNING)))
                .as("two series have nothing to do with each other")
                .isFalse();
        assertThat(lesser.hides(burning(other, Severity.CRITICAL), burning(other, Severity.WARNING)))
                .isTrue();
        assertThat(lesser.hides(
                        burning(drift.replace("input", "concept"), Severity.CRITICAL), burning(drift, Severity.INFO)))
                .isFalse();
        assertThat(lesser.hides(burning(errors, Severity.CRITICAL), burning(slow, Severity.WARNING)))
                .isFalse();
        assertThat(lesser.hides(burning(errors, Severity.CRITICAL), burning(errors, Severity.CRITICAL)))
                .isFalse();
        assertThat(lesser.hides(burning(errors, Severity.WARNING), burning(errors, Severity.INFO)))
                .isFalse();
    }

    @Test
    void aRefreshShowsWhatNoSilenceHidesAnyLonger() {
        Alert alert = slow("12:00");
        silence(LATENCY, "12:06", "13:00");
        deck.silences.refresh(at("12:30"));
        assertThat(deck.alerts.require(alert.id()).isHidden()).isTrue();
        deck.silences.refresh(at("13:00"));
        assertThat(deck.alerts.require(alert.id()).isHidden()).isFalse();
        deck.silences.refresh(at("13:01"));
        assertThat(deck.alerts.transitions(alert.id()).stream().filter(step -> step.kind() == Kind.SHOWN))
                .hasSize(1);
    }

    @Test
    void peopleAssignAndRateAndRulesCountIt() {
        Alert alert = slow("12:00");
        assertThat(deck.rules.records().get(alert.ruleId())).isEqualTo(new RuleRecord(1, 1, 0, 0));
        Alert assigned =
                deck.alerts.assign(PERSON, at("12:06"), alert.id(), Optional.of("Sample reviewer"), "she knows it");
        assertThat(assigned.care().assignedTo()).contains("Sample reviewer");
        assertThat(deck.alerts
                        .assign(PERSON, at("12:07"), alert.id(), Optional.empty(), "")
                        .care()
                        .assignedTo())
                .isEmpty();
        deck.alerts.rate(PERSON, at("12:08"), alert.id(), Optional.of(Usefulness.NOISE), "");
        Alert rated =
                deck.alerts.rate(PERSON, at("12:09"), alert.id(), Optional.of(Usefulness.of("useful")), "it was real");
        assertThat(rated.care().usefulness()).contains(Usefulness.USEFUL);
        assertThat(deck.rules.records().get(alert.ruleId())).isEqualTo(new RuleRecord(1, 1, 1, 0));
        assertThat(steps(alert))
                .contains(
                        "assigned Sample engineer: To Sample reviewer. she knows it",
                        "assigned Sample engineer: To nobody.",
                        "rated Sample engineer: noise.",
                        "rated Sample engineer: useful. it was real");
        assertThat(deck.audit.entries(AuditFilter.ofModel(MODEL, 10)))
                .extracting(AuditEntry::action)
                .containsExactly("rate", "rate", "assign", "assign");
        assertThatThrownBy(() -> Usefulness.of("fine")).hasMessageContaining("'useful' or 'noise'");
        assertThatThrownBy(() -> deck.alerts.assign(PERSON, at("12:10"), alert.id(), Optional.of(" "), ""))
                .hasMessageContaining("name");
        assertThatThrownBy(() -> deck.alerts.rate(VIEWER, at("12:10"), alert.id(), Optional.of(Usefulness.NOISE), ""))
                .hasMessageContaining("Viewer may not");
    }

    @Test
    void severalAreRatedAllOrNoneAndEachGetsItsOwnWordBack() {
        List<Long> ids = slowAndMany();
        InboxGroups groups = deck.alerts.groups();
        groups.rate(PERSON, at("12:06"), List.of(ids.getFirst()), Optional.of(Usefulness.USEFUL), "");
        assertThatThrownBy(() -> groups.rate(
                        PERSON, at("12:07"), List.of(ids.getLast(), 999L), Optional.of(Usefulness.NOISE), ""))
                .hasMessageContaining("999");
        assertThat(words(ids)).as("nothing of it").containsExactly(Optional.of(Usefulness.USEFUL), Optional.empty());

        var before = groups.rate(PERSON, at("12:08"), ids, Optional.of(Usefulness.NOISE), "a backup");
        assertThat(words(ids)).containsOnly(Optional.of(Usefulness.NOISE));
        groups.rate(PERSON, at("12:09"), before, "");
        assertThat(words(ids)).containsExactly(Optional.of(Usefulness.USEFUL), Optional.empty());
        assertThat(steps(deck.alerts.require(ids.getLast())))
                .contains("rated Sample engineer: noise. a backup", "rated Sample engineer: The word was taken back.");
        assertThat(deck.audit.entries(AuditFilter.ofModel(MODEL, 10)))
                .extracting(AuditEntry::action)
                .filteredOn("rate"::equals)
                .hasSize(5);
    }

    private List<Optional<Usefulness>> words(List<Long> ids) {
        return ids.stream()
                .map(id -> deck.alerts.require(id).care().usefulness())
                .toList();
    }

    /** The numbers of two alerts of two rules. */
    private List<Long> slowAndMany() {
        deck.rule("many calls", "{\"metric\":\"requestCount\",\"operator\":\">\",\"threshold\":1}", Severity.INFO);
        slow("12:00");
        return deck.alerts.open(OF_MODEL).stream().map(Alert::id).toList();
    }

    @Test
    void severalAreSilencedTogetherAndThatEndsTogether() {
        List<Long> ids = slowAndMany();
        List<Matcher> like = deck.alerts.groups().like(List.of(ids.getFirst(), ids.getLast(), ids.getFirst()));
        assertThat(like).as("one for each rule").hasSize(2);
        assertThat(deck.silences.preview(like)).hasSize(2);
        assertThatThrownBy(() -> deck.silences.add(
                        PERSON, at("12:06"), Silence.Kind.SILENCE, like, range("12:06", "14:00"), " "))
                .hasMessageContaining("reason");
        assertThat(deck.silences.current(at("12:06"))).isEmpty();

        List<Silence> kept =
                deck.silences.add(PERSON, at("12:06"), Silence.Kind.SILENCE, like, range("12:06", "14:00"), "known");
        assertThat(deck.alerts.open(OF_MODEL)).hasSize(2).allMatch(Alert::isHidden);
        List<Long> numbers = kept.stream().map(Silence::id).toList();
        deck.silences.expire(PERSON, at("12:07"), numbers.getFirst(), "");
        assertThat(deck.silences.expire(PERSON, at("12:08"), numbers, ""))
                .as("the one that somebody ended before stays as it is")
                .extracting(Silence::id)
                .containsExactly(numbers.getLast());
        assertThat(deck.alerts.open(OF_MODEL)).hasSize(2).noneMatch(Alert::isHidden);
        assertThat(deck.audit.entries(AuditFilter.ofModel(MODEL, 10)))
                .extracting(AuditEntry::action)
                .contains("expire", "expire", "add", "add");
    }

    @Test
    void aNameThatIsNoneIsRefusedWithTheOptionThatTakesIt() {
        Alert alert = slow("12:00");
        for (String name : List.of("", " ", "a\nb", "x".repeat(201))) {
            assertThatThrownBy(() -> deck.alerts.assign(PERSON, at("12:06"), alert.id(), Optional.of(name), ""))
                    .hasMessageContaining("alert " + alert.id())
                    .hasMessageContaining("--to NAME")
                    .hasMessageContaining("--to-nobody");
        }
        assertThat(deck.alerts.require(alert.id()).care().assignedTo()).isEmpty();
    }

    @Test
    void anAcknowledgedAlertThatGoesOnAsksAgain() {
        for (AlertRule rule : deck.rules.all()) {
            deck.rules.delete(PERSON, at("00:00"), rule.id(), "");
        }
        deck.rule(
                "slow",
                "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":500,\"repeatMinutes\":10}",
                Severity.WARNING);
        Alert alert = slow("12:00");
        deck.alerts.acknowledge(PERSON, at("12:05"), alert.id(), "");
        deck.calls("12:05", 20, 0, 900);
        deck.calls("12:10", 20, 0, 900);
        deck.alerts.evaluate(MODEL, at("12:10"));
        assertThat(deck.alerts.require(alert.id()).acknowledged()).isTrue();
        deck.alerts.evaluate(MODEL, at("12:15"));
        Alert reminded = deck.alerts.require(alert.id());
        assertThat(reminded.asksForAttention()).isTrue();
        assertThat(reminded.acknowledgedBy()).isEmpty();
        assertThat(reminded.firings()).isEqualTo(1);
        assertThat(deck.alerts.transitions(alert.id()).getLast().kind()).isEqualTo(Kind.REMINDED);
    }
}
