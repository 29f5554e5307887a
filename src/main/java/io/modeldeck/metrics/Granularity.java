package io.modeldeck.metrics;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How long a period is. Those of fixed length are stored, aligned to the Unix epoch; calendar months are merged from their days when they are asked
 * for. All in UTC.
 */
public enum Granularity {
    FIVE_MINUTES("5min", "5-minute", Duration.ofMinutes(5)),
    HOURLY("hourly", "hourly", Duration.ofHours(1)),
    DAILY("daily", "daily", Duration.ofDays(1)),
    MONTHLY("monthly", "monthly", Duration.ofDays(31));

    /** Those that have rollups, from the finest. */
    public static final List<Granularity> STORED = List.of(FIVE_MINUTES, HOURLY, DAILY);

    private final String word;
    private final String label;
    private final Duration length;

    Granularity(String word, String label, Duration length) {
        this.word = word;
        this.label = label;
        this.length = length;
    }

    /** The word in the store and in options. */
    public String word() {
        return word;
    }

    /** The word for people, as in "hourly rollups". */
    public String label() {
        return label;
    }

    /** The length of a period; of months the longest. */
    public Duration length() {
        return length;
    }

    public long millis() {
        return length.toMillis();
    }

    /** The next finer of the stored granularities; five minutes have none and answer themselves. */
    public Granularity finer() {
        return this == DAILY ? HOURLY : FIVE_MINUTES;
    }

    /** The start of the period that holds the instant. */
    public long startOf(long atMillis) {
        return this == MONTHLY
                ? month(atMillis).toInstant().toEpochMilli()
                : Math.floorDiv(atMillis, millis()) * millis();
    }

    /** The first border of stored periods that is not before the instant. */
    long endOf(long atMillis) {
        return startOf(atMillis + millis() - 1);
    }

    /** The period that holds the instant. */
    public TimeRange periodAt(long atMillis) {
        long start = startOf(atMillis);
        long end = this == MONTHLY ? month(atMillis).plusMonths(1).toInstant().toEpochMilli() : start + millis();
        return TimeRange.ofMillis(start, end);
    }

    private static OffsetDateTime month(long atMillis) {
        return Instant.ofEpochMilli(atMillis)
                .atOffset(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .withDayOfMonth(1);
    }

    /** The finest stored granularity with at most two periods per pixel of a chart. */
    public static Granularity forWidth(TimeRange range, int pixels) {
        return STORED.stream()
                .filter(g -> range.length().toMillis() / g.millis() <= most(pixels))
                .findFirst()
                .orElse(DAILY);
    }

    /** The length below which {@link #forWidth} takes a finer one than this; empty where none is stored. */
    public Optional<Duration> finerBelow(int pixels) {
        int at = STORED.indexOf(this);
        return at <= 0
                ? Optional.empty()
                : Optional.of(STORED.get(at - 1).length().multipliedBy(most(pixels)));
    }

    /** Periods that a chart of that width can show. */
    private static long most(int pixels) {
        return 2L * Math.max(1, pixels);
    }

    public static Granularity of(String word) {
        return Arrays.stream(values())
                .filter(g -> g.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new Problem("There is no granularity '" + word + "'; choose one of "
                        + Arrays.stream(values()).map(Granularity::word).collect(Collectors.joining(", ")) + "."));
    }
}
