package io.modeldeck.stats;

/**
 * Result of a test whose statistic follows the chi-square distribution.
 *
 * @param statistic 0 when there is only one category
 * @param pValue 1 when there is only one category
 * @param degreesOfFreedom categories − 1
 * @param minExpected the smallest expected count; below 5 the p value is rough
 */
public record ChiSquareTest(double statistic, double pValue, int degreesOfFreedom, double minExpected) {}
