package io.modeldeck.config;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A time in which nothing is promoted to production. Pure. */
public sealed interface FreezeWindow {

    /** Why, for whoever is turned away. */
    String reason();

    /** When it ends, where it covers the moment; empty where it does not. */
    Optional<Instant> end(Instant at);

    /** From one moment until another, which is not part of it. */
    record Dated(Instant from, Instant until, String reason) implements FreezeWindow {
        @Override
        public Optional<Instant> end(Instant at) {
            return !at.isBefore(from) && at.isBefore(until) ? Optional.of(until) : Optional.empty();
        }
    }

    /**
     * On certain days of each week, from one time of day until another; where that is not later, until then on the next day.
     *
     * @param days on which it begins
     */
    record Weekly(Set<DayOfWeek> days, LocalTime from, LocalTime until, ZoneId zone, String reason)
            implements FreezeWindow {

        public Weekly {
            days = Set.copyOf(days);
        }

        @Override
        public Optional<Instant> end(Instant at) {
            LocalDate today = at.atZone(zone).toLocalDate();
            return end(today, at).or(() -> end(today.minusDays(1), at));
        }

        /** When the window that begins on that day ends, where it covers the moment. */
        private Optional<Instant> end(LocalDate day, Instant at) {
            Instant start = day.atTime(from).atZone(zone).toInstant();
            Instant end = day.plusDays(until.isAfter(from) ? 0 : 1)
                    .atTime(until)
                    .atZone(zone)
                    .toInstant();
            boolean covered = days.contains(day.getDayOfWeek()) && !at.isBefore(start) && at.isBefore(end);
            return covered ? Optional.of(end) : Optional.empty();
        }
    }

    /** A freeze that holds now, and when the next promotion is possible. */
    record Frozen(Instant until, String reason) {}

    /** Whether one of the windows covers the moment; the end is that of all that follow without a gap. */
    static Optional<Frozen> at(List<FreezeWindow> windows, Instant at) {
        Optional<FreezeWindow> first =
                windows.stream().filter(window -> window.end(at).isPresent()).findFirst();
        return first.map(window -> new Frozen(endOfAll(windows, at), window.reason()));
    }

    private static Instant endOfAll(List<FreezeWindow> windows, Instant at) {
        Instant end = at;
        // Windows that never leave a gap have no end; a year ahead is answer enough.
        for (int i = 0; i < 1_000; i++) {
            Instant from = end;
            Optional<Instant> later = windows.stream()
                    .flatMap(window -> window.end(from).stream())
                    .max(Instant::compareTo);
            if (later.isEmpty()) {
                return end;
            }
            end = later.get();
        }
        return end;
    }
}
