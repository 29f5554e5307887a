package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No data, errors, reminders and flapping, as tables: one letter for each reading, five minutes apart. */
class LatchTimingTest {

    private static final Instant START = Instant.parse("2024-03-01T12:00:00Z");
    private static final Limit HIGH = new Limit.Threshold(Operator.ABOVE, 500, OptionalDouble.empty());

    private static Instant time(int i) {
        return START.plus(Duration.ofMinutes(5L * i));
    }

    private static Reading reading(char letter) {
        return switch (letter) {
            case 'o' -> new Reading.Measured(1, Level.OK, "");
            case 'm' -> new Reading.Measured(450, Level.BETWEEN, "");
            case 'b' -> new Reading.Measured(600, Level.BREACH, "");
            case 'n' -> new Reading.NoData("");
            default -> new Reading.Failed("");
        };
    }

    private static List<LatchState> run(String letters, Holding holding, boolean seen) {
        List<LatchState> states = new ArrayList<>();
        LatchState state = LatchState.idle();
        for (int i = 0; i < letters.length(); i++) {
            state = AlertLatch.next(
                    state, reading(letters.charAt(i)), Timing.of(holding, Severity.WARNING, HIGH), time(i));
            states.add(state);
            state = seen ? AlertLatch.acknowledge(state, time(i)) : state;
        }
        return states;
    }

    private static String letter(LatchState state) {
        String word = String.valueOf("OPFNE".charAt(state.state().ordinal()));
        return state.unrecovered() ? word : word.toLowerCase(Locale.ROOT);
    }

    /** Small letters: not fired, or recovered; capitals: fired for something that is not over. For 10 min, no data 10 min, errors 5 min. */
    @ParameterizedTest
    @CsvSource({
        "nnnn,nnNN,1",
        "nno,nno,0",
        "nnno,nnNo,1",
        "nnnb,nnNp,1",
        "nnnbbb,nnNppF,2",
        "nnnm,nnNo,1",
        "nnne,nnNE,1",
        "nnnen,nnNEN,1",
        "nnneo,nnNEo,1",
        "ee,eE,1",
        "een,eEN,1",
        "ene,ene,0",
        "ne,ne,0",
        "bbb,ppF,1",
        "bbbn,ppFN,1",
        "bbbnnnn,ppFNNNN,1",
        "bbbno,ppFNo,1",
        "bbbeb,ppFEF,1",
        "bn,pn,0",
        "bnb,pnp,0",
        "bbbonnn,ppFonnN,2",
        "bbboo,ppFoo,1",
        "nnnonn,nnNonn,1",
        "nnnonnn,nnNonnN,2",
        "o,o,0",
        "m,o,0",
        "bbbm,ppFF,1"
    })
    void noDataAndErrorsFireWhereTheRuleAsksForIt(String letters, String states, int firings) {
        List<LatchState> run = run(letters, new Holding(10, 0, 10, 5, 0), false);
        String found = run.stream().map(LatchTimingTest::letter).collect(Collectors.joining());
        assertThat(found).isEqualTo(states);
        assertThat(run.getLast().firings()).isEqualTo(firings);
        for (LatchState state : run) {
            assertThat(state.unrecovered()).isEqualTo(state.cause().isPresent());
        }
    }

    /**
     * What becomes of an alert whose data end, twelve hours from letter to letter: {@code a} somebody acknowledges, {@code u} takes it back. A point is a
     * closed alert, a line one whose rule rests, {@code r} one that rests and asks all the same.
     */
    @ParameterizedTest
    @CsvSource({
        "nnan,nNN_,1",
        "nnnnnn,nNNNNN,1",
        "nnnnan,nNNNN_,1",
        "nannan,nnNNN_,1",
        "nnannn,nNN___,1",
        "nnao,nNN.,1",
        "nnano,nNN_o,0",
        "nnanb,nNN_F,1",
        "nnane,nNN__,1",
        "nnanonn,nNN_onN,1",
        "bnan,FNN_,1",
        "ban,FFN,1",
        "bann,FFNN,1",
        "bannn,FFNN_,1",
        "bannnnn,FFNN___,1",
        "bnnn,FNNN,1",
        "bannb,FFNNF,1",
        "eeannn,eEENN_,1",
        "eeaeee,eEEEEE,1",
        "nnanunn,nNN_rrr,1",
        "nnanuna,nNN_rr_,1",
        "nnanuo,nNN_ro,1",
        "nnanub,nNN_rF,2"
    })
    void whatHasLostItsDataForADayRestsOnceSomebodyHasSeenIt(String letters, String states, int firings) {
        Timing timing = Timing.of(new Holding(0, 0, 10, 5, 0), Severity.WARNING, HIGH);
        StringBuilder found = new StringBuilder();
        LatchState state = LatchState.idle();
        for (int i = 0; i < letters.length(); i++) {
            Instant now = START.plus(Duration.ofHours(12L * i));
            state = switch (letters.charAt(i)) {
                case 'a' -> AlertLatch.acknowledge(state, now);
                case 'u' -> state.seen(Optional.empty());
                default -> AlertLatch.next(state, reading(letters.charAt(i)), timing, now);
            };
            String closed = state.resting() ? "_" : ".";
            found.append(state.isClosed() ? closed : state.resting() ? "r" : letter(state));
        }
        assertThat(found).hasToString(states);
        assertThat(state.firings()).isEqualTo(firings);
    }

