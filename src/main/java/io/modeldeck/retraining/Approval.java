package io.modeldeck.retraining;

import io.modeldeck.training.run.TrainingRun;
import java.util.Optional;

/**
 * What an approval did.
 *
 * @param run the run that it queued; empty where another reviewer must approve too
 */
public record Approval(RetrainingRequest request, Optional<TrainingRun> run) {}
