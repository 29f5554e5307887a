package io.modeldeck.telemetry;

import io.modeldeck.domain.EventSink;
import io.modeldeck.domain.Prediction;
import io.modeldeck.store.Database;
import java.util.List;

/** Takes predictions from many threads; events that arrive while others are being written share the next commit. */
public final class EventIntake implements EventSink {

    private final Database database;
    private final EventStore store;

    public EventIntake(Database database, EventStore store) {
        this.database = database;
        this.store = store;
    }

    /** Whoever wants to hear of stored predictions. */
    public void addListener(EventListener listener) {
        throw new UnsupportedOperationException("being written " + database + store + listener);
    }

    @Override
    public void accept(List<Prediction> events) {
        throw new UnsupportedOperationException("being written");
    }
}
