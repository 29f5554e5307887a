package io.modeldeck.app;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Goes along while a model is worked through: brings events in before each moment and acts on what came of it after. Inside its transaction. */
interface Companion {

    /** Something is due at {@code now}; events up to {@link #ahead} may come in first. */
    void before(Instant now);

    /**
     * Until when everything that happens may come in at once: to the end of the hour, or to a later full hour where nobody acts before it, so that
     * a calm stretch is looked at once. What is due inside the stretch is done at its own time all the same.
     */
    default Instant ahead(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }

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
