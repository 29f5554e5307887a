package io.modeldeck.ui.chart;

import io.modeldeck.chart.Chart;
import io.modeldeck.chart.CurveChart;
import io.modeldeck.chart.Frame;
import io.modeldeck.chart.LayoutOptions;
import io.modeldeck.chart.ParallelChart;
import io.modeldeck.chart.Plot;
import io.modeldeck.chart.Readout;
import io.modeldeck.chart.TimeSeriesChart;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** A chart, how somebody wants it, and how it was last laid out for that. Heavy layouts are made elsewhere, and the newest counts. FX thread. */
final class ShownChart {

    /** Charts with more points are laid out off the FX thread. */
    static final int MOST_POINTS_AT_ONCE = 20_000;

    private final NewestLayout<ChartView> layouts;
    private final Consumer<ChartView> onShown;
    private final Runnable onLate;
    private Optional<Chart> chart = Optional.empty();
    private Optional<ChartView> view = Optional.empty();
    private Optional<ChartView.Request> requested = Optional.empty();
    private LayoutOptions options;

    /**
     * @param onShown told of each layout that is there
     * @param onLate told when one came from elsewhere, so that it is to be painted
     */
    ShownChart(
            LayoutOptions options,
            Executor background,
            Consumer<Runnable> fxLater,
            Consumer<ChartView> onShown,
            Runnable onLate) {
        this.options = options;
        this.layouts = new NewestLayout<>(background, fxLater, this::laidOut);
        this.onShown = onShown;
        this.onLate = onLate;
    }

    /** Answers whether it is of the kind that was there before; another kind has other series, of which none is hidden, on the usual scale. */
    boolean set(Chart shown) {
        boolean sameKind = chart.isPresent() && chart.get().getClass() == shown.getClass();
        chart = Optional.of(shown);
        if (!sameKind) {
            options = options.withHidden(Set.of()).withLogarithmic(false);
        }
        return sameKind;
    }

    Optional<Chart> chart() {
        return chart;
    }

    /** The chart, where it is one over time. */
    Optional<TimeSeriesChart> series() {
        return chart.filter(TimeSeriesChart.class::isInstance).map(TimeSeriesChart.class::cast);
    }

    int seriesCount() {
        return chart.map(shown -> switch (shown) {
                    case TimeSeriesChart series -> series.series().size();
                    case CurveChart curves -> curves.curves().size();
                    case ParallelChart parallel -> parallel.lines().size();
                    default -> 0;
                })
                .orElse(0);
    }

    LayoutOptions options() {
        return options;
    }

    void setOptions(LayoutOptions wanted) {
        options = wanted;
    }

    Optional<Frame> frame() {
        return view.map(ChartView::frame);
    }

    Optional<Plot> plot() {
        return frame().flatMap(Frame::plot);
    }

    String summary() {
        return view.map(ChartView::summary).orElse("");
    }

    /** What a crosshair at that place is at, in what is laid out. */
    Optional<Readout> readout(Crosshair crosshair) {
        if (view.isEmpty() || !crosshair.isShown()) {
            return Optional.empty();
        }
        Chart shown = view.get().request().chart();
        return Optional.of(Readout.nearest(shown, crosshair.at(), options)).filter(here -> !here.isEmpty());
    }

    /**
     * Lays out what is wanted now, here or elsewhere; until a heavy layout is done the old picture stays.
     *
     * @param mayWait whether somebody sees it later, too
     */
    void prepare(int width, int height, FxTexts texts, boolean mayWait) {
        if (chart.isEmpty()) {
            return;
        }
        ChartView.Request wanted = new ChartView.Request(chart.get(), width, height, texts, options);
        if (requested.isPresent() && requested.get().isSame(wanted)) {
            return;
        }
        requested = Optional.of(wanted);
        if (chart.get().points() > MOST_POINTS_AT_ONCE && mayWait) {
            layouts.submit(wanted::layOut);
        } else {
            show(wanted.layOut());
        }
    }

    private void laidOut(ChartView laidOut) {
        boolean stillWanted = chart.isPresent() && laidOut.request().chart() == chart.get();
        boolean isNewest = requested.isPresent() && requested.get().isSame(laidOut.request());
        if (isNewest || stillWanted) {
            show(laidOut);
            onLate.run();
        }
    }

    private void show(ChartView shown) {
        view = Optional.of(shown);
        onShown.accept(shown);
    }
}
