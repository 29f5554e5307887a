package io.modeldeck.ui.chart;

import java.util.Set;

/** Which series of a chart are shown, as its legend and its keys choose them. */
final class ChartLegend {

    private final ShownChart shown;
    private final Runnable changed;

    /** @param changed told when others are shown */
    ChartLegend(ShownChart shown, Runnable changed) {
        this.shown = shown;
        this.changed = changed;
    }

    void isolate(int series) {
        hide(HiddenSeries.alone(hidden(), series, shown.seriesCount()));
    }

    void isolateNext() {
        hide(HiddenSeries.next(hidden(), shown.seriesCount()));
    }

    void toggle(int series) {
        hide(HiddenSeries.toggled(hidden(), series));
    }

    boolean hasChoice() {
        return shown.seriesCount() > 1;
    }

    private Set<Integer> hidden() {
        return shown.options().hiddenSeries();
    }

    private void hide(Set<Integer> hidden) {
        if (shown.seriesCount() > 0) {
            shown.setOptions(shown.options().withHidden(hidden));
            changed.run();
        }
    }
}
