package io.modeldeck.domain;

import java.util.Arrays;
import java.util.Locale;

/** A failure that nobody thought of, in words: a person gets a sentence with a code, under which the log has the details. */
public final class Unexpected {

    private Unexpected() {}

    /** Eight digits that are the same wherever the same kind of failure comes from the same place. */
    public static String code(Throwable failure) {
        int place = Arrays.hashCode(failure.getStackTrace());
        return String.format(
                Locale.ROOT, "%08x", 31 * place + failure.getClass().getName().hashCode());
    }

    /**
     * What is told of it.
     *
     * @param what the thing that failed, as in "The training"
     */
    public static String sentence(String what, Throwable failure) {
        return what + " failed unexpectedly (" + failure.getClass().getSimpleName() + ", code " + code(failure)
                + "); the log has the details.";
    }
}
