package io.modeldeck.alert;

import io.modeldeck.alert.Limit.ControlChart;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.stats.WesternElectric;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which readings a condition looks at, at a moment. Pure. */
final class Lookback {

    private static final long FIVE = Granularity.FIVE_MINUTES.millis();
    /** How far back the last few checks are looked for. */
    private static final Duration REACH = Duration.ofDays(90);

    private Lookback() {}

    /** The window in whole 5-minute periods. */
    static Duration window(Condition condition) {
        return Duration.ofMillis(Math.ceilDiv(condition.window().toMillis(), FIVE) * FIVE);
    }

    /** The ends of the windows that it looks at, oldest first: nothing of a period that has not ended. */
    static List<Instant> ends(Condition condition, Instant now) {
        long step = condition.looksBack() ? window(condition).toMillis() : grid(condition);
        long last = Math.floorDiv(now.toEpochMilli(), step) * step;
        int count = count(condition, step);
        List<Instant> ends = new ArrayList<>(count);
        for (int i = count - 1; i >= 0; i--) {
            ends.add(Instant.ofEpochMilli(last - i * step));
        }
        return ends;
    }

    /** Realised quality is looked at by the hour: labels come slowly, and it takes reading them all. */
    private static long grid(Condition condition) {
        return condition.metric().isRealised() ? Granularity.HOURLY.millis() : FIVE;
    }

    private static int count(Condition condition, long step) {
        if (condition.limit() instanceof ControlChart chart) {
            return WesternElectric.LONGEST
                    + (int) (Duration.ofHours(chart.referenceHours()).toMillis() / step);
        }
        return condition
                .count()
                .map(count -> count.ofReadings() > 0
                        ? count.ofReadings()
                        : (int) (Duration.ofMinutes(count.withinMinutes()).toMillis() / step))
                .orElse(1);
    }

    /** Where the checks lie that it looks at, up to now. */
    static TimeRange checks(Condition condition, Instant now) {
        return new TimeRange(now.plusMillis(1).minus(reach(condition)), now.plusMillis(1));
    }

    private static Duration reach(Condition condition) {
        if (condition.limit() instanceof ControlChart chart && chart.given().isEmpty()) {
            return Duration.ofHours(chart.referenceHours());
        }
        return condition
                .count()
                .map(count -> Duration.ofMinutes(count.withinMinutes()))
                .filter(Duration::isPositive)
                .orElse(REACH);
    }

    /** Those of the checks up to now that it looks at. */
    static List<Measure> of(Condition condition, List<Measure> upToNow, Instant now) {
        TimeRange range = checks(condition, now);
        int first = upToNow.size();
        while (first > 0 && range.contains(upToNow.get(first - 1).at())) {
            first--;
        }
        int most = condition.limit() instanceof ControlChart
                ? Integer.MAX_VALUE
                : condition
                        .count()
                        .map(count -> count.ofReadings() > 0 ? count.ofReadings() : Integer.MAX_VALUE)
                        .orElse(1);
        return upToNow.subList(Math.max(first, upToNow.size() - most), upToNow.size());
    }
}
