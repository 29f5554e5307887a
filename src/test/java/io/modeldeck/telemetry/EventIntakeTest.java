package io.modeldeck.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
    void aDurationThatNobodyCanHaveMeantIsRefused() {
        EventIntake intake = new EventIntake(workspace.database, workspace.events);
        intake.accept(List.of(lasting("week", Prediction.LONGEST_MICROS)));
        assertThatThrownBy(() -> intake.accept(
                        List.of(lasting("fine", 5), lasting("nanoseconds", Prediction.LONGEST_MICROS + 1))))
                .isInstanceOf(Problem.class)
                .hasMessageContainingAll("'nanoseconds'", "seven days");
        assertThat(workspace.count("inference_event")).isOne();
    }

    private Prediction lasting(String id, long micros) {
        return new Prediction(
                id,
                model.id(),
                one,
                Instant.ofEpochMilli(1),
                Map.of(),
                "1",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                micros,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void whatAListenerMakesOfEventsIsNotTheAnswerToWhoeverSentThem() {
        EventIntake intake = new EventIntake(workspace.database, workspace.events);
        List<Prediction> told = new ArrayList<>();
        intake.addListener(events -> {
            throw new IllegalStateException("a listener with a fault");
        });
        intake.addListener(told::addAll);
        workspace.feedback.addListener((modelId, since) -> {
            throw new IllegalStateException("a listener with a fault");
        });
        intake.accept(List.of(event("a", one, 1)));
        assertThat(told).hasSize(1);
        workspace.database.transaction(() -> {
            intake.accept(List.of(event("b", one, 2)));
            assertThat(told).as("not before it is durable").hasSize(1);
            return null;
        });
        assertThat(told).hasSize(2);
        assertThat(workspace
                        .feedback
                        .record(model.id(), List.of(label("a", "1", 5)))
                        .labelled())
                .isOne();
        assertThat(workspace.database.failedAfterwards()).isEqualTo(3);
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
