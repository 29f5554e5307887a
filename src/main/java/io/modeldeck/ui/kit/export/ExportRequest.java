package io.modeldeck.ui.kit.export;

import javafx.event.Event;
import javafx.event.EventType;

/** Somewhere on a screen numbers or a chart are to leave; the window that it bubbles up to asks in which form and where to. */
public final class ExportRequest extends Event {

    public static final EventType<ExportRequest> EXPORT = new EventType<>(Event.ANY, "MODELDECK_EXPORT");

    private static final long serialVersionUID = 1;

    private final transient Export export;

    public ExportRequest(Export export) {
        super(EXPORT);
        this.export = export;
    }

    public Export export() {
        return export;
    }
}
