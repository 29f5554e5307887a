package io.modeldeck.training.run;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What to do about a run that failed, in a sentence; the sentence of its failure says why it did. */
public final class RunAdvice {

    private static final Pattern TOLD_BY_WORKER = Pattern.compile("The worker \\S+ failed: .*", Pattern.DOTALL);
    private static final Pattern OF_WORKER = Pattern.compile("The (?:model of the )?worker .*", Pattern.DOTALL);
    /** What the code says itself, or what is said of what it left, may look like advice of ours. */
    private static final Pattern OF_CODE = Pattern.compile(
            "(?:The (?:code of (?!a recipe )|script |jar |class )|There is no class |'[^']+' is no (?:sound )?ONNX model).*",
            Pattern.DOTALL);

    private RunAdvice() {}

    /** Empty for a run that did not fail, and where its failure says itself what to do. */
    public static Optional<String> of(TrainingRun run) {
        return run.status() == RunStatus.FAILED ? of(run.failureReason(), run.config()) : Optional.empty();
    }

    static Optional<String> of(String reason, Map<String, Object> config) {
        if (reason.startsWith("Interrupted: ") || reason.contains("; set ")) {
            return Optional.empty();
        }
        if (config.get("worker") instanceof String && OF_WORKER.matcher(reason).matches()) {
            return ofWorker(reason);
        }
        if (reason.contains("failed unexpectedly (")) {
            return Optional.of(
                    reason.contains("(OutOfMemoryError")
                            ? "Set recipe.rows lower in a copy of the run, or give the console more memory."
                            : "Retry it; if it fails again, Diagnostics has more under its code.");
        }
        // the console's own refusals end with what to do
        boolean says = reason.contains("; ");
        if (config.get("script") instanceof String
                && (!says || OF_CODE.matcher(reason).matches())) {
            return Optional.of(
                    "What the code printed last is in the log; mend the code and set off a new run with it.");
        }
        return says
                ? Optional.empty()
                : Optional.of(
                        "The same rows and recipe would end the same way; change the recipe in a copy of the run.");
    }

    private static Optional<String> ofWorker(String reason) {
        if (TOLD_BY_WORKER.matcher(reason).matches()) {
            return Optional.of(
                    "The worker's own log has more; mend it there, or change the recipe in a copy of the run.");
        }
        return reason.endsWith(" retry the run.")
                ? Optional.empty()
                : Optional.of("See whether the worker runs and reaches this console, then retry the run.");
    }
}
