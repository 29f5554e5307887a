package io.modeldeck.inference;

/** A model broke off in the middle of its answer. */
public final class TextFailure extends RuntimeFailure {

    private static final long serialVersionUID = 1L;

    private final String partial;

    public TextFailure(String sentence, String partial, Throwable cause) {
        super(sentence, cause);
        this.partial = partial;
    }

    /** What had come by then. */
    public String partial() {
        return partial;
    }
}
