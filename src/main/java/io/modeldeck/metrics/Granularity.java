package io.modeldeck.metrics;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How long a stored period is. Periods are aligned to the Unix epoch, in UTC. */
public enum Granularity {
    FIVE_MINUTES("5min", "5-minute", Duration.ofMinutes(5)),
    HOURLY("hourly", "hourly", Duration.ofHours(1)),
    DAILY("daily", "daily", Duration.ofDays(1));

    private final String word;
    private final String label;
    private final Duration length;

    Granularity(String word, String label, Duration length) {
        this.word = word;
        this.label = label;
        this.length = length;
    }

    /** The stored word. */
    public String word() {
        return word;
    }

    /** The word for people, as in "hourly rollups". */
    public String label() {
        return label;
    }

    public Duration length() {
        return length;
    }

    public long millis() {
        return length.toMillis();
    }

    /** The next finer granularity; five minutes have none and answer themselves. */
    Granularity finer() {
        return this == DAILY ? HOURLY : FIVE_MINUTES;
    }

    /** The start of the period that holds the instant. */
    public long startOf(long atMillis) {
        return Math.floorDiv(atMillis, millis()) * millis();
    }

    /** The finest granularity with at most two periods per pixel of a chart. */
    public static Granularity forWidth(TimeRange range, int pixels) {
        return Arrays.stream(values())
                .filter(g -> range.length().toMillis() / g.millis() <= 2L * Math.max(1, pixels))
                .findFirst()
                .orElse(DAILY);
    }

    public static Granularity of(String word) {
        return Arrays.stream(values())
                .filter(g -> g.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new Problem("There is no granularity '" + word + "'; choose one of "
                        + Arrays.stream(values()).map(Granularity::word).collect(Collectors.joining(", ")) + "."));
    }
}
