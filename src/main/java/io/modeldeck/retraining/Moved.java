package io.modeldeck.retraining;

/**
 * A number that is another now than in the evidence of a request.
 *
 * @param what {@code drift}, {@code findings} about the data, {@code labels} or the name of a metric
 * @param subject the feature of a drift result, else empty
 * @param then as it was frozen
 * @param now as it is; NaN where it is not known any more
 */
public record Moved(String what, String subject, double then, double now) {}
