package io.modeldeck.ui.chart;

import io.modeldeck.chart.Chart;
import javafx.event.Event;
import javafx.event.EventType;

/** Somebody wants to see the numbers of a chart as a table; the window that it bubbles up to shows them. */
public final class ShowTableRequest extends Event {

    public static final EventType<ShowTableRequest> SHOW = new EventType<>(Event.ANY, "MODELDECK_SHOW_TABLE");

    private static final long serialVersionUID = 1;

    private final transient Chart chart;

    public ShowTableRequest(Chart chart) {
        super(SHOW);
        this.chart = chart;
    }

    public Chart chart() {
        return chart;
    }
}
