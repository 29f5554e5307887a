package io.modeldeck.alert;

import io.modeldeck.alert.ReadingStore.DriftCheck;
import io.modeldeck.alert.ReadingStore.Quality;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.MetricsService;
import io.modeldeck.metrics.SeriesService;
import io.modeldeck.metrics.SlidingSummaries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What a rule looked at over a stretch of stored history. Reads only. */
final class Courses {

    private final ReadingStore store;
    private final MetricsService metrics;
    private final SeriesService series;

    Courses(ReadingStore store, MetricsService metrics, SeriesService series) {
        this.store = store;
        this.metrics = metrics;
        this.series = series;
    }

    /** One measure for each window that ends at one of the instants, oldest first. */
    List<Measure> windows(Condition condition, long modelId, OptionalLong versionId, List<Instant> ends) {
        Duration window = Lookback.window(condition);
        if (condition.metric().isRealised()) {
            return ends.stream()
                    .map(end -> realised(condition, modelId, versionId, TimeRange.endingAt(end, window)))
                    .toList();
        }
        if (condition.series().isPresent()) {
            return series(
                    condition,
                    modelId,
                    ends.stream().map(end -> TimeRange.endingAt(end, window)).toList());
        }
        SlidingSummaries summaries = new SlidingSummaries(
                metrics, modelId, versionId, window, new TimeRange(ends.getFirst(), ends.getLast()));
        return ends.stream()
                .map(end -> Measuring.metric(condition, summaries.endingAt(end)))
                .toList();
    }

    private List<Measure> series(Condition condition, long modelId, List<TimeRange> windows) {
        SeriesReading reading = condition.series().orElseThrow();
        List<OptionalDouble> values = series.values(modelId, reading.name(), reading.statistic(), windows);
        return IntStream.range(0, windows.size())
                .mapToObj(i -> Measuring.series(condition, windows.get(i).to(), values.get(i)))
                .toList();
    }

    private Measure realised(Condition condition, long modelId, OptionalLong versionId, TimeRange window) {
        return Measuring.realised(condition, window, metrics.quality(modelId, versionId, window));
    }

    /** One measure for each check that was due in the range, oldest first. */
    List<Measure> checks(Condition condition, long modelId, OptionalLong versionId, TimeRange range) {
        if (condition.metric().source() == RuleSource.DRIFT) {
            return store.drift(modelId, range).stream()
                    .map(check -> drift(condition, versionId, check))
                    .toList();
        }
        Map<Instant, Quality> newest = new TreeMap<>();
        store.quality(modelId, range).forEach(quality -> newest.put(quality.at(), quality));
        return newest.values().stream()
                .map(quality -> quality(condition, versionId, quality))
                .toList();
    }

    static Measure drift(Condition condition, OptionalLong versionId, DriftCheck check) {
        return Measuring.drift(condition, ofVersion(versionId, check).results(), check.at());
    }

    static DriftCheck ofVersion(OptionalLong versionId, DriftCheck check) {
        return versionId.isEmpty()
                ? check
                : new DriftCheck(
                        check.at(),
                        check.results().stream()
                                .filter(result -> result.versionId() == versionId.getAsLong())
                                .toList());
    }

    static Measure quality(Condition condition, OptionalLong versionId, Quality quality) {
        return versionId.isPresent() && versionId.getAsLong() != quality.versionId()
                ? Measure.none(quality.at(), "no data-quality check of this version")
                : Measuring.quality(condition, quality);
    }
}
