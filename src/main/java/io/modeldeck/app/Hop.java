package io.modeldeck.app;

import java.time.Instant;

/** One scheduled hop of a model: does what is due at {@code now} and says what that was, in a few words; empty when there was nothing to do. */
@FunctionalInterface
interface Hop {

    String work(long modelId, Instant now);
}
