package io.modeldeck.registry;

import io.modeldeck.domain.Stage;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A version that is to go to a stage.
 *
 * @param comment why
 * @param unvalidated whether the comment is the reason to go on without validation
 * @param overFreeze whether the comment is the reason to promote in spite of a freeze
 * @param seen which version was in production when the decision was made, inner empty: none; where another is there meanwhile, the wish is refused. Outer empty: what is there
 *     now
 */
public record StageWish(
        long versionId,
        Stage target,
        String comment,
        boolean unvalidated,
        boolean overFreeze,
        Optional<OptionalLong> seen) {

    public static StageWish of(long versionId, Stage target, String comment) {
        return new StageWish(versionId, target, comment, false, false, Optional.empty());
    }

    public StageWish unvalidated(boolean accepted) {
        return new StageWish(versionId, target, comment, accepted, overFreeze, seen);
    }

    public StageWish overFreeze(boolean overridden) {
        return new StageWish(versionId, target, comment, unvalidated, overridden, seen);
    }

    /** With what was in production when the person decided. */
    public StageWish seeing(OptionalLong production) {
        return new StageWish(versionId, target, comment, unvalidated, overFreeze, Optional.of(production));
    }
}
