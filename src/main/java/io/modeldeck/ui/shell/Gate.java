package io.modeldeck.ui.shell;

import io.modeldeck.domain.Problem;
import io.modeldeck.ui.kit.text.Messages;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;

/** Stands before a workspace and lets readers in, keeps them waiting, or turns them away: for pictures of what a screen then shows. */
final class Gate implements Runnable {

    private volatile boolean broken;
    private volatile CountDownLatch shut = new CountDownLatch(0);

    /** From now on the workspace cannot be read. */
    void breakDown() {
        broken = true;
    }

    /** From now on readers wait until {@link #open}, and then are sent away. */
    void shut() {
        shut = new CountDownLatch(1);
    }

    void open() {
        broken = false;
        shut.countDown();
    }

    @Override
    public void run() {
        if (broken) {
            throw new Problem(Messages.text("gallery.unread"));
        }
        CountDownLatch waits = shut;
        if (waits.getCount() > 0) {
            try {
                waits.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new CancellationException("Nobody waits for this any more");
        }
    }
}
