package io.modeldeck.stats;

import java.util.OptionalDouble;

/** Energy distance of two empirical distributions (Székely and Rizzo): sqrt(2 ∫ (F − G)²). */
public final class EnergyDistance {

    private EnergyDistance() {}

    /** In square roots of the values' unit; empty when a side is empty. */
    public static OptionalDouble distance(Sample a, Sample b) {
        OptionalDouble area = DistributionGap.area(a, b, gap -> gap * gap);
        return area.isEmpty() ? area : OptionalDouble.of(Math.sqrt(2 * area.getAsDouble()));
    }
}
