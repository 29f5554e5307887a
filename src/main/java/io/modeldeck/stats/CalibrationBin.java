package io.modeldeck.stats;

/**
 * One non-empty bin of a calibration curve.
 *
 * @param index 0 to 9; bin i holds scores in (i/10, (i+1)/10], bin 0 also 0
 * @param count rows
 * @param meanScore mean score of the rows
 * @param rate share of positive rows
 */
public record CalibrationBin(int index, long count, double meanScore, double rate) {}
