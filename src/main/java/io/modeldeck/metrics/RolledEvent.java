package io.modeldeck.metrics;

import java.util.Optional;

/** What a rollup needs of an event. {@code latencyMicros} is negative when unknown, {@code score} NaN. */
record RolledEvent(
        long atMillis,
        boolean failed,
        long latencyMicros,
        Optional<String> prediction,
        Optional<String> outcome,
        double score,
        long feedbackAtMillis) {}
