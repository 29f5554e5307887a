package io.modeldeck.alert;

import io.modeldeck.domain.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a condition looked at over a stretch of time, ready to be asked for any moment of it. Pure.
 *
 * <p>Evaluations happen every five minutes, and at each check, as they do live.
 */
final class Course {

    private static final Duration BEAT = Duration.ofMinutes(5);

    private final Condition condition;
    private final List<Measure> measures;
    private final Map<Instant, Measure> byEnd;
    private Instant lastEnd = Instant.MIN;
    private List<Measure> lastCourse = List.of();

    /** @param measures oldest first; windows for every end that {@link Lookback#ends} names, or checks as they came */
    Course(Condition condition, List<Measure> measures) {
        this.condition = condition;
        this.measures = measures;
        this.byEnd = new HashMap<>();
        measures.forEach(measure -> byEnd.put(measure.at(), measure));
    }

    List<Measure> measures() {
        return measures;
    }

    /** The moments at which the rule would have been evaluated. */
    SortedSet<Instant> moments(TimeRange range) {
        SortedSet<Instant> moments = new TreeSet<>();
        long step = BEAT.toMillis();
        for (long at = Math.ceilDiv(range.fromMillis(), step) * step; at < range.toMillis(); at += step) {
            moments.add(Instant.ofEpochMilli(at));
        }
        if (condition.metric().source().isCheck()) {
            measures.stream().map(Measure::at).filter(range::contains).forEach(moments::add);
        }
        return moments;
    }

    /** What it looks at, at a moment; empty where no check had been made yet. Moments must not go back. */
    List<Measure> at(Instant now) {
        if (condition.metric().source().isWindowed()) {
            return windows(Lookback.ends(condition, now));
        }
        return Lookback.of(condition, measures.subList(0, upTo(now)), now);
    }

    private List<Measure> windows(List<Instant> ends) {
        if (!ends.getLast().equals(lastEnd)) {
            lastEnd = ends.getLast();
            lastCourse = new ArrayList<>(ends.size());
            ends.forEach(end -> lastCourse.add(byEnd.get(end)));
        }
        return lastCourse;
    }

    private int upTo(Instant now) {
        int low = 0;
        int high = measures.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (measures.get(middle).at().isAfter(now)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
