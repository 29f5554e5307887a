/**
 * Data quality: the rows of a window against the rows of the baseline (types, missing values, ranges, outliers, unknown categories, duplicates,
 * constant columns). The rules are pure; the service may be entered by any thread but the window's.
 */
package io.modeldeck.quality;
