package io.modeldeck.stats;

/**
 * Result of a normal-approximation test.
 *
 * @param z signed, reference minus current
 * @param pValue two-sided
 */
public record ZTest(double z, double pValue) {}
