package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Stage;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.StageChange;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A rollback from the version in production: where it leads, whether it may, and what went on since.
 *
 * @param asItIs whether it goes on as it is
 * @param unvalidated whether it goes on for a reason, without a new validation
 * @param left when the target was in production last; empty where nobody knows
 * @param since what came to production after it, the oldest first, the present one last
 */
record WayBack(
        ModelVersion target, Decision asItIs, Decision unvalidated, Optional<Instant> left, List<StageChange> since) {

    WayBack {
        since = List.copyOf(since);
    }

    /** @param history every stage change of the model */
    static WayBack of(ModelVersion target, Decision asItIs, Decision unvalidated, List<StageChange> history) {
        List<StageChange> served = history.stream()
                .filter(change -> change.to() == Stage.PRODUCTION)
                .sorted(Comparator.comparing(StageChange::at).thenComparing(StageChange::id))
                .toList();
        Optional<Instant> left = served.reversed().stream()
                .filter(change -> change.versionId() == target.id())
                .findFirst()
                .flatMap(StageChange::until);
        return new WayBack(
                target,
                asItIs,
                unvalidated,
                left,
                served.stream()
                        .filter(change ->
                                left.filter(at -> !change.at().isBefore(at)).isPresent())
                        .toList());
    }

    /** Outside the time within which it comes back as it is: a validation is due first, or a reason to go without. */
    boolean isLate() {
        return asItIs instanceof Decision.Refused && unvalidated instanceof Decision.Accepted;
    }

    /** Why it does not go at all; empty where it does. */
    Optional<String> refusal() {
        return unvalidated instanceof Decision.Refused(String reason) ? Optional.of(reason) : Optional.empty();
    }
}
