package io.modeldeck.stats;

/**
 * Result of the two-sample Kolmogorov–Smirnov test.
 *
 * @param statistic largest gap between the two empirical distribution functions, 0 to 1
 * @param pValue two-sided
 * @param pMethod how {@code pValue} was found
 * @param gapAt the smallest value at which the gap is largest
 */
public record KsTest(double statistic, double pValue, PMethod pMethod, double gapAt) {}
