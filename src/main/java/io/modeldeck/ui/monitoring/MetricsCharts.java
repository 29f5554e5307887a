package io.modeldeck.ui.monitoring;

import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.chart.Crosshair;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.selection.Layer;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The charts of Metrics: of the figures, of the series from outside and of the engine's process, and what lies over them. FX thread. */
final class MetricsCharts {

    private final ScreenContext context;
    private final MetricsReader reader;
    private final Layers layers;
    private final MetricsZoom zoom;
    private final Crosshair crosshair = new Crosshair();
    private final LimitTrial trial;
    private final FigurePanels panels;
    private final ChartSection<List<SeriesData>> outside;
    private final ChartSection<RuntimeData> runtime;
    private Optional<Figures> shown = Optional.empty();
    private MetricsMarks marks = MetricsMarks.none(0);

    /** @param layers what of all that could lie over them is shown */
    MetricsCharts(ScreenContext context, MetricsReader reader, Layers layers, MetricsZoom zoom) {
        this.context = context;
        this.reader = reader;
        this.layers = layers;
        this.zoom = zoom;
        trial = new LimitTrial(context);
        panels = new FigurePanels(this::panel);
        outside = new ChartSection<>(
                context,
                Messages.text("metrics.outside"),
                Messages.text("metrics.loading"),
                this::panel,
                this::outside);
        runtime = new ChartSection<RuntimeData>(
                        context,
                        Messages.text("metrics.runtime"),
                        Messages.text("metrics.runtime.loading"),
                        this::panel,
                        read -> new RuntimeCharts(context.formats().zone(), MetricsMarks.none(0)).of(read))
                .explaining(Messages.text("metrics.runtime.none"), Messages.text("metrics.runtime.none.needed"));
    }

    private ChartPanel panel() {
        ChartPanel panel = new ChartPanel(context, MetricsPage.CHART_HEIGHT).overTime(crosshair, zoom::reset);
        panel.pane().setOnRangeSelected(zoom::to);
        panel.pane()
                .setOnLimitMoved((limit, value) -> shown.ifPresent(figures -> marks.rules().stream()
                        .filter(rule -> rule.id() == limit.id())
                        .findFirst()
                        .ifPresent(rule -> trial.show(panel, figures.data().model(), rule, value))));
        return panel;
    }

    FigurePanels panels() {
        return panels;
    }

    ChartSection<?> outside() {
        return outside;
    }

    ChartSection<?> runtime() {
        return runtime;
    }

    /** The figures that are shown now. */
    Optional<Figures> figures() {
        return shown;
    }

    /** These are to be shown, with whatever of them is drawn. */
    void take(Figures figures) {
        shown = Optional.of(figures);
    }

    /** Lies over them from now on; false where that lay there already. */
    boolean take(MetricsMarks read) {
        boolean other = !read.equals(marks);
        marks = read;
        return other;
    }

    /** The figures with what lies over them. */
    void draw(Figures figures) {
        panels.show(figures, marksOf(figures.data().model().id()));
    }

    private List<TimeSeriesChart> outside(List<SeriesData> read) {
        MetricsMarks over =
                marksOf(context.selection().model().get().map(ModelInfo::id).orElse(0L));
        OutsideCharts charts = new OutsideCharts(context.formats().zone(), over);
        return read.stream().map(charts::of).toList();
    }

    private MetricsMarks marksOf(long modelId) {
        return marks.ofModel(modelId).shown(layers);
    }

    /** Reads what stands below the figures. */
    void loadBelow(MetricsQuestion question) {
        if (panels.isOneAlone()) {
            outside.forget();
        } else {
            outside.load(() -> reader.series(question));
        }
        loadRuntime(question.range(), question.pixels());
    }

    /** Reads how the engine's process was, where somebody wishes to see that and there is room. */
    void loadRuntime(TimeRange range, int pixels) {
        if (layers.has(Layer.RUNTIME) && !panels.isOneAlone()) {
            runtime.load(() -> reader.runtime(range, pixels));
        } else {
            runtime.forget();
        }
    }

    /** Whether the charts of the engine's process are there though nobody wishes them, or the other way round. */
    boolean isRuntimeOtherwise() {
        return layers.has(Layer.RUNTIME) != runtime.isVisible();
    }

    /** Nothing is wanted below the figures now. */
    void forgetBelow() {
        outside.forget();
        runtime.forget();
    }

    /** No limit is tried any more. */
    void discardTrial() {
        trial.discarded();
    }

    /** The moment that somebody points at. */
    Optional<Instant> pointed() {
        return crosshair.isShown() ? Optional.of(Instant.ofEpochMilli(Math.round(crosshair.at()))) : Optional.empty();
    }

    /** The period with the worst p95. */
    Optional<MetricPeriod> slowest() {
        return shown.flatMap(figures -> figures.data().periods().stream()
                .filter(period -> period.latency().count() > 0)
                .max(Comparator.comparingDouble(MetricName.P95_LATENCY::of)));
    }
}
