package io.modeldeck.drift;

import java.util.OptionalDouble;

/**
 * What one method says about a pair.
 *
 * @param statistic may be infinite where the values leave the range of a double
 * @param pValue of a test; empty for a distance
 */
record Measure(double statistic, OptionalDouble pValue) {

    static Measure test(double statistic, double pValue) {
        return new Measure(statistic, OptionalDouble.of(pValue));
    }

    static Measure distance(double statistic) {
        return new Measure(statistic, OptionalDouble.empty());
    }
}
