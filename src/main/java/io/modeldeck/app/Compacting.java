package io.modeldeck.app;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.Stop;
import io.modeldeck.store.Compaction;
import io.modeldeck.store.Database;
import io.modeldeck.store.Workspace;
import io.modeldeck.training.TrainingRun;
import io.modeldeck.training.TrainingService;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Makes the file of the workspace as small as what it holds, because somebody says so. */
public final class Compacting implements AutoCloseable {

    private final Workspace workspace;
    private final Database database;
    private final TrainingService training;
    private final AuditLog audit;
    private final Stop end = new Stop();

    Compacting(Workspace workspace, Database database, TrainingService training, AuditLog audit) {
        this.workspace = workspace;
        this.database = database;
        this.training = training;
        this.audit = audit;
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
     * Does it, and says so in the audit log. What is recorded meanwhile waits for it and is not lost.
     *
     * @param progress stops it
     * @return empty where it was stopped, which leaves everything as it was
     * @throws Problem while a training goes on, which would wait in the middle of its work; where the disk has too little room
     */
    public Optional<Outcome> run(Actor actor, Instant at, String comment, Progress progress) {
        actor.require(Role.ENGINEER, "compact the workspace");
        requireIdle("compacted");
        return database.compact(workspace, end.over(progress))
                .map(before -> record(before.bytes(), actor, at, comment));
    }

    private Outcome record(long before, Actor actor, Instant at, String comment) {
        long after = size().bytes();
        database.transaction(() -> {
            audit.record(
                    actor,
                    at,
                    OptionalLong.empty(),
                    "workspace",
                    "compact",
                    Map.of("bytes", before),
                    Map.of("bytes", after),
                    comment);
            return null;
        });
        return new Outcome(before, after);
    }

    /** Stops what goes on, so that whoever closes the workspace need not wait for it. */
    @Override
    public void close() {
        end.request();
    }
}
