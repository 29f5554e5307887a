package io.modeldeck.report;

import io.modeldeck.alert.AlertFilter;
import io.modeldeck.alert.OpenAlerts;
import io.modeldeck.app.Engine;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.LatencyFigures;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.metrics.MetricsService.QualityReading;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelNote;
import io.modeldeck.schedule.Job;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gathers how all models do. Off the FX thread only. */
public final class OverviewReader {

    /** Steps of a line the size of a word. */
    private static final int STEPS = 48;

    private static final int MOST_EVENTS = 60;

    private final Engine engine;

    public OverviewReader(Engine engine) {
        this.engine = engine;
    }

    /** @param ranges which range of time is meant for a model */
    public Overview read(Function<ModelInfo, TimeRange> ranges) {
        Instant now = engine.clock().instant();
        Map<Long, List<OpenAlerts>> open =
                engine.alerts().openCounts().stream().collect(Collectors.groupingBy(OpenAlerts::modelId));
        Map<Long, List<Job>> jobs = engine.jobs().all().stream().collect(Collectors.groupingBy(Job::modelId));
        List<ModelInfo> models = engine.registry().models();
        List<OverviewRow> rows = models.stream()
                .map(model -> row(
                        model,
                        ranges.apply(model),
                        now,
                        open.getOrDefault(model.id(), List.of()),
                        jobs.getOrDefault(model.id(), List.of())))
                .sorted(Comparator.comparing(OverviewRow::health)
                        .thenComparing(row -> row.model().name()))
                .toList();
        Optional<TimeRange> span = span(rows);
        return new Overview(
                rows,
                engine.retraining().waiting(MOST_EVENTS).size(),
                models.stream()
                        .filter(model -> engine.training().active(model.id()))
                        .count(),
                engine.audit().entries(new AuditFilter(OptionalLong.empty(), MOST_EVENTS, span)),
                span.map(range -> engine.alerts()
                                .history(AlertFilter.newest(MOST_EVENTS).in(range)))
                        .orElse(List.of()));
    }

    /** One model, as it stands among all of them. */
    public OverviewRow row(ModelInfo model, TimeRange range) {
        return row(
                model,
                range,
                engine.clock().instant(),
                engine.alerts().openCounts().stream()
                        .filter(open -> open.modelId() == model.id())
                        .toList(),
                engine.jobs().ofModel(model.id()));
    }

    private OverviewRow row(ModelInfo model, TimeRange range, Instant now, List<OpenAlerts> open, List<Job> jobs) {
        OptionalLong every = OptionalLong.empty();
        Granularity granularity = Granularity.forWidth(range, 2 * STEPS);
        List<Step> steps = steps(engine.metrics().traffic(model.id(), every, granularity, range), granularity, range);
        return new OverviewRow(
                model,
                engine.registry().production(model.id()),
                range,
                model.isHistorical(now),
                engine.metrics().summary(model.id(), every, range),
                engine.metrics().summary(model.id(), every, range.previous()),
                steps.stream().mapToDouble(Step::requests).toArray(),
                steps.stream().mapToDouble(step -> step.latency().millis(.95)).toArray(),
                quality(model, range),
                engine.drift().latest(model.id()).stream().max(worst()),
                open.stream()
                        .collect(
                                Collectors.groupingBy(OpenAlerts::severity, Collectors.summingLong(OpenAlerts::count))),
                engine.training().lastTraining(model.id()),
                NextDue.read(engine, model, jobs),
                engine.registry().notes().of(model.id()).map(ModelNote::tags).orElse(List.of()));
    }

    private Optional<OverviewRow.Quality> quality(ModelInfo model, TimeRange range) {
        QualityReading reading = engine.metrics().quality(model.id(), OptionalLong.empty(), range);
        boolean share = model.task() == TaskType.CLASSIFICATION;
        return Optional.ofNullable(reading.values().get(share ? "accuracy" : "rmse"))
                .map(value -> new OverviewRow.Quality(share, value, reading.labelled()));
    }

    /** What was not evaluated says least; else by score, and of equals a named feature before the data set as a whole. */
    public static Comparator<DriftResult> worst() {
        return Comparator.comparing((DriftResult result) -> result.state() != DriftState.NOT_EVALUATED)
                .thenComparing(DriftResult::score)
                .thenComparing(result -> result.feature().isPresent());
    }

    /** What happened in one step of a line the size of a word. */
    record Step(long requests, LatencyFigures latency) {}

    /**
     * The range in at most {@value #STEPS} equal steps of whole periods. Periods that the range holds in part, as the hour that is not over, stay
     * out: they would look like a fall.
     */
    static List<Step> steps(List<MetricPeriod> periods, Granularity granularity, TimeRange range) {
        long last = Math.floorDiv(range.toMillis(), granularity.millis());
        long whole = last - Math.ceilDiv(range.fromMillis(), granularity.millis());
        if (whole < 1) {
            return List.of();
        }
        int length = (int) Math.ceilDiv(whole, STEPS);
        int count = (int) (whole / length);
        long first = last - (long) count * length;
        List<Step> steps = new ArrayList<>(Collections.nCopies(count, new Step(0, LatencyFigures.none())));
        for (MetricPeriod period : periods) {
            long at = Math.floorDiv(period.range().fromMillis() / granularity.millis() - first, length);
            if (at >= 0 && at < count) {
                Step before = steps.get((int) at);
                steps.set(
                        (int) at,
                        new Step(before.requests + period.requestCount(), before.latency.merge(period.latency())));
            }
        }
        return steps;
    }

    private static Optional<TimeRange> span(List<OverviewRow> rows) {
        return rows.stream()
                .map(OverviewRow::range)
                .reduce((a, b) -> new TimeRange(
                        a.from().isBefore(b.from()) ? a.from() : b.from(), a.to().isAfter(b.to()) ? a.to() : b.to()));
    }
}
