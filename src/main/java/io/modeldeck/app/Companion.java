package io.modeldeck.app;

import java.time.Instant;

/** Goes along while a model is worked through: brings events in before each moment and acts on what came of it after. Inside its transaction. */
interface Companion {

    /** Something is due at {@code now}; events up to the end of its hour may come in first. */
    void before(Instant now);

    void after(Instant now);

    /** For imports, whose events are all there. */
    static Companion none() {
        return new Companion() {
            @Override
            public void before(Instant now) {}

            @Override
            public void after(Instant now) {}
        };
    }
}
