package io.modeldeck.intake;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Reads what a server sends, and closes the connection when nothing comes, when it takes too long altogether, or when nobody wants it any more. */
final class WatchedBody implements AutoCloseable {

    private static final long LOOK_MILLIS = 200;

    private final Web.Answer answer;
    private final Patience patience;
    private final BooleanSupplier unwanted;
    private final long start = System.nanoTime();
    private final AtomicLong last = new AtomicLong(start);
    private final Thread thread;
    private volatile boolean stalled;

    /**
     * How long a server is waited for.
     *
     * @param silence without a byte
     * @param whole from the first byte to the last
     */
    record Patience(Duration silence, Duration whole) {

        /** As long as something comes, it may take as long as it wants. */
        static Patience silence(Duration silence) {
            return new Patience(silence, Duration.ofDays(365));
        }

        private boolean isOver(long now, long start, long last) {
            return now - last > silence.toNanos() || now - start > whole.toNanos();
        }
    }

    /** @param unwanted asked a few times a second, on another thread, too */
    WatchedBody(Web.Answer answer, Patience patience, BooleanSupplier unwanted) {
        this.answer = answer;
        this.patience = patience;
        this.unwanted = unwanted;
        this.thread = Thread.ofVirtual().start(this::look);
    }

    /** As a stream's; negative at the end. */
    int read(byte[] chunk) {
        try {
            int read = unwanted.getAsBoolean() ? -1 : answer.body().read(chunk);
            last.set(System.nanoTime());
            requireWanted();
            return read;
        } catch (IOException e) {
            requireWanted();
            throw stalled
                    ? FetchFailure.of(
                            FetchFailure.Code.BROKEN_OFF,
                            answer.at().getHost()
                                    + " sends too slowly, or nothing at all; another try goes on where it was.",
                            e)
                    : Web.brokenOff(answer.at(), e);
        }
    }

    private void requireWanted() {
        if (unwanted.getAsBoolean()) {
            throw new FetchStopped();
        }
    }

    private void look() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                stalled = patience.isOver(System.nanoTime(), start, last.get());
                if (stalled || unwanted.getAsBoolean()) {
                    answer.close();
                    return;
                }
            }
        } catch (InterruptedException over) {
            // It was read to its end.
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
