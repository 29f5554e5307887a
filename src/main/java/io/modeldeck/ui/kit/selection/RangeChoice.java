package io.modeldeck.ui.kit.selection;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A range of time as a person chose it. What is relative stays relative. */
public sealed interface RangeChoice {

    /** Everything there is. */
    record All() implements RangeChoice {}

    /** The last so-and-so long. */
    record Last(Duration length) implements RangeChoice {}

    record Between(TimeRange range) implements RangeChoice {}

    /** Of its beginning and its end at least one moves with the clock. */
    record Moving(TypedTime from, TypedTime to) implements RangeChoice {}

    /** What is looked at before somebody chooses. */
    RangeChoice USUAL = new Last(Duration.ofDays(7));

    List<RangeChoice> PRESETS = List.of(
            new Last(Duration.ofHours(1)),
            new Last(Duration.ofHours(6)),
            new Last(Duration.ofHours(24)),
            new Last(Duration.ofDays(7)),
            new Last(Duration.ofDays(30)),
            new Last(Duration.ofDays(90)),
            new All());

    /**
     * The choice of who typed these.
     *
     * @throws Problem where it would end before it starts, whatever the time is
     */
    static RangeChoice of(TypedTime from, TypedTime to) {
        if (from instanceof TypedTime.At start && to instanceof TypedTime.At end) {
            require(end.instant().isAfter(start.instant()));
            return new Between(new TimeRange(start.instant(), end.instant()));
        }
        if (from instanceof TypedTime.Back start && to instanceof TypedTime.Back end) {
            require(start.length().compareTo(end.length()) > 0);
            return end.length().isZero() ? new Last(start.length()) : new Moving(from, to);
        }
        return new Moving(from, to);
    }

    private static void require(boolean forward) {
        if (!forward) {
            throw new Problem(Messages.text("range.reversed"));
        }
    }

    /** The range for this model: counted back from now, or from its newest event where that is long ago. */
    default TimeRange resolve(ModelInfo model, Instant now) {
        Instant end = end(model, now);
        return switch (this) {
            case Between between -> between.range;
            case Last last -> TimeRange.endingAt(end, last.length);
            case Moving moving -> upTo(moving.from.resolve(end), moving.to.resolve(end));
            case All all -> {
                Instant start = model.oldestEventAt().orElse(end.minus(Duration.ofDays(1)));
                yield upTo(start, end);
            }
        };
    }

    /** Of a model that was never there at that time nothing is shown. */
    private static TimeRange upTo(Instant start, Instant end) {
        return new TimeRange(start.isAfter(end) ? end : start, end);
    }

    private static Instant end(ModelInfo model, Instant now) {
        // one millisecond more, since a range ends before its end
        return model.newestEventAt()
                .filter(newest -> model.isHistorical(now) || newest.isAfter(now))
                .map(newest -> newest.plusMillis(1))
                .orElse(now);
    }

    /** In words: "Last 24 hours". */
    default String words(Formats formats) {
        return switch (this) {
            case All all -> Messages.text("range.all");
            case Last last -> words(last.length);
            case Between between -> formats.range(between.range);
            case Moving moving -> words(moving.from, formats) + " – " + words(moving.to, formats);
        };
    }

    private static String words(TypedTime time, Formats formats) {
        return time instanceof TypedTime.At at ? formats.time(at.instant()) : time.text();
    }

    private static String words(Duration length) {
        long hours = length.toHours();
        if (length.toSecondsPart() != 0) {
            return length.toSeconds() == 1
                    ? Messages.text("range.last.second")
                    : Messages.text("range.last.seconds", length.toSeconds());
        }
        if (length.toMinutesPart() != 0) {
            return length.toMinutes() == 1
                    ? Messages.text("range.last.minute")
                    : Messages.text("range.last.minutes", length.toMinutes());
        }
        if (hours == 1) {
            return Messages.text("range.last.hour");
        }
        return hours <= 24 || hours % 24 != 0
                ? Messages.text("range.last.hours", hours)
                : Messages.text("range.last.days", length.toDays());
    }
}
