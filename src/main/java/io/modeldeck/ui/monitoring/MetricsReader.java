package io.modeldeck.ui.monitoring;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.app.Engine;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Comparison;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.schedule.EngineRuntime;
import io.modeldeck.ui.kit.text.Formats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Gathers what the charts of a model show. Off the FX thread only. */
final class MetricsReader {

    private static final int MOST_SERIES = 12;

    private static final int ENOUGH_LABELS = 30;
    private static final int ENOUGH_CALLS = 5;
    private static final int ENOUGH_PERIODS = 12;

    private final Engine engine;
    private final Formats formats;
    private final MetricsMarkers markers;

    MetricsReader(Engine engine, Formats formats) {
        this.engine = engine;
        this.formats = formats;
        markers = new MetricsMarkers(engine, formats);
    }

    /** The charts of the figures. */
    Figures figures(MetricsQuestion asked) {
        MetricsData data = data(asked);
        return Figures.of(data, formats.zone(), word(asked, data));
    }

    /** What the dashed lines show, with their time where that is another one. */
    private String word(MetricsQuestion asked, MetricsData data) {
        return data.held()
                .filter(other -> other.with() instanceof Comparison.Version)
                .filter(other -> !other.range().equals(data.range()))
                .map(other -> asked.word() + ", " + formats.range(other.range()))
                .orElse(asked.word());
    }

    /** The figures alone. */
    MetricsData data(MetricsQuestion asked) {
        long model = asked.model().id();
        TimeRange range = asked.range();
        Granularity granularity = asked.granularity();
        List<MetricPeriod> periods = engine.metrics().series(model, OptionalLong.empty(), granularity, range);
        while (!asked.finest()
                && granularity.compareTo(Granularity.DAILY) < 0
                && areSparse(periods)
                && holdsEnough(range, coarser(granularity))) {
            granularity = coarser(granularity);
            periods = engine.metrics().series(model, OptionalLong.empty(), granularity, range);
        }
        boolean enough = asked.byMonth() || holdEnough(periods);
        Granularity slow = enough ? granularity : Granularity.DAILY;
        return new MetricsData(
                asked.model(),
                range,
                granularity,
                periods,
                enough ? periods : engine.metrics().series(model, OptionalLong.empty(), slow, range),
                slow,
                engine.clock().instant(),
                held(asked.model(), range, asked.with(), granularity, slow),
                engine.registry().versions(model),
                periods.isEmpty() ? nearest(model, range) : Optional.empty());
    }

    private Optional<Instant> nearest(long model, TimeRange range) {
        return engine.events()
                .firstEventAtOrAfter(model, range.to())
                .or(() -> engine.events().firstEventAtOrAfter(model, Instant.EPOCH));
    }

    /** What lies over them. */
    MetricsMarks marks(ModelInfo model, TimeRange range) {
        return new MetricsMarks(
                model.id(),
                markers.of(model, range),
                engine.alertRules().effective(model.id()).stream()
                        .filter(AlertRule::enabled)
                        .toList(),
                engine.sessions().off(range, engine.clock().instant()));
    }

    /** The series from outside that have a value in the range. */
    List<SeriesData> series(MetricsQuestion asked) {
        Granularity granularity = asked.granularity();
        return engine.series().of(asked.model().id()).stream()
                .map(info -> new SeriesData(
                        info,
                        asked.range(),
                        granularity,
                        engine.series().periods(info.id(), granularity, asked.range())))
                .filter(data -> !data.periods().isEmpty())
                .limit(MOST_SERIES)
                .toList();
    }

    /**
     * The five minutes before a moment.
     *
     * @param figures with them behind what is stored
     */
    record Tail(MetricPeriod period, Figures figures) {}

    Tail tail(Figures stored, Instant now) {
        MetricsData data = stored.data();
        List<Long> versions = data.versions().stream().map(ModelVersion::id).toList();
        MetricPeriod period = engine.liveWindows().reading(versions, now);
        return new Tail(period, Figures.of(data.with(period, now), formats.zone(), stored.held()));
    }

    /** How the engine's process was, in periods that are as fine as a chart shows. */
    RuntimeData runtime(TimeRange range, int pixels) {
        Duration length = EngineRuntime.lengthFor(range, Math.max(MetricsQuestion.FEWEST, pixels / 2));
        return new RuntimeData(
                range,
                length,
                engine.runtime().periods(range, length),
                engine.sessions().off(range, engine.clock().instant()));
    }

    private Optional<Held> held(
            ModelInfo model, TimeRange range, Comparison with, Granularity granularity, Granularity slow) {
        return switch (with) {
            case Comparison.None none -> Optional.empty();
            case Comparison.Before before ->
                Optional.of(held(
                        model,
                        OptionalLong.empty(),
                        new TimeRange(range.from().minus(range.length()), range.from()),
                        with,
                        granularity,
                        slow));
            case Comparison.Model other ->
                engine.registry()
                        .model(other.modelId())
                        .filter(found -> found.id() != model.id())
                        .map(found -> held(found, OptionalLong.empty(), range, with, granularity, slow))
                        .filter(held -> !held.periods().isEmpty());
            case Comparison.Version version ->
                engine.registry()
                        .version(model.id(), version.deploymentVersion())
                        .flatMap(found -> engine.metrics()
                                .stretchOf(found.id(), range)
                                .map(stretch ->
                                        held(model, OptionalLong.of(found.id()), stretch, with, granularity, slow)));
        };
    }

    private Held held(
            ModelInfo model,
            OptionalLong version,
            TimeRange range,
            Comparison with,
            Granularity granularity,
            Granularity slow) {
        List<MetricPeriod> periods = engine.metrics().series(model.id(), version, granularity, range);
        return new Held(
                with,
                range,
                periods,
                slow == granularity ? periods : engine.metrics().series(model.id(), version, slow, range));
    }

    /** Whether a usual period has so few calls that its percentiles and rates are those of single calls. */
    static boolean areSparse(List<MetricPeriod> periods) {
        return !periods.isEmpty() && usualCalls(periods) < ENOUGH_CALLS;
    }

    private static long usualCalls(List<MetricPeriod> periods) {
        long[] calls =
                periods.stream().mapToLong(MetricPeriod::requestCount).sorted().toArray();
        return calls.length == 0 ? 0 : calls[calls.length / 2];
    }

    /**
     * The length of a range below which its periods are finer than these.
     *
     * @param room the length below which a chart has room for them
     */
    static Duration finerBelow(MetricsData data, Duration room) {
        Duration few = data.granularity().length().multipliedBy(ENOUGH_PERIODS);
        long share = data.granularity().millis() / data.granularity().finer().millis();
        return usualCalls(data.periods()) / share < ENOUGH_CALLS && few.compareTo(room) < 0 ? few : room;
    }

    private static Granularity coarser(Granularity granularity) {
        return granularity == Granularity.FIVE_MINUTES ? Granularity.HOURLY : Granularity.DAILY;
    }

    /** Whether so many periods are left that there is a course. */
    private static boolean holdsEnough(TimeRange range, Granularity granularity) {
        return range.length().toMillis() / granularity.millis() >= ENOUGH_PERIODS;
    }

    /** Whether a usual period has so many labelled predictions that its quality is more than noise. */
    static boolean holdEnough(List<MetricPeriod> periods) {
        long[] labelled = periods.stream()
                .mapToLong(MetricPeriod::labelledCount)
                .filter(count -> count > 0)
                .sorted()
                .toArray();
        return labelled.length == 0 || labelled[labelled.length / 2] >= ENOUGH_LABELS;
    }
}
