package io.modeldeck.registry;

import io.modeldeck.domain.Stage;
import java.time.Instant;
import java.util.Optional;

/**
 * A version came to a stage and, perhaps, left it again.
 *
 * @param from where it was; empty when it was created
 * @param at since when it is or was there
 * @param until when it left; empty while it is there
 * @param simulated true where a script decided in that name
 */
public record StageChange(
        long id,
        long modelId,
        long versionId,
        int deploymentVersion,
        Optional<Stage> from,
        Stage to,
        Instant at,
        Optional<Instant> until,
        String by,
        String comment,
        ChangeKind kind,
        boolean simulated) {}
