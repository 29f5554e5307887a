package io.modeldeck.quality;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.modeldeck.domain.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;

/**
 * A pattern whose cost is bounded: RE2 matches in time proportional to pattern × text, whatever the two are, and both are kept short. Remembers
 * what it said of a value. For one thread.
 */
final class BoundedPattern {

    static final int LONGEST_PATTERN = 500;
    /** A longer value breaks the constraint without being matched. */
    static final int LONGEST_VALUE = 1_000;
    /** Repetitions inside repetitions multiply: {@code (a{9}){9}} is 81 copies of a. */
    static final int MOST_COPIES = 1_000;

    private static final int REMEMBERED = 10_000;
    private static final java.util.regex.Pattern REPETITION =
            java.util.regex.Pattern.compile("\\{([0-9]{1,9})(?:,([0-9]{0,9}))?}");

    private final Pattern pattern;
    private final Map<String, Boolean> known = new HashMap<>();

    private BoundedPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Reads a pattern; refuses what is no RE2 pattern, is too long, or repeats too much. */
    static BoundedPattern of(String text) {
        if (text.isEmpty() || text.length() > LONGEST_PATTERN) {
            throw new Problem(
                    "A pattern has 1 to " + LONGEST_PATTERN + " characters, this one has " + text.length() + ".");
        }
        if (copies(text) > MOST_COPIES) {
            throw new Problem("The pattern " + Findings.shortened(text) + " repeats its parts more than " + MOST_COPIES
                    + " times; use smaller numbers in {}, or * and +.");
        }
        try {
            return new BoundedPattern(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            throw new Problem(
                    "The pattern " + Findings.shortened(text) + " cannot be used: " + e.getDescription()
                            + ". Patterns are those of RE2, without back references and look-around.",
                    e);
        }
    }

    private static double copies(String text) {
        return REPETITION
                .matcher(text)
                .results()
                .mapToDouble(BoundedPattern::times)
                .reduce(1, (a, b) -> a * Math.max(1, b));
    }

    private static double times(MatchResult repetition) {
        String most = repetition.group(2);
        return Double.parseDouble(most == null || most.isEmpty() ? repetition.group(1) : most);
    }

    /** Whether the whole text fits. */
    boolean fits(String value) {
        if (value.length() > LONGEST_VALUE) {
            return false;
        }
        Boolean said = known.get(value);
        if (said == null) {
            said = pattern.matches(value);
            if (known.size() < REMEMBERED) {
                known.put(value, said);
            }
        }
        return said;
    }
}
