package io.modeldeck.intake;

/** Somebody stopped the work; what is here stays for the next time. Caught by the queue alone. */
final class FetchStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FetchStopped() {
        super("stopped", null, false, false);
    }
}
