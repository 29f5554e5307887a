package io.modeldeck.retraining;

import java.time.Instant;
import java.util.OptionalLong;

/** What the policy said to one trigger. */
public record PolicyDecision(long modelId, OptionalLong alertId, Instant at, boolean accepted, String reason) {}
