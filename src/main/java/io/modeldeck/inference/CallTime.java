package io.modeldeck.inference;

import java.time.Duration;
import java.util.function.Supplier;

/** How long the calls of models on this thread may take, where whoever asks has less patience than the config. */
public final class CallTime {

    private static final ScopedValue<Duration> LIMIT = ScopedValue.newInstance();

    private CallTime() {}

    /** Does the work; each call of a model in it is stopped after that long. */
    public static <T> T within(Duration limit, Supplier<T> work) {
        if (!limit.isPositive()) {
            throw new IllegalArgumentException("A call needs some time, not " + limit);
        }
        return ScopedValue.where(LIMIT, limit(limit)).call(work::get);
    }

    /** The shorter of that and of what this thread was given. */
    public static Duration limit(Duration usual) {
        return LIMIT.isBound() && LIMIT.get().compareTo(usual) < 0 ? LIMIT.get() : usual;
    }

    /** As a sentence says it. */
    public static String words(Duration limit) {
        return limit.toSeconds() == 0 ? limit.toMillis() + " ms" : limit.toSeconds() + " s";
    }

    static boolean isSet() {
        return LIMIT.isBound();
    }
}
