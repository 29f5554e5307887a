package io.modeldeck.registry;

import io.modeldeck.domain.Actor;
import java.time.Instant;

/** Hears of versions that came to production, inside the transaction that brought them there. */
@FunctionalInterface
public interface StageListener {

    void inProduction(Actor actor, Instant at, ModelVersion version);

    static StageListener none() {
        return (actor, at, version) -> {};
    }
}
