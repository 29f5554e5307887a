package io.modeldeck.app;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * The invented machine that serves the sample's energy model: how busy its processor is, a series from outside. It is busy while calls are slow, so the
 * two explain each other on one page.
 */
final class SampleMachine {

    static final String SERIES = "processor";
    private static final String UNIT = "%";
    private static final Duration PACE = Duration.ofMinutes(15);
    private static final double MILLIS_PER_DAY = 86_400_000d;

    private final Engine engine;
    private final long modelId;
    private final Instant start;

    /** @param start where day 0 of the story begins */
    SampleMachine(Engine engine, long modelId, Instant start) {
        this.engine = engine;
        this.modelId = modelId;
        this.start = start;
    }

    /** Records the readings from {@code from} (inclusive) to {@code to} (exclusive). */
    void record(Instant from, Instant to) {
        long pace = PACE.toMillis();
        long first = Math.ceilDiv(from.toEpochMilli(), pace) * pace;
        int n = (int) Math.max(0, Math.ceilDiv(to.toEpochMilli() - first, pace));
        long[] at = new long[n];
        double[] percent = new double[n];
        for (int i = 0; i < n; i++) {
            at[i] = first + i * pace;
            percent[i] = percent(at[i]);
        }
        engine.series().record(OptionalLong.of(modelId), SERIES, UNIT, at, percent);
    }

    private double percent(long atMillis) {
        double noise = new SplittableRandom(atMillis * 31 + 5).nextGaussian();
        double day = (atMillis - start.toEpochMilli()) / MILLIS_PER_DAY;
        double usual = SampleModel.ENERGY_DEMAND.isSlow(day) ? 93 : 31;
        return Math.rint(10 * Math.clamp(usual + 3 * noise, 0, 100)) / 10;
    }
}
