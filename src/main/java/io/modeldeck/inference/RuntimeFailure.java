package io.modeldeck.inference;

import io.modeldeck.domain.Problem;

/** A model cannot be read, loaded or run. The sentence names the file or version and the remedy. */
public class RuntimeFailure extends Problem {

    private static final long serialVersionUID = 1L;

    public RuntimeFailure(String sentence) {
        super(sentence);
    }

    public RuntimeFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
