package io.modeldeck.metrics;

import io.modeldeck.domain.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads what a series held in windows of time: from single values, from whole hours, or from both. Keeps nothing between calls. */
final class SeriesReader {

    /** Longer windows are read from whole hours where there are some, with their stated error of percentiles. */
    private static final Duration FROM_POINTS = Duration.ofDays(1);

    /** So long a stretch of single values is held in memory at once. */
    private static final Duration TOGETHER = Duration.ofDays(31);

    private final SeriesStore store;

    SeriesReader(SeriesStore store) {
        this.store = store;
    }

    /** @see SeriesService#values */
    List<OptionalDouble> values(long modelId, String name, SeriesStatistic statistic, List<TimeRange> windows) {
        OptionalLong series = store.number(modelId, name);
        if (series.isEmpty()) {
            return Collections.nCopies(windows.size(), OptionalDouble.empty());
        }
        List<OptionalDouble> values = new ArrayList<>(windows.size());
        int done = 0;
        while (done < windows.size()) {
            int end = done + 1;
            while (end < windows.size() && isWithinReach(windows.get(done), windows.get(end))) {
                end++;
            }
            together(series.getAsLong(), windows.subList(done, end))
                    .forEach(figures -> values.add(figures.map(statistic::of).orElse(OptionalDouble.empty())));
            done = end;
        }
        return values;
    }

    /** Whether the windows are short enough for their single values, and near enough for these to be read together. */
    private static boolean isWithinReach(TimeRange first, TimeRange other) {
        return other.length().compareTo(FROM_POINTS) <= 0
                && Duration.between(first.from(), other.to()).compareTo(TOGETHER) <= 0;
    }

    private List<Optional<SeriesFigures>> together(long seriesId, List<TimeRange> windows) {
        if (windows.size() == 1) {
            return List.of(figures(seriesId, windows.getFirst()));
        }
        TimeRange stretch =
                new TimeRange(windows.getFirst().from(), windows.getLast().to());
        SlidingSeries sliding = new SlidingSeries(
                store.points(seriesId, stretch), () -> store.rollups(seriesId, Granularity.HOURLY, stretch));
        return windows.stream().map(sliding::in).toList();
    }

    /** @see SeriesService#figures */
    Optional<SeriesFigures> figures(long seriesId, TimeRange range) {
        List<SeriesFigures> parts = new ArrayList<>();
        long firstHour = Granularity.HOURLY.startOf(range.fromMillis() + Granularity.HOURLY.millis() - 1);
        long lastHour = Granularity.HOURLY.startOf(range.toMillis());
        if (range.length().compareTo(FROM_POINTS) <= 0) {
            addPoints(parts, seriesId, range.fromMillis(), range.toMillis());
            if (parts.isEmpty() && firstHour < lastHour) {
                addHours(parts, seriesId, firstHour, lastHour);
            }
        } else {
            addPoints(parts, seriesId, range.fromMillis(), firstHour);
            addHours(parts, seriesId, firstHour, lastHour);
            addPoints(parts, seriesId, lastHour, range.toMillis());
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(SeriesFigures.merged(parts));
    }

    private void addPoints(List<SeriesFigures> parts, long seriesId, long from, long to) {
        SeriesPoints points = store.points(seriesId, TimeRange.ofMillis(from, to));
        if (points.size() > 0) {
            parts.add(SeriesFigures.of(points, 0, points.size()));
        }
    }

    private void addHours(List<SeriesFigures> parts, long seriesId, long from, long to) {
        store.rollups(seriesId, Granularity.HOURLY, TimeRange.ofMillis(from, to))
                .forEach(period -> parts.add(period.figures()));
    }

    /** @see SeriesService#periods */
    List<SeriesPeriod> periods(long seriesId, Granularity granularity, TimeRange range) {
        return switch (granularity) {
            case FIVE_MINUTES -> fives(seriesId, range);
            case HOURLY, DAILY -> store.rollups(seriesId, granularity, range);
            case MONTHLY -> months(seriesId, range);
        };
    }

    private List<SeriesPeriod> fives(long seriesId, TimeRange range) {
        long length = Granularity.FIVE_MINUTES.millis();
        long from = Granularity.FIVE_MINUTES.startOf(range.fromMillis() + length - 1);
        long to = Granularity.FIVE_MINUTES.startOf(range.toMillis() + length - 1);
        return from >= to
                ? List.of()
                : SeriesPeriod.of(store.points(seriesId, TimeRange.ofMillis(from, to)), Granularity.FIVE_MINUTES);
    }

    private List<SeriesPeriod> months(long seriesId, TimeRange range) {
        TimeRange whole = new TimeRange(
                Granularity.MONTHLY.periodAt(range.fromMillis()).from(),
                Granularity.MONTHLY.periodAt(range.toMillis() - 1).to());
        return SeriesPeriod.merged(store.rollups(seriesId, Granularity.DAILY, whole), Granularity.MONTHLY);
    }
}
