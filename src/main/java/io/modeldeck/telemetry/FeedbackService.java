package io.modeldeck.telemetry;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.store.Database;
import java.util.ArrayList;
import java.util.List;

/** What turned out to be true, for events that are stored. Any thread but the window's may enter. */
public final class FeedbackService {

    private final Database database;
    private final FeedbackStore store;

    public FeedbackService(Database database) {
        this.database = database;
        this.store = new FeedbackStore(database);
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
        return database.transaction(() -> {
            FeedbackStore.Outcomes outcomes = store.record(modelId, labels);
            List<Integer> unknown = new ArrayList<>();
            long labelled = 0;
            long unchanged = 0;
            for (int i = 0; i < labels.size(); i++) {
                switch (outcomes.of(i)) {
                    case LABELLED -> labelled++;
                    case UNCHANGED -> unchanged++;
                    case UNKNOWN -> unknown.add(i);
                }
            }
            if (labelled > 0) {
                database.announce(new Change.LabelsStored(modelId));
            }
            return new FeedbackCounts(labelled, unchanged, unknown);
        });
    }

    private static void require(Feedback label) {
        if (label.outcome().isEmpty()) {
            throw new Problem("The label of the event '" + RowProblem.shown(label.eventId())
                    + "' is empty; leave out events whose outcome is not known yet.");
        }
    }
}
