package io.modeldeck.ui.playground;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What comes in piece by piece and is shown a frame at a time: the first piece has a frame shown soon, with whatever has come by then. Pieces come on any
 * thread; frames are shown on the FX thread.
 */
final class Pieces {

    private final Executor soon;
    private final Consumer<String> show;
    private final StringBuilder fresh = new StringBuilder();
    private boolean over;

    /**
     * @param soon runs on the FX thread what it is given, about a frame later
     * @param show told what has come since it was told last
     */
    Pieces(Executor soon, Consumer<String> show) {
        this.soon = soon;
        this.show = show;
    }

    void add(String piece) {
        if (append(piece)) {
            soon.execute(this::frame);
        }
    }

    /** Whether it is the first that waits. */
    private synchronized boolean append(String piece) {
        boolean first = fresh.isEmpty() && !over && !piece.isEmpty();
        if (!over) {
            fresh.append(piece);
        }
        return first;
    }

    private void frame() {
        String more = take();
        if (!more.isEmpty()) {
            show.accept(more);
        }
    }

    /** Shows the rest; what comes later is shown no more. */
    void end() {
        frame();
        drop();
    }

    /** Nothing more of it is shown. */
    synchronized void drop() {
        over = true;
        fresh.setLength(0);
    }

    private synchronized String take() {
        String taken = fresh.toString();
        fresh.setLength(0);
        return taken;
    }
}
