package io.modeldeck.intake;

import io.modeldeck.domain.Progress;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/** A job in work in this process: how far it is and how fast, and whether somebody wants it to stop. */
final class Working implements Progress {

    private static final long TELL_EVERY_NANOS = 400_000_000L;

    private final Progress watcher;
    private final BooleanSupplier closed;
    private final Runnable moved;
    private final Pace pace = new Pace();
    private long bytes = -1;
    private long toldAt = System.nanoTime() - TELL_EVERY_NANOS;
    private volatile boolean cancelled;

    /**
     * @param closed whether everything ends
     * @param moved told that it came further, a few times a second at most
     */
    Working(Progress watcher, BooleanSupplier closed, Runnable moved) {
        this.watcher = watcher;
        this.closed = closed;
        this.moved = moved;
    }

    @Override
    public void at(long done, long total, String what) {
        if (total > 0 || done > 0) {
            note(done);
        }
        watcher.at(done, total, what);
        if (System.nanoTime() - toldAt >= TELL_EVERY_NANOS) {
            toldAt = System.nanoTime();
            moved.run();
        }
    }

    private synchronized void note(long done) {
        bytes = done;
        pace.at(System.nanoTime(), done);
    }

    @Override
    public boolean cancelled() {
        return cancelled
                || closed.getAsBoolean()
                || watcher.cancelled()
                || Thread.currentThread().isInterrupted();
    }

    void cancel() {
        cancelled = true;
    }

    synchronized FetchProgress progress(FetchJob job) {
        boolean comes = bytes >= 0 && job.status() == FetchStatus.DOWNLOADING;
        return new FetchProgress(
                Math.max(bytes, job.downloadedBytes()),
                job.totalBytes(),
                comes ? pace.perSecond(System.nanoTime(), bytes) : OptionalDouble.empty());
    }
}
