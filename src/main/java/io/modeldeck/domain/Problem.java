package io.modeldeck.domain;

/**
 * Something that a person can put right: bad input, a refused wish, a damaged or missing file. The message is one sentence for that person:
 * the thing, the place and the remedy. Faces show it as it is; they exit with 1, and never with a stack trace.
 */
public class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Problem(String sentence) {
        super(sentence);
    }

    public Problem(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
