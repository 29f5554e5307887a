package io.modeldeck.training.execution;

/** Ends a training from within when its cancellation was asked for. */
final class RunCancelled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RunCancelled() {
        super("cancelled", null, false, false);
    }
}
