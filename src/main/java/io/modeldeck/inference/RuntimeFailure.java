package io.modeldeck.inference;

import io.modeldeck.domain.Problem;

/** A model cannot be read, loaded or run. The sentence names the file or version and the remedy. */
public class RuntimeFailure extends Problem {

    private static final long serialVersionUID = 1L;
    private static final int MESSAGE_LIMIT = 300;

    public RuntimeFailure(String sentence) {
        super(sentence);
    }

    public RuntimeFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** A library's own words, on one line and never longer than a person reads. */
    public static String words(Throwable failure) {
        String line = String.valueOf(failure.getMessage())
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        return line.length() <= MESSAGE_LIMIT ? line : line.substring(0, MESSAGE_LIMIT) + "…";
    }
}
