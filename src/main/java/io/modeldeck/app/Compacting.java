package io.modeldeck.app;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.Stop;
import io.modeldeck.store.Compaction;
import io.modeldeck.store.Database;
import io.modeldeck.store.StoreException;
import io.modeldeck.store.Workspace;
import io.modeldeck.training.execution.TrainingService;
import io.modeldeck.training.run.TrainingRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the file of the workspace as small as what it holds, because somebody says so. */
public final class Compacting implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Compacting.class);

    private final Workspace workspace;
    private final Database database;
    private final TrainingService training;
    private final AuditLog audit;
    private final CompactingStore store;
    private final Stop end = new Stop();

    Compacting(Workspace workspace, Database database, TrainingService training, AuditLog audit) {
        this.workspace = workspace;
        this.database = database;
        this.training = training;
        this.audit = audit;
        this.store = new CompactingStore(database);
    }

    /** What came of it, in bytes. */
    public record Outcome(long before, long after) {}

    public Compaction.Size size() {
        return Compaction.size(workspace);
    }

    /** Refuses that the workspace is {@code done} now while a training goes on, which would be cut off in the middle of its work. */
    public void requireIdle(String done) {
        List<TrainingRun> underWay = training.underWay();
        if (!underWay.isEmpty()) {
            throw new Problem("Training goes on ("
                    + underWay.stream()
                            .map(run -> "run " + run.id() + " of " + run.modelName())
                            .collect(Collectors.joining(", "))
                    + "), so the workspace is not " + done + " now. Wait for its end, or cancel it.");
        }
    }

    /**
     * Does it, and says so in the audit log, also when it is cut off before it could. What is recorded meanwhile waits for it and is not lost.
     *
     * @param progress stops it
     * @return empty where it was stopped, which leaves everything as it was
     * @throws Problem while a training goes on, which would wait in the middle of its work; where the disk has too little room
     */
    public synchronized Optional<Outcome> run(Actor actor, Instant at, String comment, Progress progress) {
        actor.require(Role.ENGINEER, "compact the workspace");
        requireIdle("compacted");
        CompactingStore.Intent intent = new CompactingStore.Intent(actor, at, comment, size().bytes());
        intend(intent);
        boolean done = false;
        try {
            done = database.compact(workspace, end.over(progress)).isPresent();
        } finally {
            if (!done) {
                settleNowOrLater(intent);
            }
        }
        return done ? Optional.of(record(intent)) : Optional.empty();
    }

    /** Notes what is about to be done: SQLite does it in a transaction of its own, which an audit entry cannot join. */
    void intend(CompactingStore.Intent intent) {
        database.transaction(() -> {
            store.keep(intent);
            return null;
        });
    }

    /** What was cut off is told in the audit log where it was done, and forgotten where it was not. */
    void recoverInterrupted() {
        store.kept().ifPresent(this::settle);
    }

    private void settleNowOrLater(CompactingStore.Intent intent) {
        try {
            settle(intent);
        } catch (StoreException e) {
            LOG.info("How compacting ended is looked at when the workspace is opened next: {}", e.getMessage());
        }
    }

    /** A file that is smaller was compacted, however that ended; one that is not is what it was. */
    private void settle(CompactingStore.Intent intent) {
        if (size().bytes() < intent.bytes()) {
            record(intent);
        } else {
            store.forget();
        }
    }

    private Outcome record(CompactingStore.Intent intent) {
        long after = size().bytes();
        database.transaction(() -> {
            audit.record(
                    intent.actor(),
                    intent.at(),
                    OptionalLong.empty(),
                    "workspace",
                    "compact",
                    Map.of("bytes", intent.bytes()),
                    Map.of("bytes", after),
                    intent.comment());
            store.forget();
            return null;
        });
        return new Outcome(intent.bytes(), after);
    }

    /** Stops what goes on, so that whoever closes the workspace need not wait for it. */
    @Override
    public void close() {
        end.request();
    }
}
