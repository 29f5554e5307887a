package io.modeldeck.telemetry;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.store.Database;
import io.modeldeck.telemetry.file.RowProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What turned out to be true, for events that are stored. Any thread but the window's may enter. */
public final class FeedbackService {

    private final Database database;
    private final FeedbackStore store;
    private final List<LabelListener> listeners = new CopyOnWriteArrayList<>();

    public FeedbackService(Database database) {
        this.database = database;
        this.store = new FeedbackStore(database);
    }

    /** Whoever wants to hear of labels. */
    public void addListener(LabelListener listener) {
        listeners.add(listener);
    }

    /**
     * Attaches labels in one transaction, or in the running one of this thread, and marks the hours of their events for the rollup. A label that the
     * event has already changes nothing, not even the time at which it became known; another one replaces it.
     */
    public FeedbackCounts record(long modelId, List<Feedback> labels) {
        labels.forEach(FeedbackService::require);
        if (labels.isEmpty()) {
            return new FeedbackCounts(0, 0, List.of());
        }
        FeedbackStore.Outcomes outcomes = database.transaction(() -> {
            FeedbackStore.Outcomes kept = store.record(modelId, labels);
            if (kept.since() != Long.MAX_VALUE) {
                database.announce(new Change.LabelsStored(modelId));
            }
            return kept;
        });
        if (outcomes.since() != Long.MAX_VALUE) {
            Instant since = Instant.ofEpochMilli(outcomes.since());
            listeners.forEach(listener -> tell(() -> listener.labelled(modelId, since)));
        }
        return counts(outcomes, labels.size());
    }

    /** Inside a transaction at once: what goes on in it reads the labels. After a commit no failure of theirs is the answer. */
    private void tell(Runnable told) {
        if (database.inTransaction()) {
            told.run();
        } else {
            database.whenDurable(told);
        }
    }

    private static FeedbackCounts counts(FeedbackStore.Outcomes outcomes, int size) {
        List<Integer> unknown = new ArrayList<>();
        long labelled = 0;
        long unchanged = 0;
        for (int i = 0; i < size; i++) {
            switch (outcomes.of(i)) {
                case LABELLED -> labelled++;
                case UNCHANGED -> unchanged++;
                case UNKNOWN -> unknown.add(i);
            }
        }
        return new FeedbackCounts(labelled, unchanged, unknown);
    }

    private static void require(Feedback label) {
        if (label.outcome().isEmpty()) {
            throw new Problem("The label of the event '" + RowProblem.shown(label.eventId())
                    + "' is empty; leave out events whose outcome is not known yet.");
        }
    }
}
