package io.modeldeck.ui.kit.state;

import javafx.event.Event;
import javafx.event.EventType;

/** Somebody wants to read the log; the window that it bubbles up to goes where that is shown. */
public final class LogRequest extends Event {

    public static final EventType<LogRequest> OPEN = new EventType<>(Event.ANY, "MODELDECK_LOG");

    private static final long serialVersionUID = 1;

    public LogRequest() {
        super(OPEN);
    }
}
