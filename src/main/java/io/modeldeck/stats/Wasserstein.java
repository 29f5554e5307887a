package io.modeldeck.stats;

import java.util.OptionalDouble;

/** Wasserstein-1 (earth mover's) distance of two empirical distributions. */
public final class Wasserstein {

    /** Smallest deviation that {@link #normed} divides by. */
    public static final double SMALLEST_STD = 0.001;

    private Wasserstein() {}

    /** The area between the two empirical distribution functions, in units of the values; empty when a side is empty. */
    public static OptionalDouble distance(Sample a, Sample b) {
        return DistributionGap.area(a, b, Math::abs);
    }

    /** {@link #distance} divided by max(population deviation of the reference, 0.001). */
    public static OptionalDouble normed(Sample ref, Sample cur) {
        OptionalDouble distance = distance(ref, cur);
        return distance.isEmpty()
                ? distance
                : OptionalDouble.of(distance.getAsDouble() / Math.max(ref.std(), SMALLEST_STD));
    }
}
