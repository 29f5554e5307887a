package io.modeldeck.drift;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is made when it is first asked for, once, and whose ingredients are let go then. Safe from any thread. */
final class Lazy<T> {

    private Supplier<T> source;
    private Optional<T> value = Optional.empty();

    Lazy(Supplier<T> source) {
        this.source = source;
    }

    synchronized T get() {
        if (value.isEmpty()) {
            value = Optional.of(source.get());
            source = null;
        }
        return value.get();
    }
}
