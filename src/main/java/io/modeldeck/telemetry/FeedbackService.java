package io.modeldeck.telemetry;

import io.modeldeck.store.Database;
import java.util.List;

/** What turned out to be true, for events that are stored. */
public final class FeedbackService {

    private final Database database;

    public FeedbackService(Database database) {
        this.database = database;
    }

    /** Attaches labels in one transaction, or in the running one of this thread. The same label twice changes nothing. */
    public FeedbackCounts record(long modelId, List<Feedback> labels) {
        throw new UnsupportedOperationException("being written " + database);
    }
}
