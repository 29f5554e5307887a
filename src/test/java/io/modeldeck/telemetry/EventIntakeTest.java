package io.modeldeck.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Events that many threads hand in at once are durable when they are told so, and one that is bad stays alone. */
class EventIntakeTest extends EventDesk {

    @Test
    void theIntakeIsDurableForManyThreadsAtOnce() throws InterruptedException {
        EventIntake intake = new EventIntake(workspace.database, workspace.events);
        AtomicInteger told = new AtomicInteger();
        intake.addListener(events -> told.addAndGet(events.size()));
        AtomicInteger seenMissing = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            int thread = t;
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                for (int i = 0; i < 50; i++) {
                    String id = thread + "-" + i;
                    intake.accept(List.of(event(id, one, i)));
                    if (workspace.events.event(model.id(), id).isEmpty()) {
                        seenMissing.incrementAndGet();
                    }
                }
            }));
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(seenMissing).as("stored before accept returned").hasValue(0);
        assertThat(workspace.count("inference_event")).isEqualTo(400);
        assertThat(told).hasValue(400);
    }

    @Test
    void oneBadCallDoesNotSpoilTheOthersOfItsGroup() throws InterruptedException {
        EventIntake intake = new EventIntake(workspace.database, workspace.events);
        AtomicInteger refused = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 6; t++) {
            int thread = t;
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 30; i++) {
                    try {
                        intake.accept(List.of(event(thread + "-" + i, thread == 3 ? 999 : one, i)));
                    } catch (RuntimeException e) {
                        refused.incrementAndGet();
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(refused).hasValue(30);
        assertThat(workspace.count("inference_event")).isEqualTo(150);
    }

    @Test
    void insideATransactionTheIntakeJoinsIt() {
        EventIntake intake = new EventIntake(workspace.database, workspace.events);
        assertThatThrownBy(() -> workspace.database.transaction(() -> {
                    intake.accept(List.of(event("a", one, 1)));
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        assertThat(workspace.count("inference_event")).isZero();
    }
}
