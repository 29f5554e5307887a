package io.modeldeck.ui.playground;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/** Work on a borrowed thread that can be given up from another one: a call to a server ends when its thread is interrupted. */
final class Interruption {

    private Thread working;
    private boolean wished;

    /** Does the work here; the thread goes back as it came. */
    <T> T during(Callable<T> work) throws Exception {
        synchronized (this) {
            if (wished) {
                throw new CancellationException();
            }
            working = Thread.currentThread();
        }
        try {
            return work.call();
        } finally {
            synchronized (this) {
                working = null;
                // what came too late for the work must not hit the next one on this thread
                Thread.interrupted();
            }
        }
    }

    /** Gives the work up, now or as soon as it begins. */
    synchronized void wish() {
        wished = true;
        if (working != null) {
            working.interrupt();
        }
    }
}
