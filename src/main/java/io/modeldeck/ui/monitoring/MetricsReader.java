package io.modeldeck.ui.monitoring;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.app.Engine;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Comparison;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.Formats;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Gathers what the charts of a model show. Off the FX thread only. */
final class MetricsReader {

    private static final int MOST_SERIES = 12;

    private static final int ENOUGH_LABELS = 30;

    private final Engine engine;
    private final MetricsMarkers markers;

    MetricsReader(Engine engine, Formats formats) {
        this.engine = engine;
        markers = new MetricsMarkers(engine, formats);
    }

    /**
     * @param pixels width of a chart, which decides how fine the periods are
     * @param byMonth whether they are months instead
     * @param with what is wanted beside them
     */
    MetricsData read(ModelInfo model, TimeRange range, int pixels, boolean byMonth, Comparison with) {
        Granularity granularity = byMonth ? Granularity.MONTHLY : Granularity.forWidth(range, Math.max(60, pixels / 2));
        var periods = engine.metrics().series(model.id(), OptionalLong.empty(), granularity, range);
        Optional<Instant> first = periods.isEmpty()
                ? engine.events()
                        .firstEventAtOrAfter(model.id(), range.to())
                        .or(() -> engine.events().firstEventAtOrAfter(model.id(), Instant.EPOCH))
                : Optional.empty();
        boolean enough = byMonth || holdEnough(periods);
        Granularity slow = enough ? granularity : Granularity.DAILY;
        return new MetricsData(
                model,
                range,
                granularity,
                periods,
                enough ? periods : engine.metrics().series(model.id(), OptionalLong.empty(), slow, range),
                slow,
                engine.alertRules().effective(model.id()).stream()
                        .filter(AlertRule::enabled)
                        .toList(),
                markers.of(model, range),
                off(range, periods),
                series(model, range, granularity),
                first,
                engine.clock().instant(),
                held(model, range, with, granularity, slow),
                engine.registry().versions(model.id()));
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

    /** Where no engine ran and nothing is known: what was imported later for such a time is known. */
    private List<TimeRange> off(TimeRange range, List<MetricPeriod> periods) {
        List<TimeRange> known = periods.stream().map(MetricPeriod::range).toList();
        return engine.sessions().off(range, engine.clock().instant()).stream()
                .flatMap(off -> off.without(known).stream())
                .toList();
    }

    private List<SeriesData> series(ModelInfo model, TimeRange range, Granularity granularity) {
        return engine.series().of(model.id()).stream()
                .map(info -> new SeriesData(info, engine.series().periods(info.id(), granularity, range)))
                .filter(data -> !data.periods().isEmpty())
                .limit(MOST_SERIES)
                .toList();
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
