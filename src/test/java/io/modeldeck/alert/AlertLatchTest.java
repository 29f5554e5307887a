package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every sequence of readings up to a length, against a second definition that looks back over the whole history instead of stepping. */
class AlertLatchTest {

    private enum Symbol {
        OK,
        BETWEEN,
        BREACH,
        NO_DATA,
        ERROR,
        ACKNOWLEDGE
    }

    private static final Instant START = Instant.parse("2024-03-01T12:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final List<Symbol> READINGS = List.of(Symbol.OK, Symbol.BREACH, Symbol.NO_DATA, Symbol.ERROR);

    private static Instant time(int i) {
        return START.plus(STEP.multipliedBy(i));
    }

    private static final Limit HIGH = new Limit.Threshold(Operator.ABOVE, 500, OptionalDouble.empty());

    /** How long it must hold, and how long it must be calm, in minutes. */
    private record Lengths(int forMinutes, int keepMinutes) {

        Timing timing() {
            return Timing.of(new Holding(forMinutes, keepMinutes, 0, 0, 0), Severity.WARNING, HIGH);
        }
    }

    private static Timing timing(int forMinutes) {
        return new Lengths(forMinutes, 0).timing();
    }

    private static Reading reading(Symbol symbol, int i) {
        return switch (symbol) {
            case OK -> new Reading.Measured(1, Level.OK, "");
            case BETWEEN -> new Reading.Measured(450, Level.BETWEEN, "");
            case BREACH -> new Reading.Measured(600 - 10 * i, Level.BREACH, "");
            case NO_DATA -> new Reading.NoData("");
            case ERROR -> new Reading.Failed("");
            case ACKNOWLEDGE -> throw new IllegalArgumentException("no reading");
        };
    }

    private static List<LatchState> run(List<Symbol> symbols, int forMinutes) {
        return run(symbols, timing(forMinutes));
    }

    private static List<LatchState> run(List<Symbol> symbols, Timing timing) {
        List<LatchState> states = new ArrayList<>();
        LatchState state = LatchState.idle();
        for (int i = 0; i < symbols.size(); i++) {
            state = symbols.get(i) == Symbol.ACKNOWLEDGE
                    ? AlertLatch.acknowledge(state, time(i))
                    : AlertLatch.next(state, reading(symbols.get(i), i), timing, time(i));
            states.add(state);
        }
        return states;
    }

    private static void forEach(List<Symbol> alphabet, int length, Consumer<List<Symbol>> check) {
        int count = (int) Math.pow(alphabet.size(), length);
        for (int code = 0; code < count; code++) {
            Symbol[] word = new Symbol[length];
            int rest = code;
            for (int i = 0; i < length; i++) {
                word[i] = alphabet.get(rest % alphabet.size());
                rest /= alphabet.size();
            }
            check.accept(Arrays.asList(word));
        }
    }

    /** The breaches up to and with i that follow each other without a break have lasted long enough. */
    private static boolean held(List<Symbol> word, int i, int forMinutes) {
        int first = i;
        while (first >= 0 && word.get(first) == Symbol.BREACH) {
            first--;
        }
        return first < i && (i - first - 1) * STEP.toMinutes() >= forMinutes;
    }

    /** The ok readings up to and with i that follow each other without a break have lasted long enough to count as a recovery. */
    private static boolean calm(List<Symbol> word, int i, int keepMinutes) {
        int first = i;
        while (first >= 0 && word.get(first) == Symbol.OK) {
            first--;
        }
        return first < i && (i - first - 1) * STEP.toMinutes() >= keepMinutes;
    }

    private static boolean unrecovered(List<Symbol> word, int i, Lengths lengths) {
        return IntStream.rangeClosed(0, i)
                .anyMatch(k -> held(word, k, lengths.forMinutes())
                        && IntStream.rangeClosed(k, i).noneMatch(j -> calm(word, j, lengths.keepMinutes())));
    }

    private static AlertState expected(List<Symbol> word, int i, Lengths lengths) {
        boolean burning = unrecovered(word, i, lengths);
        return switch (word.get(i)) {
            case BREACH -> burning ? AlertState.FIRING : AlertState.PENDING;
            case BETWEEN -> burning ? AlertState.FIRING : AlertState.OK;
            case NO_DATA -> burning ? AlertState.NO_DATA : AlertState.OK;
            case ERROR -> burning ? AlertState.ERROR : AlertState.OK;
            default -> burning ? AlertState.FIRING : AlertState.OK;
        };
    }

    @ParameterizedTest
    @CsvSource({"0,0", "5,0", "15,0", "0,10", "5,10", "15,10"})
    void everySequenceOfReadingsIsWhatItsHistorySays(int forMinutes, int keepMinutes) {
        Lengths lengths = new Lengths(forMinutes, keepMinutes);
        // What holds for a word at each of its places holds for every shorter one.
        forEach(READINGS, 7, word -> agrees(word, lengths));
        forEach(
                List.of(Symbol.OK, Symbol.BETWEEN, Symbol.BREACH, Symbol.NO_DATA, Symbol.ERROR),
                6,
                word -> agrees(word, lengths));
    }

    private static void agrees(List<Symbol> word, Lengths lengths) {
        List<LatchState> states = run(word, lengths.timing());
        for (int i = 0; i < word.size(); i++) {
            LatchState state = states.get(i);
            int upTo = i;
            IntPredicate starts = k -> unrecovered(word, k, lengths) && (k == 0 || !unrecovered(word, k - 1, lengths));
            long firings = IntStream.rangeClosed(0, upTo).filter(starts).count();
            double worst = IntStream.rangeClosed(0, upTo)
                    .filter(k -> word.get(k) == Symbol.BREACH && unrecovered(word, k, lengths))
                    .mapToDouble(k -> 600 - 10 * k)
                    .max()
                    .orElse(Double.NaN);
            if (state.state() != expected(word, i, lengths)
                    || state.firings() != firings
                    || state.unrecovered() != unrecovered(word, i, lengths)
                    || Double.compare(state.worst(), worst) != 0
                    || state.isClosed()
                    || state.isIdle() != (firings == 0 && state.state() == AlertState.OK)) {
                assertThat(states).as("%s for %s, at %d", word, lengths, i).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 10})
    void invariantsHoldWithAcknowledgementsAnywhere(int forMinutes) {
        List<Symbol> alphabet = List.of(Symbol.values());
        for (int length = 1; length <= 6; length++) {
            forEach(alphabet, length, word -> {
                List<LatchState> states = run(word, forMinutes);
                LatchState before = LatchState.idle();
                for (int i = 0; i < word.size(); i++) {
                    String broken = broken(before, word.get(i), states.get(i), time(i));
                    if (!broken.isEmpty()) {
                        assertThat(states).as("%s at %d of %s", broken, i, word).isEmpty();
                    }
                    before = states.get(i);
                }
            });
        }
    }

    private static String broken(LatchState before, Symbol symbol, LatchState after, Instant now) {
        boolean fired = after.firings() > (before.isClosed() ? 0 : before.firings());
        if (symbol == Symbol.ACKNOWLEDGE) {
            boolean same = after.state() == before.state() && after.unrecovered() == before.unrecovered();
            return same && after.firings() == before.firings() && after.acknowledged() == before.firings() > 0
                    ? ""
                    : "an acknowledgement changes only the acknowledgement";
        }
        if (fired && (symbol != Symbol.BREACH || before.unrecovered())) {
            return "fires only by a breach and never twice without a recovery between";
        }
        if (fired && after.acknowledged()) {
            return "each firing asks for its own acknowledgement";
        }
        if (before.unrecovered() && !after.unrecovered() && symbol != Symbol.OK) {
            return "only an ok reading ends a firing";
        }
        if (after.isClosed() && !(before.acknowledged() && symbol != Symbol.BREACH)) {
            return "closes only when acknowledged and recovered";
        }
        if (after.unrecovered()
                != (after.state() == AlertState.FIRING
                        || after.state() == AlertState.NO_DATA
                        || after.state() == AlertState.ERROR)) {
            return "no data and errors are shown only for what fired";
        }
        if (after.state() == before.state()
                && !fired
                && !before.isClosed()
                && !after.since().equals(before.since())) {
            return "a state that stays keeps its beginning";
        }
        if (after.state() != before.state() && !after.isIdle() && !after.since().equals(now)) {
            return "a new state begins now";
        }
        return before.firings() > 0 && !before.isClosed() && after.firings() < before.firings()
                ? "an open alert is never forgotten"
                : "";
    }

    @Test
    void acknowledgedBeforeOrAfterRecoveryItClosesOnce() {
        List<LatchState> before = run(List.of(Symbol.BREACH, Symbol.ACKNOWLEDGE, Symbol.OK), 0);
        assertThat(before).extracting(LatchState::isClosed).containsExactly(false, false, true);
        List<LatchState> after = run(List.of(Symbol.BREACH, Symbol.OK, Symbol.ACKNOWLEDGE), 0);
        assertThat(after).extracting(LatchState::isClosed).containsExactly(false, false, true);
    }

    @Test
    void firingAgainAfterItClosedIsANewAlert() {
        List<LatchState> states = run(List.of(Symbol.BREACH, Symbol.OK, Symbol.ACKNOWLEDGE, Symbol.BREACH), 0);
        assertThat(states.getLast().firings()).isEqualTo(1);
        assertThat(states.getLast().acknowledged()).isFalse();
        assertThat(states.getLast().worst()).as("not the old worst").isEqualTo(570);
    }

    @Test
    void firingAgainWhileUnacknowledgedIsTheSameAlertAtItsWorst() {
        LatchState state =
                run(List.of(Symbol.BREACH, Symbol.OK, Symbol.BREACH), 0).getLast();
        assertThat(state.firings()).isEqualTo(2);
        assertThat(state.worst()).isEqualTo(600);
    }

    @Test
    void acknowledgedWhilePendingAgainItAsksAnewWhenItFires() {
        List<LatchState> states = run(
                List.of(Symbol.BREACH, Symbol.BREACH, Symbol.OK, Symbol.BREACH, Symbol.ACKNOWLEDGE, Symbol.BREACH), 5);
        assertThat(states)
                .extracting(LatchState::acknowledged)
                .containsExactly(false, false, false, false, true, false);
        assertThat(states.getLast().firings()).isEqualTo(2);
    }

    @Test
    void itKeepsTheWorstSeverityThatItsRuleEverHad() {
        LatchState critical = AlertLatch.next(
                LatchState.idle(), reading(Symbol.BREACH, 0), Timing.of(Holding.NONE, Severity.CRITICAL, HIGH), START);
        LatchState later = AlertLatch.next(critical, reading(Symbol.BREACH, 1), timing(0), time(1));
        assertThat(later.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void whereLowIsBadTheWorstIsTheLowest() {
        Limit threshold = new Limit.Threshold(Operator.BELOW, 0.8, OptionalDouble.empty());
        Timing low = Timing.of(Holding.NONE, Severity.WARNING, threshold);
        LatchState state = LatchState.idle();
        for (double value : new double[] {0.7, 0.6, 0.65}) {
            state = AlertLatch.next(state, new Reading.Measured(value, Level.BREACH, ""), low, START);
        }
        assertThat(state.worst()).isEqualTo(0.6);
    }

    private static LatchState unheard(LatchState before, Reading reading, Timing timing, Duration later) {
        LatchState begun = AlertLatch.next(before, reading, timing, time(3));
        return AlertLatch.next(begun, reading, timing, time(3).plus(later));
    }

    @Test
    void whatHasHadNoDataForADayIsOverOnceSomebodyHasSeenIt() {
        Timing timing = timing(0);
        Duration day = AlertLatch.GIVEN_UP;
        LatchState firing = AlertLatch.next(LatchState.idle(), reading(Symbol.BREACH, 1), timing, time(1));
        LatchState seen = AlertLatch.acknowledge(firing, time(2));
        Reading none = reading(Symbol.NO_DATA, 3);

        LatchState over = unheard(seen, none, timing, day);
        assertThat(over.isClosed()).isTrue();
        assertThat(AlertLatch.next(over, none, timing, time(3).plus(day.multipliedBy(2))))
                .as("it does not come back by itself")
                .isEqualTo(over);
        assertThat(AlertLatch.next(over, reading(Symbol.BREACH, 1), timing, time(3).plus(day.multipliedBy(2)))
                        .firings())
                .as("new data fire a new one")
                .isEqualTo(1);

        assertThat(unheard(firing, none, timing, day).isClosed())
                .as("nobody has seen it")
                .isFalse();
        assertThat(unheard(seen, none, timing, day.minusMillis(1)).isClosed())
                .as("not for a day")
                .isFalse();
        assertThat(unheard(seen, reading(Symbol.ERROR, 3), timing, day).isClosed())
                .as("what cannot be read may be mended")
                .isFalse();
    }
}
