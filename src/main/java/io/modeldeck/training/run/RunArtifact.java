package io.modeldeck.training.run;

import io.modeldeck.store.Digest;

/** The file that a run made, as it was then; it may be deleted since. */
public record RunArtifact(Digest digest, long bytes) {}
