package io.modeldeck.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class ContestTest {

    /** A clock that only moves when a model works. */
    private long nanos;

    private final List<String> asked = new ArrayList<>();

    private IntConsumer model(String name, long millis) {
        return row -> {
            asked.add(name + row);
            nanos += millis * 1_000_000;
        };
    }

    private List<Timings> run(List<IntConsumer> models, int rows, int calls, int warmUp, Progress progress) {
        return new Contest(() -> nanos).run(models, rows, calls, warmUp, 1, progress);
    }

    @Test
    void everyModelIsAskedEachRowInTheSameTurnAndNoneIsAlwaysFirst() {
        List<Timings> timings = run(List.of(model("a", 3), model("b", 5)), 3, 30, 4, Progress.none());

        assertThat(timings.get(0).millis()).hasSize(30).containsOnly(3.0);
        assertThat(timings.get(1).millis()).hasSize(30).containsOnly(5.0);
        assertThat(asked).hasSize(68);
        Set<String> first = new HashSet<>();
        for (int turn = 0; turn < 34; turn++) {
            int row = turn < 4 ? turn % 3 : (turn - 4) % 3;
            assertThat(asked.subList(2 * turn, 2 * turn + 2)).containsExactlyInAnyOrder("a" + row, "b" + row);
            first.add(asked.get(2 * turn).substring(0, 1));
        }
        assertThat(first).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void callsThatFailAreCountedAndHaveNoTime() {
        IntConsumer odd = row -> {
            if (row == 1) {
                throw new Problem("Row 1 does not fit.");
            }
        };
        Timings timings =
                run(List.of(odd, model("b", 1)), 2, 6, 0, Progress.none()).getFirst();

        assertThat(timings.failures()).isEqualTo(3);
        assertThat(timings.error()).isEqualTo("Row 1 does not fit.");
        assertThat(timings.answered()).hasSize(3);
        assertThat(timings.calls()).isEqualTo(6);
    }

    @Test
    void whoNeverAnswersIsSoonAskedNoMore() {
        int[] calls = {0};
        IntConsumer broken = row -> {
            calls[0]++;
            throw new Problem("It is broken.");
        };
        List<Timings> timings = run(List.of(broken, model("b", 1)), 2, 50, 20, Progress.none());

        assertThat(calls[0]).isEqualTo(Contest.GIVE_UP);
        assertThat(timings.getFirst().failures()).isEqualTo(Contest.GIVE_UP);
        assertThat(timings.getFirst().answered()).isEmpty();
        assertThat(timings.getFirst().isClean()).isFalse();
        assertThat(timings.getLast().millis()).hasSize(50);
    }

    @Test
    void itStopsBeforeTheNextCall() {
        Progress stopped = new Progress() {
            @Override
            public void at(long done, long total, String what) {}

            @Override
            public boolean cancelled() {
                return asked.size() >= 7;
            }
        };
        assertThatThrownBy(() -> run(List.of(model("a", 1), model("b", 1)), 2, 50, 0, stopped))
                .isInstanceOf(CancellationException.class);
        assertThat(asked).hasSize(7);
    }
}
