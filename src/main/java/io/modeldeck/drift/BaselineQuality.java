package io.modeldeck.drift;

import java.util.OptionalDouble;

/**
 * How well the predictions of a baseline fit its outcomes.
 *
 * @param labelled rows with a prediction and an outcome
 * @param accuracy share of right ones (classification); empty without labelled rows
 * @param mae mean absolute error (regression); empty without labelled rows
 */
public record BaselineQuality(long labelled, OptionalDouble accuracy, OptionalDouble mae) {}
