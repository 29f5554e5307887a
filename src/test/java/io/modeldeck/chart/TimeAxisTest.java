package io.modeldeck.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.chart.TimeAxis.Tick;
import io.modeldeck.domain.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeAxisTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void theShortDayOfSpringHasNoSecondHour() {
        assertThat(labels(day(LocalDate.of(2026, 3, 29), BERLIN), BERLIN, 2400))
                .startsWith("29 Mar", "01:00", "03:00", "04:00")
                .hasSize(23);
    }

    @Test
    void theLongDayOfAutumnHasTheSecondHourTwice() {
        List<String> hourly = labels(day(LocalDate.of(2026, 10, 25), BERLIN), BERLIN, 2400);
        assertThat(hourly)
                .startsWith("25 Oct", "01:00", "02:00", "02:00", "03:00")
                .hasSize(25);
        List<String> everyThird = labels(day(LocalDate.of(2026, 10, 25), BERLIN), BERLIN, 600);
        assertThat(everyThird).containsExactly("25 Oct", "03:00", "06:00", "09:00", "12:00", "15:00", "18:00", "21:00");
    }

    @Test
    void theSecondHourOfAutumnStandsOnceWhereNotEveryHourIsShown() {
        List<String> everySecond = labels(day(LocalDate.of(2026, 10, 25), BERLIN), BERLIN, 900);
        assertThat(everySecond).containsSubsequence("25 Oct", "02:00", "04:00").doesNotHaveDuplicates();
    }

    @Test
    void aDayThatBeginsAtOneOClockIsStillMarked() {
        ZoneId havana = ZoneId.of("America/Havana");
        // clocks went from 0:00 to 1:00 on 8 March 2026
        TimeRange range = new TimeRange(
                ZonedDateTime.of(2026, 3, 7, 12, 0, 0, 0, havana).toInstant(),
                ZonedDateTime.of(2026, 3, 8, 12, 0, 0, 0, havana).toInstant());
        List<Tick> ticks = TimeAxis.of(range, havana, 700, FixedMeasure.PLAIN).ticks();
        Instant begins = LocalDate.of(2026, 3, 8).atStartOfDay(havana).toInstant();
        assertThat(ticks).contains(new Tick(begins.toEpochMilli(), "8 Mar", true));
    }

    @Test
    void aDayThatNeverWasHasNoTick() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        TimeRange range = new TimeRange(Instant.parse("2011-12-28T10:00:00Z"), Instant.parse("2012-01-03T10:00:00Z"));
        assertThat(labels(range, apia, 900)).contains("29 Dec", "31 Dec").doesNotContain("30 Dec");
    }

    @Test
    void zonesOffTheHourHaveTicksOnTheirOwnHours() {
        ZoneId kathmandu = ZoneId.of("Asia/Kathmandu");
        TimeRange range = TimeRange.endingAt(Instant.parse("2026-05-01T12:00:00Z"), Duration.ofHours(6));
        for (Tick tick : TimeAxis.of(range, kathmandu, 900, FixedMeasure.PLAIN).ticks()) {
            assertThat(Instant.ofEpochMilli(tick.atMillis()).atZone(kathmandu).getMinute() % 30)
                    .isZero();
        }
    }

    @Test
    void monthsAndYearsBeginWhereTheyBegin() {
        TimeRange year = new TimeRange(Instant.parse("2025-06-10T00:00:00Z"), Instant.parse("2026-06-10T00:00:00Z"));
        assertThat(labels(year, BERLIN, 900)).contains("Jul", "Dec", "2026", "Feb");
        TimeRange decades = new TimeRange(Instant.parse("1990-06-10T00:00:00Z"), Instant.parse("2026-06-10T00:00:00Z"));
        assertThat(labels(decades, BERLIN, 500)).contains("1995", "2000", "2005");
    }

    @Test
    void weeksBeginOnMonday() {
        TimeRange month = TimeRange.endingAt(Instant.parse("2026-03-12T13:00:00Z"), Duration.ofDays(30));
        assertThat(labels(month, BERLIN, 500)).containsExactly("16 Feb", "23 Feb", "2 Mar", "9 Mar");
    }

    @Test
    void labelsNeverOverlapAndTicksRiseInsideTheRange() {
        Random random = new Random(11);
        List<ZoneId> zones = List.of(
                BERLIN,
                ZoneId.of("America/Havana"),
                ZoneId.of("Australia/Lord_Howe"),
                ZoneId.of("Asia/Kathmandu"),
                ZoneId.of("Pacific/Apia"),
                ZoneId.of("UTC"));
        for (int round = 0; round < 3000; round++) {
            long length = Math.round(Math.exp(random.nextDouble() * Math.log(1e12)));
            long from = random.nextLong(0, 1_900_000_000_000L);
            TimeRange range = TimeRange.ofMillis(from, from + Math.max(1, length));
            double width = 60 + random.nextInt(1800);
            ZoneId zone = zones.get(random.nextInt(zones.size()));
            List<Tick> ticks =
                    TimeAxis.of(range, zone, width, FixedMeasure.PLAIN).ticks();
            double perMillis = width / length;
            double free = Double.NEGATIVE_INFINITY;
            long last = Long.MIN_VALUE;
            for (Tick tick : ticks) {
                assertThat(tick.atMillis())
                        .isBetween(range.fromMillis(), range.toMillis())
                        .isGreaterThan(last);
                last = tick.atMillis();
                double half = FixedMeasure.PLAIN.width(tick.label(), TextRole.AXIS) / 2;
                double x = (tick.atMillis() - from) * perMillis;
                if (!tick.label().isEmpty()) {
                    assertThat(x - half)
                            .as("%s in %s, %s px", tick, range, width)
                            .isGreaterThan(free);
                    free = x + half;
                }
            }
        }
    }

    private static TimeRange day(LocalDate day, ZoneId zone) {
        return new TimeRange(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private static List<String> labels(TimeRange range, ZoneId zone, double width) {
        return TimeAxis.of(range, zone, width, FixedMeasure.PLAIN).ticks().stream()
                .map(Tick::label)
                .filter(label -> !label.isEmpty())
                .toList();
    }

    @Test
    void monthsAreNamedInTheLanguageOfTheWindow() {
        TimeRange range = new TimeRange(Instant.parse("2026-05-01T00:00:00Z"), Instant.parse("2026-05-05T00:00:00Z"));
        assertThat(TimeAxis.of(range, ZoneOffset.UTC, 700, FixedMeasure.PLAIN, Locale.GERMAN)
                        .ticks())
                .extracting(Tick::label)
                .contains("2 Mai");
        assertThat(TimeAxis.of(range, ZoneOffset.UTC, 700, FixedMeasure.PLAIN).ticks())
                .extracting(Tick::label)
                .contains("2 May");
    }
}
