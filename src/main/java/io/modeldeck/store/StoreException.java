package io.modeldeck.store;

import io.modeldeck.domain.Problem;

/** The workspace cannot do what was asked: locked, read-only, full, newer, damaged. The sentence names the file and the remedy. */
public final class StoreException extends Problem {

    private static final long serialVersionUID = 1L;

    public StoreException(String sentence) {
        super(sentence);
    }

    public StoreException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
