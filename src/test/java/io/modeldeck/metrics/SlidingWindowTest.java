package io.modeldeck.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final long T = NOW.toEpochMilli();

    private final SlidingWindow window = new SlidingWindow();

    private MetricPeriod reading(long secondsAfter) {
        return window.reading(3, NOW.plusSeconds(secondsAfter));
    }

    @Test
    void anEmptyWindowSaysThatNothingHappened() {
        MetricPeriod reading = reading(0);
        assertThat(reading.versionId()).isEqualTo(3);
        assertThat(reading.requestCount()).isZero();
        assertThat(reading.range().length()).isEqualTo(SlidingWindow.LENGTH);
        assertThat(reading.range().to()).isEqualTo(NOW);
        assertThat(MetricName.P95_LATENCY.of(reading)).isNaN();
    }

    @Test
    void callsOfSeveralSlicesAreAddedUp() {
        window.add(T - 60_000, 1_000, false);
        window.add(T - 59_999, 3_000, true);
        window.add(T, 500, false);
        window.add(T, -1, false);
        MetricPeriod reading = reading(0);
        assertThat(reading.requestCount()).isEqualTo(4);
        assertThat(reading.errorCount()).isEqualTo(1);
        assertThat(reading.latency().count()).as("one had no latency").isEqualTo(3);
        assertThat(reading.latency().sumMicros()).isEqualTo(4_500);
        assertThat(reading.latency().minMicros()).isEqualTo(500);
        assertThat(reading.latency().maxMicros()).isEqualTo(3_000);
    }

    @Test
    void durationsThatNobodyCanHaveMeantDoNotTurnTheSumNegative() {
        // Of before the intake refused them.
        window.add(T - 60_000, Long.MAX_VALUE - 1, false);
        window.add(T - 60_000, 5, false);
        window.add(T, 7, false);
        LatencyFigures reading = reading(0).latency();
        assertThat(reading.sumMicros()).isEqualTo(Long.MAX_VALUE);
        assertThat(reading.merge(reading).sumMicros()).isEqualTo(Long.MAX_VALUE);
        assertThat(reading.merge(reading).avgMillis()).isPositive();
        assertThat(LatencyFigures.sum(Long.MAX_VALUE - 5, 5)).isEqualTo(Long.MAX_VALUE);
        assertThat(LatencyFigures.sum(2, 3)).isEqualTo(5);
    }

    @Test
    void aCallWithoutLatencyLeavesNone() {
        window.add(T, -1, true);
        assertThat(reading(0).latency().count()).isZero();
        assertThat(reading(0).errorRate()).isEqualTo(1);
    }

    @Test
    void aSliceLeavesAfterFiveMinutes() {
        window.add(T, 1_000, false);
        assertThat(reading(299).requestCount()).isEqualTo(1);
        assertThat(reading(300).requestCount()).isZero();
        assertThat(reading(-10).requestCount()).as("not there yet").isZero();
    }

    @Test
    void aSliceIsReusedForTheNextRoundAndForgetsTheLast() {
        window.add(T, 1_000, true);
        window.add(T + 300_000, 2_000, false);
        MetricPeriod reading = reading(300);
        assertThat(reading.requestCount()).isEqualTo(1);
        assertThat(reading.errorCount()).isZero();
        assertThat(reading.latency().minMicros()).isEqualTo(2_000);
    }

    @Test
    void anEventOfARoundBeforeIsPassedOver() {
        window.add(T + 300_000, 2_000, false);
        window.add(T, 1_000, true);
        assertThat(reading(300).requestCount()).isEqualTo(1);
        assertThat(reading(300).errorCount()).isZero();
    }

    @Test
    void aReadingDoesNotChangeAfterwards() {
        window.add(T, 1_000, false);
        MetricPeriod before = reading(0);
        window.add(T, 9_000, false);
        assertThat(before.latency().sketch().count()).isEqualTo(1);
        assertThat(reading(0).latency().sketch().count()).isEqualTo(2);
    }

    @Test
    void concurrentCallsAreAllCounted() throws InterruptedException {
        int threads = 6;
        int each = 2_000;
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int t = 0; t < threads; t++) {
                pool.execute(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    for (int i = 0; i < each; i++) {
                        window.add(T - i % 30 * 10_000L, 1 + i, i % 4 == 0);
                    }
                });
            }
            start.countDown();
            pool.shutdown();
            assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        MetricPeriod reading = reading(0);
        assertThat(reading.requestCount()).isEqualTo(threads * each);
        assertThat(reading.errorCount()).isEqualTo(threads * each / 4);
        assertThat(reading.latency().sumMicros()).isEqualTo((long) threads * each * (each + 1) / 2);
        assertThat(reading.latency().sketch().count()).isEqualTo(threads * each);
    }
}
