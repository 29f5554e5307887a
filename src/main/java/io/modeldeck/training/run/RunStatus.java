package io.modeldeck.training.run;

import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Decision.Accepted;
import io.modeldeck.domain.Decision.Refused;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a training run stands, and which step may follow which. */
public enum RunStatus {
    QUEUED,
    RUNNING,
    VALIDATING,
    COMPLETED,
    FAILED,
    CANCELLED;

    private static final Map<RunStatus, Set<RunStatus>> NEXT = Map.of(
            QUEUED, Set.of(RUNNING, FAILED, CANCELLED),
            RUNNING, Set.of(VALIDATING, FAILED, CANCELLED),
            VALIDATING, Set.of(COMPLETED, FAILED, CANCELLED),
            COMPLETED, Set.of(),
            FAILED, Set.of(),
            CANCELLED, Set.of());

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RunStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether the run is over. */
    public boolean isEnd() {
        return NEXT.get(this).isEmpty();
    }

    /** Whether the step to {@code next} is one of the lifecycle's. */
    public Decision mayBecome(RunStatus next) {
        return NEXT.get(this).contains(next)
                ? new Accepted("A " + word() + " run may become " + next.word() + ".")
                : new Refused("A " + word() + " run cannot become " + next.word() + ".");
    }
}
