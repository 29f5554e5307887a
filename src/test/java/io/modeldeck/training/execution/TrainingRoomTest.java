package io.modeldeck.training.execution;

import static io.modeldeck.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TrainingRoomTest {

    private final AtomicInteger limit = new AtomicInteger(1);
    private final TrainingRoom room = new TrainingRoom(limit::get);

    @Test
    void runsAndTrialsShareOneLimitWhichMayBeRaised() {
        assertThat(room.takeForTrial(() -> false)).isTrue();
        assertThat(room.tryTake()).as("a run beside the trial").isFalse();
        CompletableFuture<Void> run = CompletableFuture.runAsync(room::take);
        limit.set(2);
        run.join();
        assertThat(room.tryTake()).isFalse();
        room.free();
        assertThat(room.tryTake()).isTrue();
    }

    @Test
    void aRunThatWaitsComesBeforeTheNextTrial() {
        assertThat(room.takeForTrial(() -> false)).isTrue();
        room.wish();
        CompletableFuture<Boolean> trial = CompletableFuture.supplyAsync(() -> room.takeForTrial(() -> false));
        room.free();
        assertThat(room.tryTake()).as("the run, whenever its queue looks again").isTrue();
        assertThat(trial).isNotDone();
        room.free();
        assertThat(trial.join()).isTrue();
    }

    @Test
    void aTrialOfASearchThatEndsWaitsNoLonger() {
        assertThat(room.tryTake()).isTrue();
        AtomicBoolean stopped = new AtomicBoolean();
        CompletableFuture<Boolean> trial = CompletableFuture.supplyAsync(() -> room.takeForTrial(stopped::get));
        stopped.set(true);
        await().until(trial::isDone);
        assertThat(trial.join()).isFalse();
        room.free();
        assertThat(room.tryTake()).as("it took nothing").isTrue();
    }

    @Test
    void aModelIsSearchedUntilItsLastSearchIsOver() {
        room.hold(7);
        room.hold(7);
        room.release(7);
        assertThat(room.searched()).containsExactly(7L);
        room.release(7);
        assertThat(room.searched()).isEmpty();
    }
}
