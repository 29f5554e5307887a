package io.modeldeck.stats;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** Integrals over the gap between two empirical distribution functions. */
final class DistributionGap {

    private DistributionGap() {}

    /** ∫ weight(F_a − F_b) dx; empty when a side is empty. */
    static OptionalDouble area(Sample a, Sample b, DoubleUnaryOperator weight) {
        if (a.isEmpty() || b.isEmpty()) {
            return OptionalDouble.empty();
        }
        TieGroups groups = TieGroups.of(a, b);
        double cells = (double) a.n() * b.n();
        double area = 0;
        long i = 0;
        long j = 0;
        for (int g = 0; g < groups.size() - 1; g++) {
            i += groups.ref(g);
            j += groups.cur(g);
            double gap = (i * b.n() - j * a.n()) / cells;
            area += weight.applyAsDouble(gap) * (groups.value(g + 1) - groups.value(g));
        }
        return OptionalDouble.of(area);
    }
}
