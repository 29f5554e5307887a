package io.modeldeck.ui.kit;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
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

    List<RangeChoice> PRESETS = List.of(
            new Last(Duration.ofHours(1)),
            new Last(Duration.ofHours(6)),
            new Last(Duration.ofHours(24)),
            new Last(Duration.ofDays(7)),
            new Last(Duration.ofDays(30)),
            new Last(Duration.ofDays(90)),
            new All());

    /** The range for this model: counted back from now, or from its newest event where that is long ago. */
    default TimeRange resolve(ModelInfo model, Instant now) {
        Instant end = end(model, now);
        return switch (this) {
            case Between between -> between.range;
            case Last last -> TimeRange.endingAt(end, last.length);
            case All all -> {
                Instant start = model.oldestEventAt().orElse(end.minus(Duration.ofDays(1)));
                yield new TimeRange(start.isAfter(end) ? end : start, end);
            }
        };
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
            case Last last -> {
                long hours = last.length.toHours();
                if (hours == 1) {
                    yield Messages.text("range.last.hour");
                }
                yield hours <= 24
                        ? Messages.text("range.last.hours", hours)
                        : Messages.text("range.last.days", last.length.toDays());
            }
            case Between between -> formats.range(between.range);
        };
    }
}
