package io.modeldeck.registry;

import java.util.Optional;

/**
 * What a promotion or a rollback did.
 *
 * @param version the version after the move
 * @param replaced the version that was in production before it
 * @param changed false when everything was as wished already
 * @param sentence what happened, for a person
 */
public record StageMove(ModelVersion version, Optional<ModelVersion> replaced, boolean changed, String sentence) {}
