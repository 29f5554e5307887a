package io.modeldeck.drift;

import java.util.Map;

/**
 * The default test of one feature and the size of the change, before the correction over features.
 *
 * @param effect in the measure that {@code parameters.effect} names
 */
record Evidence(DriftMethod method, double statistic, double pValue, double effect, Map<String, Object> parameters) {}
