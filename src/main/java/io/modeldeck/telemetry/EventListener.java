package io.modeldeck.telemetry;

import io.modeldeck.domain.Prediction;
import java.util.List;

/** Hears of live predictions after they are durable. Called on the thread that stored them; must return at once. */
@FunctionalInterface
public interface EventListener {

    void stored(List<Prediction> events);

    /** Of these only some were new; which is for the store to say. */
    default void storedInPart(List<Prediction> events) {}
}
