package io.modeldeck.ui.kit.work;

import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * Something that a person made, took back and made again: each time it is another one, with a number of its own, and whatever comes next is about the newest. Any
 * thread may enter.
 */
public final class Remade<T> {

    private volatile T newest;

    public Remade(T first) {
        newest = first;
    }

    /** Makes it anew. */
    public Callable<T> by(Callable<T> making) {
        return () -> {
            T made = making.call();
            newest = made;
            return made;
        };
    }

    /** Does something to the one that there is then. */
    public <R> Callable<R> on(Function<T, R> work) {
        return () -> work.apply(newest);
    }
}
