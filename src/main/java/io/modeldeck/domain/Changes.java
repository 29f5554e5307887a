package io.modeldeck.domain;

/** Where hops announce what they changed, after their transaction committed. Called on the hop's own thread; must return at once. */
@FunctionalInterface
public interface Changes {

    void announce(Change change);

    /** For tests and tools that need no notices. */
    static Changes none() {
        return change -> {};
    }
}
