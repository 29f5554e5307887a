package io.modeldeck.alert;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Which alerts ask for nobody's attention, for how long, who said so and why.
 *
 * @param id 0 for one that is not kept yet
 * @param range in the models' own time; empty for one that was ended before it began
 */
public record Silence(long id, Kind kind, Matcher matcher, TimeRange range, String by, String reason) {

    /** A silence says that somebody knows; maintenance says that the model's figures mean nothing meanwhile. */
    public enum Kind {
        SILENCE,
        MAINTENANCE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        Hidden.Why why() {
            return this == SILENCE ? Hidden.Why.SILENCE : Hidden.Why.MAINTENANCE;
        }
    }

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int LONGEST_REASON = 4_000;

    public Silence {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new Problem("A " + kind.word() + " needs a reason of 1 to " + LONGEST_REASON
                    + " characters; give it with --comment TEXT.");
        }
        if (range.length().compareTo(LONGEST) > 0) {
            throw new Problem("A " + kind.word() + " lasts at most " + LONGEST.toDays()
                    + " days; name an earlier end, or switch the rule off.");
        }
    }

    public boolean isActive(Instant now) {
        return range.contains(now);
    }

    boolean hides(Alert alert, Instant now) {
        return isActive(now) && matcher.matches(alert);
    }

    Silence with(TimeRange other, String otherReason) {
        return new Silence(id, kind, matcher, other, by, otherReason);
    }
}
