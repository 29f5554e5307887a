/**
 * Pure statistics on primitive arrays: two-sample tests, distances, contingency tests, quality
 * metrics, stream detectors and a mergeable latency sketch.
 *
 * <p>The package knows nothing else of the project, reads no clock and starts no threads. Values are
 * immutable and may be shared; detectors and sketches are mutable and belong to one thread at a time.
 *
 * <p><b>What does not exist.</b> A result that the data leave undefined (an empty side, a test of two
 * constants) is an empty {@link java.util.Optional} or {@link java.util.OptionalDouble}; no NaN
 * stands for it. The plain statistics of {@link io.modeldeck.stats.Sample} (mean, std, min, max,
 * quantiles) are defined for every non-empty sample and throw on an empty one: ask {@code isEmpty()}
 * first. An argument that no data can explain (arrays of different length, a negative count, NaN
 * where a score is due) is an {@link java.lang.IllegalArgumentException}.
 *
 * <p>"Reference" and "current" are the two sides of a comparison throughout.
 */
package io.modeldeck.stats;
