package io.modeldeck.training.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.training.EpochMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RunWatchTest {

    private static final long MILLISECOND = 1_000_000;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5 * MILLISECOND);
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AtomicInteger asked = new AtomicInteger();
    private final List<List<EpochMetrics>> written = new ArrayList<>();
    private final RunWatch watch = new RunWatch(
            () -> {
                asked.incrementAndGet();
                return cancelled.get();
            },
            written::add,
            line -> {},
            now::get);

    @Test
    void writesAtMostOnceASecondAndThenAllThatIsKnown() {
        for (int epoch = 1; epoch <= 1_000; epoch++) {
            now.addAndGet(7 * MILLISECOND);
            watch.epoch(epoch, Map.of("loss", 1.0 / epoch));
        }
        assertThat(written).hasSize(6);
        assertThat(written.getFirst()).hasSize(143);
        assertThat(written.getLast()).startsWith(new EpochMetrics(1, Map.of("loss", 1.0)));
        assertThat(written.getLast().size()).isGreaterThan(850);
    }

    @Test
    void asksAtOnceThenAtMostTenTimesASecondAndOnceMoreInTheEnd() {
        for (int i = 0; i < 990; i++) {
            watch.checkCancelled();
            now.addAndGet(MILLISECOND);
        }
        assertThat(asked).hasValue(10);
        cancelled.set(true);
        watch.checkCancelled();
        assertThatThrownBy(watch::ended).isInstanceOf(RunCancelled.class);
    }

    @Test
    void endsWhenItIsCancelled() {
        cancelled.set(true);
        assertThatThrownBy(watch::checkCancelled).isInstanceOf(RunCancelled.class);
    }
}