    @Test
    void onlyWhatGoesOnIsGivenUp() {
        Timing timing = Timing.of(new Holding(0, 0, 10, 5, 0), Severity.WARNING, HIGH);
        LatchState state = LatchState.idle();
        for (char letter : "bon".toCharArray()) {
            state = AlertLatch.next(state, reading(letter), timing, START);
        }
        LatchState seen = AlertLatch.acknowledge(state, START);
        assertThat(seen.state()).as("it waits for whether data are missing").isEqualTo(AlertState.NO_DATA);
        assertThat(AlertLatch.isGivenUp(seen, START.plus(Duration.ofDays(9)))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"nnnnnn,oooooo", "eeeeee,oooooo", "bbbnnn,ppFNNN"})
    void elsewhereTheyOpenNothing(String letters, String states) {
        List<LatchState> run = run(letters, new Holding(10, 0, 0, 0, 0), false);
        assertThat(run.stream().map(LatchTimingTest::letter).collect(Collectors.joining()))
                .isEqualTo(states);
    }

    /** Kept for 10 min: it takes ok readings for so long without a break. */
    @ParameterizedTest
    @CsvSource({
        "boo,FFF",
        "booo,FFFo",
        "boobooo,FFFFFFo",
        "boonooo,FFFNFFo",
        "boomooo,FFFFFFo",
        "boeooo,FFEFFo",
        "oooo,oooo"
    })
    void aFiringAlertIsKeptUntilItHasBeenCalmForLongEnough(String letters, String states) {
        List<LatchState> run = run(letters, new Holding(0, 10, 0, 0, 0), false);
        assertThat(run.stream().map(LatchTimingTest::letter).collect(Collectors.joining()))
                .isEqualTo(states);
    }

    @Test
    void anAlertThatGoesOnAsksAgainAfterTheInterval() {
        Timing timing = Timing.of(new Holding(0, 0, 0, 0, 30), Severity.WARNING, HIGH);
        LatchState state = AlertLatch.next(LatchState.idle(), reading('b'), timing, time(0));
        state = AlertLatch.acknowledge(state, time(1));
        for (int i = 2; i < 7; i++) {
            state = AlertLatch.next(state, reading('b'), timing, time(i));
            assertThat(state.acknowledged()).as("after %d minutes", 5 * (i - 1)).isTrue();
        }
        LatchState reminded = AlertLatch.next(state, reading('n'), timing, time(7));
        assertThat(reminded.acknowledged()).isFalse();
        assertThat(reminded.firings()).isEqualTo(1);
        assertThat(AlertLatch.next(reminded, reading('b'), timing, time(8)).acknowledged())
                .as("nobody is asked twice for the same")
                .isFalse();
        LatchState over = AlertLatch.next(state, reading('o'), timing, time(40));
        assertThat(over.isClosed()).as("what is over asks nobody").isTrue();
    }

    /** A sine wave of 1 % around the threshold for an hour, looked at every second: reading 500 · (1 + 0.01 sin). */
    @ParameterizedTest
    @CsvSource({"0,10", "5,5", "10,0", "0,60", "60,0"})
    void flappingFiresAndResolvesAtMostOncePerHoldPeriod(int forMinutes, int keepMinutes) {
        for (int period : new int[] {7, 60, 290, 900, 1_700}) {
            Timing timing = Timing.of(new Holding(forMinutes, keepMinutes, 0, 0, 0), Severity.WARNING, HIGH);
            LatchState state = LatchState.idle();
            List<Instant> fired = new ArrayList<>();
            List<Instant> resolved = new ArrayList<>();
            for (int second = 0; second <= 3_600; second++) {
                Instant now = START.plusSeconds(second);
                double value = 500 * (1 + 0.01 * Math.sin(2 * Math.PI * second / period));
                Level level = ((Limit.Fixed) HIGH).judge(value);
                LatchState after = AlertLatch.next(state, new Reading.Measured(value, level, ""), timing, now);
                if (after.firings() > (state.isClosed() ? 0 : state.firings())) {
                    fired.add(now);
                }
                if (state.unrecovered() && !after.unrecovered()) {
                    resolved.add(now);
                }
                state = AlertLatch.acknowledge(after, now);
            }
            Duration hold = Duration.ofMinutes(Math.max(forMinutes, keepMinutes));
            assertThat(apart(fired, hold))
                    .as("period %d s, fired at %s", period, fired)
                    .isTrue();
            assertThat(apart(resolved, hold))
                    .as("period %d s, resolved at %s", period, resolved)
                    .isTrue();
            assertThat(fired.size() - resolved.size()).isBetween(0, 1);
        }
    }

    private static boolean apart(List<Instant> moments, Duration hold) {
        for (int i = 1; i < moments.size(); i++) {
            if (Duration.between(moments.get(i - 1), moments.get(i)).compareTo(hold) < 0) {
                return false;
            }
        }
        return true;
    }

    @Test
    void aTimingKnowsWhatIsNeverAskedFor() {
        Timing timing = Timing.of(Holding.NONE, Severity.INFO, HIGH);
        assertThat(List.of(timing.noDataAfter(), timing.errorAfter(), timing.repeatAfter()))
                .containsOnly(Optional.empty());
    }

    @Test
    void aRuleKnowsHowOftenItsAlertWasToBeSaidAgain() {
        AlertRule rule = AlertWorkspace.unkept(
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1" + ",\"repeatMinutes\":30}");
        assertThat(rule.repeats(START, START.plusSeconds(1_799))).isZero();
        assertThat(rule.repeats(START, START.plusSeconds(1_800))).isEqualTo(1);
        assertThat(rule.repeats(START, START.plusSeconds(5_400))).isEqualTo(3);
        assertThat(rule.repeats(START, START.minusSeconds(5_400)))
                .as("a clock that was set back")
                .isZero();
        AlertRule quiet = rule.with(
                Condition.parse("{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1}"), Severity.INFO);
        assertThat(quiet.repeats(START, START.plusSeconds(99_999))).isZero();
    }
}
