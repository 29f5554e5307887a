package io.modeldeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class LookoutTest {

    private record Planned(Runnable look, Duration in) {}

    private final Deque<Planned> planned = new ArrayDeque<>();
    private final Lookout lookout =
            new Lookout(this::work, (look, in) -> planned.add(new Planned(look, in)), () -> this.nanos);
    private BooleanSupplier left = () -> false;
    private long nanos = Long.MAX_VALUE - 5;
    private int looks;

    private boolean work() {
        looks++;
        return left.getAsBoolean();
    }

    /** Lets the time pass until the one look that is planned, and has it. */
    private Duration look() {
        assertThat(planned).hasSize(1);
        Planned next = planned.remove();
        nanos += next.in().toNanos();
        next.look().run();
        return next.in();
    }

    private void begin() {
        lookout.begin(Duration.ofSeconds(4));
        lookout.written();
        assertThat(look()).as("what is written before waits for it").isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void whereNothingIsWrittenAndNothingWaitsNobodyLooks() {
        begin();
        assertThat(planned).isEmpty();
        nanos += Duration.ofHours(1).toNanos();
        lookout.written();
        lookout.written();
        assertThat(look()).as("soon, and once").isEqualTo(Lookout.SOON);
        assertThat(planned).isEmpty();
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void whatIsWrittenWithoutPauseIsLookedAtOnceASecond() {
        begin();
        nanos += Duration.ofMillis(300).toNanos();
        lookout.written();
        assertThat(look()).isEqualTo(Duration.ofMillis(700));
        lookout.written();
        assertThat(look()).isEqualTo(Lookout.REST);
    }

    @Test
    void whatWaitsIsLookedAtUntilItIsDone() {
        left = () -> true;
        begin();
        assertThat(look()).isEqualTo(Lookout.REST);
        left = () -> false;
        assertThat(look()).isEqualTo(Lookout.REST);
        assertThat(planned).isEmpty();
    }

    @Test
    void whatIsWrittenDuringALookIsLookedAt() {
        left = () -> {
            lookout.written();
            nanos += Duration.ofMinutes(1).toNanos();
            return false;
        };
        begin();
        left = () -> false;
        look();
        assertThat(planned).isEmpty();
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void aLookThatFailedIsRepeated() {
        left = () -> {
            throw new IllegalStateException("no disk");
        };
        assertThatThrownBy(this::begin).hasMessage("no disk");
        left = () -> false;
        assertThat(look()).isEqualTo(Lookout.REST);
        assertThat(planned).isEmpty();
    }
}
