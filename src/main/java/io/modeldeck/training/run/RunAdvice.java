package io.modeldeck.training.run;

import java.util.Optional;

/** What to do about a run that failed, in a sentence; the sentence of its failure says why it did. */
public final class RunAdvice {

    private RunAdvice() {}

    /** Empty for a run that did not fail, and where its failure says itself what to do. */
    public static Optional<String> of(TrainingRun run) {
        String reason = run.failureReason();
        if (run.status() != RunStatus.FAILED || reason.startsWith("Interrupted: ") || reason.contains("; set ")) {
            return Optional.empty();
        }
        if (reason.contains("failed unexpectedly (")) {
            return Optional.of(
                    reason.contains("(OutOfMemoryError")
                            ? "Set recipe.rows lower in a copy of the run, or give the console more memory."
                            : "Retry it; if it fails again, Diagnostics has more under its code.");
        }
        if (run.config().get("worker") instanceof String) {
            return Optional.of("See whether the worker runs and reaches this console, then retry the run.");
        }
        if (run.config().get("script") instanceof String) {
            return Optional.of(
                    "What the code printed last is in the log; mend the code and set off a new run with it.");
        }
        // the console's own refusals end with what to do
        return reason.contains("; ")
                ? Optional.empty()
                : Optional.of(
                        "The same rows and recipe would end the same way; change the recipe in a copy of the run.");
    }
}
