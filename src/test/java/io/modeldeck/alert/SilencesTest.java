package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.alert.AlertTransition.Kind;
import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Silences: what they hide, when they begin and end, and who may make them. */
class SilencesTest extends HidingDesk {

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
}
