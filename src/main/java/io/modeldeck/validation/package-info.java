/**
 * What is said of a version's answers to held-out rows: paired comparison with the champion, segments, calibration, checks against leakage, and the record
 * of all validations. Pure functions over arrays and tables but for {@link io.modeldeck.validation.ValidationStore}; any thread may enter.
 */
package io.modeldeck.validation;
