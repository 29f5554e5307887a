package io.modeldeck.quality;

/**
 * One thing that is wrong with the rows of a window.
 *
 * @param kind {@code type}, {@code infinite}, {@code absent}, {@code new_column}, {@code nulls}, {@code range}, {@code outliers}, {@code
 *     unknown_category}, {@code duplicates} or {@code constant}
 * @param feature the column; empty for duplicates
 * @param count rows concerned
 * @param sentence in plain words
 */
public record Finding(String kind, String feature, long count, String sentence) {}
