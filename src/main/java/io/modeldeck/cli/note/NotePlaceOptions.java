package io.modeldeck.cli.note;

import io.modeldeck.cli.kit.Times;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.domain.TimeRange;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The moment or the stretch that a note is about. */
final class NotePlaceOptions {

    @Option(
            names = "--from",
            paramLabel = "TIME",
            order = 10,
            description = "The moment that it is about, or where its stretch begins (of a new note: now).")
    private Optional<String> from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            order = 11,
            description = "Where its stretch ends (a new note without it: a moment).")
    private Optional<String> to;

    boolean isGiven() {
        return from.isPresent() || to.isPresent();
    }

    /** Of a new note, which begins then when nobody says so. */
    TimeRange of(Instant otherwise, Times times) {
        return in(new TimeRange(otherwise, otherwise), times);
    }

    /** In the place of where a note stands: an edge that is not named stays, and a moment without an end is one still. */
    TimeRange in(TimeRange before, Times times) {
        Instant start = from.map(text -> times.parse("--from", text)).orElse(before.from());
        Instant end = to.map(text -> times.parse("--to", text)).orElse(before.isEmpty() ? start : before.to());
        if (end.isBefore(start)) {
            throw new WrongUsage("The note would end at " + times.full(end) + ", before it begins at "
                    + times.full(start) + "; --from must lie before --to.");
        }
        return new TimeRange(start, end);
    }
}
