package io.modeldeck.telemetry;

import io.modeldeck.domain.EventSink;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.Problem;
import io.modeldeck.store.Database;
import io.modeldeck.telemetry.file.RowProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes predictions from many threads. A call returns when its events are durable; what arrives while others are being written shares the next
 * commit. Inside a running transaction of the thread the events join that transaction and are durable with it.
 */
public final class EventIntake implements EventSink, AutoCloseable {

    /** So many events share a commit at most, so that nobody waits long behind a crowd. */
    private static final int GROUP = 20_000;

    private final Database database;
    private final EventStore store;
    private final List<EventListener> listeners = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock(true);

    /** Changed under the writing lock. */
    private volatile Written written = new Written(0, 0, 0);

    // Guarded by the writing lock.
    private boolean closed;

    public EventIntake(Database database, EventStore store) {
        this.database = database;
        this.store = store;
    }

    /**
     * What was written since the start, of what came one by one: an import writes its events in transactions of its own.
     *
     * @param events how many
     * @param commits in how many commits
     * @param largest how many of them shared the largest of those
     */
    public record Written(long events, long commits, long largest) {}

    /** How many events wait to be written. */
    public int waiting() {
        return queue.stream().mapToInt(w -> w.events.size()).sum();
    }

    /** How many callers wait for their events to be written. */
    public int callers() {
        return queue.size();
    }

    public Written written() {
        return written;
    }

    /** Whoever wants to hear of stored predictions. */
    public void addListener(EventListener listener) {
        listeners.add(listener);
    }

    @Override
    public void accept(List<Prediction> events) {
        if (events.isEmpty()) {
            return;
        }
        events.forEach(EventIntake::require);
        if (database.inTransaction()) {
            int added = store.insert(events);
            tell(events, added);
            return;
        }
        Waiting mine = new Waiting(events);
        queue.add(mine);
        writing.lock();
        try {
            if (!mine.stored) {
                if (closed) {
                    throw new Problem("The workspace is closing and takes no more events; none of these "
                            + events.size() + " was kept. Send them again when it is open.");
                }
                write(mine);
            }
        } finally {
            writing.unlock();
        }
        tell(events, mine.added);
    }

    /** Under the lock: a thread that comes later finds its events stored, or stores them by itself. */
    private void write(Waiting mine) {
        List<Waiting> group = new ArrayList<>();
        int size = 0;
        while (size < GROUP) {
            Waiting next = queue.poll();
            if (next == null) {
                break;
            }
            group.add(next);
            size += next.events.size();
        }
        if (!group.contains(mine)) {
            group.add(mine);
        }
        try {
            database.attempt(() -> {
                group.forEach(w -> w.added = store.insert(w.encoded));
                return null;
            });
            group.forEach(w -> w.stored = true);
            note(group);
        } catch (RuntimeException e) {
            if (group.size() == 1) {
                throw e;
            }
            // One of the others may be at fault; they try by themselves when their turn comes.
            mine.added = store.insert(mine.encoded);
            mine.stored = true;
            note(List.of(mine));
        }
    }

    private void note(List<Waiting> group) {
        long size = group.stream().mapToLong(w -> w.events.size()).sum();
        written = new Written(written.events + size, written.commits + 1, Math.max(written.largest, size));
    }

    /** Takes no more events; returns when all that were taken are durable. */
    @Override
    public void close() {
        writing.lock();
        closed = true;
        writing.unlock();
    }

    /** Each for itself, once they are durable: what one of them makes of it is not the answer to whoever sent the events. */
    private void tell(List<Prediction> events, int added) {
        if (added == 0) {
            return;
        }
        for (EventListener listener : listeners) {
            database.whenDurable(() -> {
                if (added == events.size()) {
                    listener.stored(events);
                } else {
                    listener.storedInPart(events);
                }
            });
        }
    }

    private static void require(Prediction event) {
        if (event.eventId().isEmpty()
                || event.eventId().length() > EventKeys.LONGEST
                || event.eventId().indexOf('\0') >= 0) {
            throw new Problem("The event id '" + RowProblem.shown(event.eventId()) + "' must have 1 to "
                    + EventKeys.LONGEST + " characters and no NUL.");
        }
        if (event.latencyMicros() > Prediction.LONGEST_MICROS) {
            throw new Problem(
                    "The event '" + RowProblem.shown(event.eventId()) + "' took " + event.latencyMicros()
                            + " microseconds, it says, and no call takes more than seven days; none of the events with it was kept.");
        }
    }

    private static final class Waiting {

        private final List<Prediction> events;
        private final EncodedEvents encoded;

        // Guarded by the writing lock.
        private boolean stored;
        private int added;

        private Waiting(List<Prediction> events) {
            this.events = events;
            this.encoded = new EncodedEvents(events);
        }
    }
}
