package io.modeldeck.inference;

import io.modeldeck.registry.ModelVersion;
import java.time.Duration;

/**
 * A model in memory, as it is shown.
 *
 * @param bytes that it holds: of a process of its own all its memory, else by how much this process grew, never less than its file
 * @param ownProcess whether it has one
 * @param loadTook until it could answer, without the warm-up
 * @param warmUpTook of the invented row; zero where there was none
 * @param held since it could answer
 * @param calls since it was loaded
 * @param users calls of this moment
 * @param idle since its last call ended
 */
public record LoadedFigures(
        ModelVersion version,
        long bytes,
        boolean ownProcess,
        Duration loadTook,
        Duration warmUpTook,
        Duration held,
        long calls,
        int users,
        Duration idle) {}
